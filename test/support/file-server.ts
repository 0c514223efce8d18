import type { Behaviour } from './faulty-channel.ts';
import { startFaultyChannel, type FaultyChannel } from './faulty-channel.ts';

/** Starts a server on loopback that does under each path what it is told to, whatever the query, and answers 404 under any other. */
export function startFileServer(files: Readonly<Record<string, Behaviour>>): Promise<FaultyChannel> {
  return startFaultyChannel((request, response, call) => {
    const behave = files[call.path.replace(/\?.*/, '')];
    if (behave) behave(request, response, call);
    else answering404(request, response, call);
  });
}

const answering404: Behaviour = (_, response) => {
  response.writeHead(404);
  response.end();
};

/** Hands out bytes, with their length unless `hasLength` is false. */
export function sending(bytes: Uint8Array, { hasLength = true }: { hasLength?: boolean } = {}): Behaviour {
  return (_, response) => {
    response.writeHead(200, hasLength ? { 'Content-Length': bytes.length } : {});
    response.end(bytes);
  };
}

/** Writes these bytes to the connection as they are, and ends it unless it stays open. */
export function writing(text: string, { staysOpen = false }: { staysOpen?: boolean } = {}): Behaviour {
  return (_, { socket }) => {
    socket?.write(text, () => {
      if (!staysOpen) socket.end();
    });
  };
}

/** Sends a byte now and again, without an end. */
export const dripping: Behaviour = (_, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => {
    clearInterval(timer);
  });
};

/** Sends as much as the other side takes, without an end. */
export const flooding: Behaviour = (_, response) => {
  response.writeHead(200);
  const piece = Buffer.alloc(64 * 1024);
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
};

/** Answers with another address. */
export function leadingTo(location: string, status = 302): Behaviour {
  return (_, response) => {
    response.writeHead(status, { Location: location });
    response.end('<html>moved</html>');
  };
}

/** A file as Teams attaches it to a message in a personal chat. */
export function attached(address: string, name: string | null = 'Application.evtx'): object {
  const content = { downloadUrl: address, uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D', fileType: 'evtx' };
  return { contentType: 'application/vnd.microsoft.teams.file.download.info', name, content };
}
