import { auditCommand } from './audit-command.ts';
import { backupCommand, eraseAgainCommand, restoreCommand } from './backup-command.ts';
import { casesCommand } from './cases-command.ts';
import { WrongCall, type Command, type OperatorParts } from './command.ts';
import { connectorsCommand } from './connectors-command.ts';
import { outboxCommand } from './outbox-command.ts';
import { erasePersonCommand, exportPersonCommand } from './person-command.ts';
import { retentionCommand } from './retention-command.ts';

/** Every command of the operator, by name. */
const commands: ReadonlyMap<string, Command> = new Map([
  ['cases', casesCommand],
  ['outbox', outboxCommand],
  ['connectors', connectorsCommand],
  ['retention', retentionCommand],
  ['export', exportPersonCommand],
  ['erase', erasePersonCommand],
  ['erase-again', eraseAgainCommand],
  ['audit', auditCommand],
  ['backup', backupCommand],
  ['restore', restoreCommand],
]);

const lines = [...commands.values()].flatMap(({ usage }) => usage.map((line) => `  npm run desk -- ${line}`));

/** How to call the command line of the operator. */
export const usage = ['Looks after the cases of the desk, beside the running bot.', ...lines].join('\n');

/** The command that the first word names; undefined when there is none of that name. */
export function findCommand(name: string | undefined): Command | undefined {
  return name === undefined ? undefined : commands.get(name);
}

/** Runs a command and resolves with its exit code: 0 done, 1 not found or not well, 2 called wrongly. Whatever goes wrong is printed. */
export async function runCommand(command: Command, args: readonly string[], parts: OperatorParts): Promise<number> {
  try {
    return await command.run(args, parts);
  } catch (error) {
    if (error instanceof WrongCall) {
      parts.print(`${error.message}.\n${command.usage.map((line) => `  npm run desk -- ${line}`).join('\n')}`);
      return 2;
    }
    parts.print(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
