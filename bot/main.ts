import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startBot } from './start-bot.ts';

const read = readConfig();
if (!read.ok) {
  console.error(`The bot did not start. Settings to correct:\n  ${read.problems.join('\n  ')}`);
  process.exit(1);
}

try {
  const bot = await startBot(read.config, createLog(read.config));
  // Before anybody can know that it runs, and ask it to stop.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      bot.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(`The bot did not stop in good order. ${String(error)}`);
          process.exit(1);
        },
      );
    });
  }
  console.log(`Writeback Desk listens at ${bot.url}/api/messages`);
  if (read.config.local) console.log(`Open the chat page: ${bot.url}/`);
} catch (error) {
  console.error(`The bot did not start. ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
