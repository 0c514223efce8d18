import { counted, type FoundRules, type PasswordRules } from './password-rules.ts';
import { trimmedLines } from './pasted-text.ts';

/** The rows of `net accounts` in their order, which is the same in every language. */
const labels = [
  'Force user logoff how long after time expires?',
  'Minimum password age (days)',
  'Maximum password age (days)',
  'Minimum password length',
  'Length of password history maintained',
  'Lockout threshold',
  'Lockout duration (minutes)',
  'Lockout observation window (minutes)',
  'Computer role',
];
/** The rules stand between the first row and the last one. */
const rulesFrom = 1;
const ruleCount = 7;
const role = 'Computer role';

/** A line with a label, a colon and one number or word. */
export interface AccountRow {
  readonly label: string;
  readonly value: string;
  /** Whether the label ends with a unit in brackets. */
  readonly hasUnit: boolean;
}

/** The lines of plain text that have the form of a row of `net accounts`, in any language. */
export function findRows(plain: string): readonly AccountRow[] {
  return trimmedLines(plain).flatMap((line) => {
    const colon = line.lastIndexOf(':');
    const label = line.slice(0, Math.max(0, colon)).trim().replace(/ +/g, ' ');
    const value = line.slice(colon + 1).trim();
    if (label.length < 2 || label.length > 120 || !/^(?:\d{1,5}|\p{L}{1,24})$/u.test(value)) return [];
    return [{ label, value, hasUnit: /[)\uff09]$/.test(label) }];
  });
}

/** The rules in the output of `net accounts`: by their labels in English, by the order of the rows in other languages. */
export function readAccountRules(plain: string): readonly FoundRules[] {
  const rows = findRows(plain);
  const named = byLabel(rows);
  return (named.length > 0 ? named : byOrder(rows)).map(describe).filter(({ facts }) => facts.length > 0);
}

type Values = ReadonlyMap<string, string>;

/** A label that comes again begins another output. */
function byLabel(rows: readonly AccountRow[]): readonly Values[] {
  const all: Map<string, string>[] = [];
  for (const { label, value } of rows) {
    const known = labels.find((one) => one.toLowerCase() === label.toLowerCase());
    if (known === undefined) continue;
    const open = all.at(-1);
    if (open && !open.has(known)) open.set(known, value);
    else all.push(new Map([[known, value]]));
  }
  return all;
}

/** Seven rows of rules in a row whose units stand where they stand in English. */
function byOrder(rows: readonly AccountRow[]): readonly Values[] {
  const from = rows.findIndex((_, at) => isRuleBlock(rows.slice(at, at + ruleCount)));
  if (from < 0) return [];
  const block = rows.slice(from, from + ruleCount + 1);
  return [new Map(block.map(({ value }, at) => [String(labels[rulesFrom + at]), value]))];
}

function isRuleBlock(rows: readonly AccountRow[]): boolean {
  const isNumber = (at: number): boolean => /^\d/.test(String(rows[at]?.value));
  return (
    rows.length === ruleCount &&
    rows.map(({ hasUnit }) => (hasUnit ? 'u' : '-')).join('') === 'uu---uu' &&
    isNumber(0) &&
    isNumber(2)
  );
}

function describe(values: Values): FoundRules {
  const kept = [...values].flatMap(([name, value]) => {
    const known = knownValue(name, value);
    return known === undefined ? [] : [{ name, value: known }];
  });
  const read = new Map(kept.map(({ name, value }) => [name, value]));
  const computer = read.get(role);
  return {
    facts: kept,
    rules: { ...rulesOf(read), isOfComputer: computer === 'WORKSTATION' || computer === 'SERVER' },
  };
}

/** What is printed where there is no number, in English. */
const words: Readonly<Record<string, string>> = {
  'Maximum password age (days)': 'Unlimited',
  'Length of password history maintained': 'None',
  'Lockout threshold': 'Never',
};

function knownValue(name: string, value: string): string | undefined {
  if (name === role) return ['WORKSTATION', 'SERVER', 'PRIMARY', 'BACKUP'].find((known) => known === value);
  if (/^\d/.test(value)) return value;
  return words[name];
}

function rulesOf(values: Values): PasswordRules {
  const [age, length, history, threshold, duration] = [1, 3, 4, 5, 6].map((at) => values.get(String(labels[at])));
  return {
    ...(age !== undefined && { minimumAge: inWords(age, 'day') }),
    ...(length !== undefined && { minimumLength: Number(length) }),
    ...(history !== undefined && { history: history === 'None' ? 0 : Number(history) }),
    ...(threshold !== undefined && { lockoutThreshold: threshold === 'Never' ? 0 : Number(threshold) }),
    ...(duration !== undefined && { lockoutDuration: inWords(duration, 'minute') }),
  };
}

function inWords(value: string, unit: string): string {
  return Number(value) === 0 ? 'none' : counted(Number(value), unit);
}
