import type { Change } from '../../cases/transitions.ts';
import {
  caseNouns,
  caseSayings,
  changeSayings,
  foldWord,
  packetSayings,
  seeSayings,
  selfSayings,
  wordsOf,
} from './case-sayings.ts';

/** What a whole message asks for in the words of cases. */
export type CaseCommand =
  | { readonly kind: 'list'; readonly which: 'own' | 'open' }
  | { readonly kind: 'setup' }
  | { readonly kind: 'see'; readonly number: number }
  | { readonly kind: 'packet'; readonly number: number }
  | {
      readonly kind: 'change';
      readonly change: Change;
      readonly number: number;
      /** What was written behind the number; empty where nothing was. */
      readonly text: string;
      /** The message says that the number is that of a case: else it may be that of an event as well. */
      readonly isNamed: boolean;
    };

const bySaying = new Map([
  ...heard<CaseCommand>(caseSayings.own, { kind: 'list', which: 'own' }),
  ...heard<CaseCommand>(caseSayings.open, { kind: 'list', which: 'open' }),
  ...heard<CaseCommand>(caseSayings.setup, { kind: 'setup' }),
]);

const byWord = new Map<string, Change>(
  (Object.keys(changeSayings) as Change[]).flatMap((change) => heard(changeSayings[change], change)),
);

const self: ReadonlySet<string> = new Set(wordsOf(selfSayings).map(foldWord));

function heard<Meaning>(words: Parameters<typeof wordsOf>[0], meaning: Meaning): (readonly [string, Meaning])[] {
  return wordsOf(words).map((word) => [foldWord(word), meaning]);
}

/** These stand alone, so that a sentence that begins with such a word is none of them. */
const withoutText: ReadonlySet<Change> = new Set(['claim', 'close']);

/** Below it there are no numbers of cases: "take 2" is about something else. */
const firstNumber = 1001;
/** Longer text is none of the commands that stand alone. */
const longestCommand = 256;

const anyOf = (words: Parameters<typeof wordsOf>[0]): string => `(?:${wordsOf(words).join('|')})`;

/** As long as the number of any case, and no longer; in Japanese the keyboard may give wide digits. */
const digits = String.raw`([\d０-９]{1,9})`;
const number = `[#＃]?${digits}`;
const noun = anyOf(caseNouns);
const copy = anyOf(packetSayings);
const seen = new RegExp(`^(?:${anyOf(seeSayings)} )?${noun} ?${number}(?: ?を(?:見る|表示))?$`, 'i');
const packet = new RegExp(`^(?:${copy} ?(?:${noun} ?)?${number}|${noun} ?${number} ${copy})$`, 'i');
const answered = new RegExp(`^${noun} ?${number} ?[:：](.*)$`, 'is');
const changed = new RegExp(
  String.raw`^([\p{L}\p{M}]{1,20}) ?((?:${noun} ?)?[#＃]?)${digits}[.!?。！？]*(?:(?: ?[:：]|\s)(.*))?$`,
  'isu',
);
const polite = String.raw`please|bitte|svp|s['’]il vous pla[iî]t|por favor|お願いします`;
const politeStart = new RegExp(`^(?:${polite}),? `, 'i');
const politeEnd = new RegExp(`^(?:[.!?。！？]+|${polite})?$`, 'i');

/** Whether a message says something in a case, and not only that something is to be done or shown. */
export function carriesText(text: string): boolean {
  const command = findCaseCommand(text);
  return command?.kind === 'change' && command.text !== '';
}

/** The command that a whole message stands for; a text that only contains such words is none. */
export function findCaseCommand(text: string): CaseCommand | undefined {
  const said = text.trim().replace(politeStart, '');
  return (said.length > longestCommand ? undefined : findPlain(said)) ?? findAnswer(said) ?? findChange(said);
}

function findPlain(said: string): CaseCommand | undefined {
  const plain = said.replace(/[.!?。！？]+$/, '').replace(/\s+/g, ' ');
  const command = bySaying.get(foldWord(plain));
  if (command) return command;
  const toSee = seen.exec(plain)?.[1];
  if (toSee !== undefined) return { kind: 'see', number: toNumber(toSee) };
  const [, before, after = before] = packet.exec(plain) ?? [];
  return after === undefined ? undefined : { kind: 'packet', number: toNumber(after) };
}

function findAnswer(said: string): CaseCommand | undefined {
  const [, of, text = ''] = answered.exec(said) ?? [];
  if (of === undefined) return undefined;
  return { kind: 'change', change: 'answer', number: toNumber(of), text: text.trim(), isNamed: true };
}

function findChange(said: string): CaseCommand | undefined {
  const found = changed.exec(said);
  return found ? readChange(found) : undefined;
}

function readChange([, word = '', named, written = '', behind = '']: RegExpExecArray): CaseCommand | undefined {
  const change = byWord.get(foldWord(word));
  const text = change && textBehind(change, behind.trim());
  if (change === undefined || text === undefined) return undefined;
  const command = { kind: 'change', change, number: toNumber(written), text, isNamed: named !== '' } as const;
  return isOfCase(command) ? command : undefined;
}

function isOfCase({ isNamed, number: of }: { readonly isNamed: boolean; readonly number: number }): boolean {
  return isNamed || of >= firstNumber;
}

/** Undefined where more is said than the command can mean: "close 31034 and tell me why" is a question. */
function textBehind(change: Change, behind: string): string | undefined {
  if (change === 'assign' && self.has(foldWord(behind).replace(/[.!。！]$/, ''))) return 'to me';
  if (!withoutText.has(change)) return behind;
  return politeEnd.test(behind) ? '' : undefined;
}

function toNumber(written: string): number {
  return Number(written.normalize('NFKC'));
}
