import type { Server as HttpServer } from 'node:http';
import type { Config } from './config.ts';
import type { createServer } from './server.ts';

type Server = ReturnType<typeof createServer>;

/** How long a connection that carries no turn may outlast the server, in milliseconds. */
const lingerMs = 2000;

/** Listens where the settings say and resolves with the address; rejects with a sentence that says what to do. */
export async function startListening(server: Server, config: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(explain(error, config));
    });
    server.listen(config.port, config.host, resolve);
  });
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${host}:${String(server.address().port)}`;
}

function explain(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code !== 'EADDRINUSE') return error;
  const message = `Port ${String(port)} on ${host} is in use. Stop the other program, or set PORT to a free port (PORT=0 picks one).`;
  return new Error(message, { cause: error });
}

/** Takes no more connections, and cuts off those that are still open after a while: call it when no turn runs any more. */
export async function stopListening(server: Server): Promise<void> {
  const cut = setTimeout(() => {
    (server.server as HttpServer).closeAllConnections();
  }, lingerMs);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  clearTimeout(cut);
}
