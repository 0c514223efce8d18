import { join } from 'node:path';
import { openSqlStore } from '../../integrations/sql-store.ts';
import { readConfig } from '../config.ts';
import { findCommand, runCommand, usage } from './run-command.ts';

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = findCommand(name);
  if (!command) {
    console.log(usage);
    return name === undefined || name === '--help' ? 0 : 2;
  }
  const read = readConfig();
  if (!read.ok) {
    console.error(`Settings to correct:\n  ${read.problems.join('\n  ')}`);
    return 1;
  }
  const { config } = read;
  const place =
    config.databaseUrl === undefined ? { file: join(config.dataDir, 'desk.db') } : { url: config.databaseUrl };
  try {
    const store = await openSqlStore(place);
    const parts = {
      config,
      store,
      now: () => new Date(),
      print: (line: string) => {
        console.log(line);
      },
    };
    return await runCommand(command, args, parts).finally(() => store.destroy());
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
