import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { WrongCall } from './command.ts';

/** What stands behind the name of a command: words, and values and switches by name. */
export interface Args {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly switches: ReadonlySet<string>;
}

/** Reads what stands behind the name of a command; throws WrongCall for what it does not know. */
export function readArgs(
  args: readonly string[],
  names: { values?: readonly string[]; switches?: readonly string[] },
): Args {
  const { values = [], switches = [] } = names;
  const options: ParseArgsOptionsConfig = {};
  for (const name of values) options[name] = { type: 'string' };
  for (const name of switches) options[name] = { type: 'boolean' };
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true });
    const given: [string, unknown][] = Object.entries(read.values);
    return {
      words: read.positionals,
      values: Object.fromEntries(given.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
      switches: new Set(given.filter(([, value]) => value === true).map(([name]) => name)),
    };
  } catch (error) {
    throw new WrongCall((error as Error).message.split('. ')[0] ?? '');
  }
}

/** Reads the number of a case; throws WrongCall for anything else. */
export function readCaseNumber(word: string | undefined): number {
  if (word !== undefined && /^#?\d{1,10}$/.test(word)) return Number(word.replace('#', ''));
  throw new WrongCall(`${word ?? 'Nothing'} is no number of a case; expected one such as 1042`);
}

/** The value of an option that must be there. */
export function need({ values }: Args, name: string): string {
  const value = values[name];
  if (value === undefined || value === '') throw new WrongCall(`--${name} is missing`);
  return value;
}
