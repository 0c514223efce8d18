import { readConfig } from '../../bot/config.ts';
import type { OperatorParts } from '../../bot/operator/command.ts';
import { findCommand, runCommand } from '../../bot/operator/run-command.ts';
import type { SqlStore } from '../../integrations/sql-store.ts';

/** What a command came to: its exit code and what it printed. */
export interface CommandResult {
  readonly code: number;
  readonly printed: string;
}

/** Runs a command of the operator, given as it is typed, on a store. */
export async function operate(
  line: string,
  store: SqlStore,
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const [name, ...args] = line.split(' ');
  const command = findCommand(name);
  const read = readConfig(env);
  if (!command || !read.ok) throw new Error(`“${line}” cannot be run with these settings.`);
  const printed: string[] = [];
  const parts: OperatorParts = {
    config: read.config,
    store,
    now: () => new Date('2026-03-02T09:00:00Z'),
    print: (text) => printed.push(text),
  };
  return { code: await runCommand(command, args, parts), printed: printed.join('\n') };
}
