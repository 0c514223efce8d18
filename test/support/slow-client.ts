import { connect } from 'node:net';
import { postHead } from './raw-socket.ts';

/**
 * How a client holds on to a connection: it sends nothing at all, a header line or a byte of the body now and then, or an
 * announced body that it never begins.
 */
export type Slowness = 'silent' | 'headers' | 'body' | 'no body';

/** A client that never comes to an end. */
export interface SlowClient {
  /** Resolves with what the server said, once the server has ended the connection. */
  readonly closed: Promise<string>;
  /** Gives up from this side. */
  leave(): void;
}

/** Time between two pieces, in milliseconds. */
const pauseMs = 500;

const openings: Record<Slowness, string> = {
  silent: '',
  headers: 'POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n',
  body: postHead('/api/messages', { 'Transfer-Encoding': 'chunked' }),
  'no body': postHead('/api/messages', { 'Content-Length': '100' }),
};
const pieces: Record<Slowness, string> = {
  silent: '',
  headers: 'X-Wait: 1\r\n',
  body: '1\r\n \r\n',
  'no body': '',
};

/** Opens a slow connection to a server on this machine. */
export function openSlowClient(url: string, slowness: Slowness): SlowClient {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(openings[slowness]);
  const dripping = setInterval(() => {
    if (socket.writable) socket.write(pieces[slowness]);
  }, pauseMs);
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => {
      clearInterval(dripping);
      resolve(said);
    });
  });
  return { closed, leave: () => socket.destroy() };
}
