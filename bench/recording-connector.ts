import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The channel's side in the process of the bench: takes what bots send, over kept connections. */
export interface RecordingConnector {
  readonly url: string;
  /** Resolves when the first reply to this activity is in, and rejects after 10 seconds; call it before the activity is sent. */
  arrival(activityId: string): Promise<void>;
  stop(): void;
}

const replyLimitMs = 10_000;

/** Starts the channel's side on a free port. */
export async function startRecordingConnector(): Promise<RecordingConnector> {
  let count = 0;
  const waiting = new Map<string, () => void>();
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      count += 1;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"id":"reply-${String(count)}"}`);
      // Both bots reply to the activity they were sent: its id ends the path.
      const id = (request.url ?? '').split('/').at(-1) ?? '';
      waiting.get(id)?.();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    arrival: (id) =>
      new Promise((resolve, reject) => {
        const limit = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`No reply within ${String(replyLimitMs)} ms.`));
        }, replyLimitMs);
        waiting.set(id, () => {
          clearTimeout(limit);
          waiting.delete(id);
          resolve();
        });
      }),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
