import type { StorePlace } from '../../integrations/sql-store.ts';
import { bundledBot } from './bundled-bot.ts';
import { startProgram } from './program.ts';

/** The bot in a process of its own. */
export interface ProcessBot {
  readonly url: string;
  /** Ends the process in the given way and resolves when it is gone. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** Starts the bot on a free port, with its store where it is told; resolves when it listens. */
export async function startProcessBot(place: StorePlace): Promise<ProcessBot> {
  const store: Record<string, string> =
    'url' in place ? { DATABASE_URL: place.url } : { DATA_DIR: place.file.replace(/\/desk\.db$/, '') };
  const program = startProgram(await bundledBot(), [], { PORT: '0', LOG_LEVEL: 'silent', ...store });
  const line = await program.prints(/listens at (\S+)\/api\/messages/);
  return {
    url: line.replace(/^listens at |\/api\/messages$/g, ''),
    async end(signal) {
      program.signal(signal);
      await program.ended;
    },
  };
}

/** A typed message in one conversation, whose replies go to `serviceUrl`. */
export function messageOf(text: string, id: string, serviceUrl: string, conversation = 'conversation-1'): object {
  return {
    type: 'message',
    id,
    text,
    channelId: 'test',
    serviceUrl,
    timestamp: '2026-01-05T09:00:00.000Z',
    from: { id: '29:ada', name: 'Ada Lovelace' },
    recipient: { id: 'desk', name: 'Writeback Desk' },
    conversation: { id: conversation, conversationType: 'personal' },
  };
}
