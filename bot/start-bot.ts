import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { sqlConversations } from '../integrations/sql-conversations.ts';
import { sqlKnowledgeJournal } from '../integrations/sql-knowledge-journal.ts';
import { openSqlStore, pingSqlStore } from '../integrations/sql-store.ts';
import { createAdapter } from './adapter.ts';
import { buildDesk } from './build-desk.ts';
import type { Config } from './config.ts';
import { createDeskBot } from './desk-bot.ts';
import { mountLocalChannel } from './local-channel/local-channel.ts';
import { createMetrics } from './metrics.ts';
import { createServer } from './server.ts';

/** A bot that listens. */
export interface RunningBot {
  /** Address of the server, such as `http://127.0.0.1:3978`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Opens the store, reads the knowledge and listens; rejects with a sentence that says what to do. */
export async function startBot(config: Config, log: Logger): Promise<RunningBot> {
  const store = await openSqlStore(join(config.dataDir, 'desk.db'));
  const desk = buildDesk(sqlKnowledgeJournal(store));
  const metrics = createMetrics();
  const bot = createDeskBot({ desk, conversations: sqlConversations(store), metrics, log });
  const adapter = createAdapter(config, log);
  const server = createServer({ adapter, bot, metrics, log, local: config.local, ready: () => pingSqlStore(store) });
  let url = '';
  const channel = config.local
    ? mountLocalChannel(server, { messagesUrl: () => `${url}/api/messages`, newId: randomUUID })
    : undefined;
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(explainListen(error, config));
    });
    server.listen(config.port, config.host, resolve);
  });
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  url = `http://${host}:${String(server.address().port)}`;
  return {
    url,
    async stop() {
      channel?.close();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      await store.destroy();
    },
  };
}

function explainListen(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code !== 'EADDRINUSE') return error;
  const message = `Port ${String(port)} on ${host} is in use. Stop the other program, or set PORT to a free port (PORT=0 picks one).`;
  return new Error(message, { cause: error });
}
