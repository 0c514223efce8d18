import { combineResults, type Result } from './combine-results.ts';
import type { Output } from './output.ts';
import { squash } from './pasted-text.ts';
import { readUserRows, type UserRow, type UserRows } from './user-rows.ts';

/** Whether an account can take a new password, from the plain text of `net user NAME /domain`; undefined when it is other text. */
export function readNetUser(plain: string, isExpected: boolean): Output | undefined {
  const isAsked = isExpected || /> *net1?(?:\.exe)? +user\b/i.test(plain);
  // One line alone may stand in any text.
  const accounts = readUserRows(plain).filter(({ size }) => isAsked || size > 1);
  return combineResults('net-user', [...accounts.map(judge), ...(isNotFound(plain, isAsked) ? [notFound] : [])]);
}

/** The message in English, and its number, which stands there in every language. */
function isNotFound(plain: string, isAsked: boolean): boolean {
  const hasMessage = squash(plain).includes('theusernamecouldnotbefound.');
  const hasNumber = /\bNET HELPMSG 2221\b/i.test(plain);
  return isAsked ? hasMessage || hasNumber : hasMessage && hasNumber;
}

const notFound: Result = {
  verdict: 'bad',
  says: 'No user with that name was found. The command needs the short account name, not the sign-in address.',
  facts: [],
};

/** The two lines that decide. */
const deciding: readonly UserRow[] = ['Account active', 'User may change password'];

function judge(rows: UserRows): Result {
  const refused = deciding.filter((row) => rows.get(row) === 'No');
  const open = deciding.filter((row) => rows.get(row) !== 'Yes' && rows.get(row) !== 'No');
  const main = refused.length > 0 ? refused.map(sayRefused) : open.map((row) => sayOpen(row, rows.get(row)));
  const says = [...(main.length > 0 ? main : [sayGood]), ...sayDates(rows)].join(' ');
  const facts = Array.from(rows, ([name, value]) => ({ name, value })).filter(({ value }) => value !== locked);
  if (refused.length > 0) return { verdict: 'bad', says, facts };
  return { verdict: open.length > 0 ? 'unclear' : 'good', says, facts };
}

const locked = 'Locked';
const sayGood = 'The account is active, and the user may change the password.';

function sayRefused(row: UserRow): string {
  if (row === 'Account active') return '“Account active” says No: the account is switched off.';
  return '“User may change password” says No: a new password is refused, however good it is.';
}

function sayOpen(row: UserRow, value: string | undefined): string {
  if (value === locked) return '“Account active” says Locked: the account is locked out at present.';
  return `The line “${row}” is missing, or it says neither Yes nor No. Paste the whole output.`;
}

function sayDates(rows: UserRows): readonly string[] {
  const dates: readonly (readonly [row: UserRow, say: (date: string) => string])[] = [
    ['Password last set', (date) => `The password was last set on ${date}.`],
    ['Password changeable', (date) => `It can be changed again from ${date} on.`],
    ['Password expires', (date) => `It expires on ${date}.`],
  ];
  return dates.flatMap(([row, say]) => {
    const date = rows.get(row);
    return date === undefined ? [] : say(date);
  });
}
