import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a client and a server on this machine, and fails the way networks and servers do. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks what is connected and refuses what comes, as a server that has stopped. */
  down(): Promise<void>;
  /** Takes connections again, on the same port. */
  up(): Promise<void>;
  /** Forgets every connection without a word, as a network that broke; new ones are served. */
  goSilent(): void;
  close(): Promise<void>;
}

/** A proxy in front of `target` on 127.0.0.1; what the server says passes through `alter`. */
export async function startTcpProxy(target: number, alter = (said: Buffer): Buffer => said): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;

  async function listen(on: number): Promise<Server> {
    const created = createServer((client) => {
      const upstream = connect(target, '127.0.0.1');
      for (const [from, to, pass] of [[client, upstream, asIs] as const, [upstream, client, alter] as const]) {
        sockets.add(from);
        from.on('data', (data: Buffer) => to.write(pass(data)));
        from.on('error', () => undefined);
        from.on('close', () => {
          sockets.delete(from);
          to.destroy();
        });
      }
    });
    created.listen(on, '127.0.0.1');
    await once(created, 'listening');
    return created;
  }

  async function down(): Promise<void> {
    server.close();
    for (const socket of sockets) socket.destroy();
    if (server.listening) await once(server, 'close');
  }

  return {
    port,
    down,
    async up() {
      server = await listen(port);
    },
    goSilent() {
      for (const socket of sockets) socket.removeAllListeners('data').resume();
    },
    close: down,
  };
}

const asIs = (said: Buffer): Buffer => said;
