import { connect } from 'node:net';

/** What came back over one connection, and how many bytes the other end let in before it was over. */
export interface Exchange {
  /** Empty when the connection was cut off without a word. */
  readonly answer: string;
  readonly sent: number;
}

/**
 * Writes bytes as they are to a server on this machine, and reads until the server ends the connection. What a client
 * library would refuse to send can be sent so; a long text can be given in pieces, which are made as they are needed.
 * With `hangUp` the client says after the last piece that nothing more comes.
 */
export function sendBytes(
  url: string,
  pieces: Iterable<string | Buffer>,
  { hangUp = false }: { hangUp?: boolean } = {},
): Promise<Exchange> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const rest = pieces[Symbol.iterator]();
    const socket = connect(Number(port), hostname);
    let answer = '';
    let sent = 0;
    const sendNext = (): void => {
      const next: IteratorResult<string | Buffer, unknown> = rest.next();
      if (next.done === true) {
        if (hangUp) socket.end();
        return;
      }
      socket.write(next.value, (failure) => {
        if (failure) return;
        sent += next.value.length;
        sendNext();
      });
    };
    socket.on('connect', sendNext);
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    // A server that cuts off what it does not want to read resets the connection.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve({ answer, sent });
    });
  });
}

/** The status of the first HTTP answer in a text; undefined when there is none. */
export function statusOf({ answer }: Exchange): number | undefined {
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** The head of a POST to a path, with `Host`, JSON type and these headers, up to and with the empty line. */
export function postHead(path: string, headers: Readonly<Record<string, string>>): string {
  const all = { Host: '127.0.0.1', 'Content-Type': 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** A body in chunks (`Transfer-Encoding: chunked`) of 64 KB, of this many bytes altogether. */
export function* chunkedBody(bytes: number): Generator<string> {
  const size = 64 * 1024;
  for (let sent = 0; sent < bytes; sent += size) yield `${size.toString(16)}\r\n${' '.repeat(size)}\r\n`;
  yield '0\r\n\r\n';
}
