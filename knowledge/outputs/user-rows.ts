import { isFilled, trimmedLines } from './pasted-text.ts';

/** The lines of `net user` that are read, in their order, by their English names. */
const names = [
  'Account active',
  'Password last set',
  'Password expires',
  'Password changeable',
  'User may change password',
] as const;

export type UserRow = (typeof names)[number];

/** The lines that were read: dates as they were printed, and Yes, No or Locked in English. */
export type UserRows = ReadonlyMap<UserRow, string>;

const date = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4} \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: [AP]M)?$/i;
const isDate = (value: string): boolean => date.test(value);
const states = ['Yes', 'No', 'Locked'];
const isDated = (name: UserRow): boolean => name.startsWith('Password');
/** Longer lines are none of this command's. */
const longestLine = 200;

/** The accounts in the output of `net user NAME`: by the labels in English, by the place of the lines in German. */
export function readUserRows(plain: string): readonly UserRows[] {
  // Windows puts marks for the direction of writing into dates.
  const lines = trimmedLines(plain.replace(/[\u200e\u200f]/g, ''))
    .filter((line) => isFilled(line) && line.length < longestLine)
    .map((line) => line.trim().replace(/ +/g, ' '));
  const named = byLabel(lines);
  return named.length > 0 ? named : byPlace(lines);
}

/** The first line begins another account, and so does one that comes again. */
function byLabel(lines: readonly string[]): readonly UserRows[] {
  const all: Map<UserRow, string>[] = [];
  for (const line of lines) {
    const name = names.find((one) => line.toLowerCase().startsWith(`${one.toLowerCase()} `));
    const value = name && knownValue(name, line.slice(name.length + 1));
    if (name === undefined || value === undefined) continue;
    const open = all.at(-1);
    if (open && name !== names[0] && !open.has(name)) open.set(name, value);
    else all.push(new Map([[name, value]]));
  }
  return all;
}

function knownValue(name: UserRow, value: string): string | undefined {
  if (isDated(name)) return isDate(value) ? value : undefined;
  return states.find((state) => state.toLowerCase() === value.toLowerCase());
}

/** As German output prints them; in other languages these words were not seen. */
const german: ReadonlyMap<string, string> = new Map([
  ['Ja', 'Yes'],
  ['Nein', 'No'],
]);

/**
 * Two dates with one line between them, and two answers below: consoles spoil letters of the labels, but not the order.
 * Whether the account is active stands two lines above.
 */
function byPlace(lines: readonly string[]): readonly UserRows[] {
  return lines.flatMap((_, at) => {
    const [set, expires, changeable] = [at, at + 1, at + 2].map((one) => dateIn(lines[one]));
    const [active, required, may] = [at - 2, at + 3, at + 4].map((one) => answerIn(lines[one]));
    if (!set || !changeable || !required || !may) return [];
    const values = [active, set, expires, changeable, may];
    return new Map(names.flatMap((name, row) => (values[row] === undefined ? [] : [[name, values[row]]])));
  });
}

/** The date that a line ends with; it has two words, or three with AM or PM. */
function dateIn(line = ''): string | undefined {
  const words = line.split(' ');
  return [2, 3].map((count) => words.slice(-count).join(' ')).find(isDate);
}

function answerIn(line = ''): string | undefined {
  return german.get(line.slice(line.lastIndexOf(' ') + 1));
}
