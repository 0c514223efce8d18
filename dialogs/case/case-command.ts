import type { Change } from '../../cases/transitions.ts';

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

const lists: readonly (readonly ['own' | 'open', readonly string[]])[] = [
  ['own', ['my cases', 'my open cases', 'meine fälle', 'meine faelle', 'meine offenen fälle']],
  ['own', ['mes dossiers', 'mis casos', 'meus casos']],
  ['open', ['cases', 'open cases', 'fälle', 'faelle', 'offene fälle', 'offene faelle']],
];

const bySaying = new Map<string, CaseCommand>([
  ...lists.flatMap(([which, words]) => words.map((saying) => [saying, { kind: 'list', which } as const] as const)),
  ...['setup', 'set up', 'set up triage', 'setup triage', 'einrichten'].map(
    (saying) => [saying, { kind: 'setup' } as const] as const,
  ),
]);

/** Words that change a case; what is behind the number is its text. */
const changeWords: Readonly<Record<Change, readonly string[]>> = {
  answer: ['answer', 'antwort'],
  claim: ['claim', 'take', 'übernehmen'],
  assign: ['assign'],
  ask: ['ask', 'frage'],
  note: ['note', 'notiz'],
  resolve: ['resolve', 'lösen'],
  close: ['close', 'schließen', 'schliessen'],
  reopen: ['reopen'],
};

const byWord = new Map<string, Change>(
  (Object.keys(changeWords) as Change[]).flatMap((change) =>
    changeWords[change].map((word) => [word, change] as const),
  ),
);

/** These stand alone, so that a sentence that begins with such a word is none of them. */
const withoutText: ReadonlySet<Change> = new Set(['claim', 'close']);

/** Below it there are no numbers of cases: "take 2" is about something else. */
const firstNumber = 1001;
/** Longer text is none of the commands that stand alone. */
const longestCommand = 256;

/** As long as the number of any case, and no longer. */
const number = String.raw`#?(\d{1,9})`;
const seen = new RegExp(`^(?:show |zeige )?(?:case|fall) ?${number}$`, 'i');
const packet = new RegExp(
  `^(?:(?:packet|paket|copy) (?:case |fall )?${number}|(?:case|fall) ?${number} (?:packet|paket))$`,
  'i',
);
const answered = new RegExp(`^(?:case|fall) ?${number} ?:(.*)$`, 'is');
const changed = /^(\p{L}{1,20}) (?:case |fall )?#?(\d{1,9})[.!?]*(?:(?: ?:|\s)(.*))?$/isu;

/** Whether a message says something in a case, and not only that something is to be done or shown. */
export function carriesText(text: string): boolean {
  const command = findCaseCommand(text);
  return command?.kind === 'change' && command.text !== '';
}

/** The command that a whole message stands for; a text that only contains such words is none. */
export function findCaseCommand(text: string): CaseCommand | undefined {
  const said = text.trim().replace(/^(?:please|bitte) /i, '');
  return (said.length > longestCommand ? undefined : findPlain(said)) ?? findAnswer(said) ?? findChange(said);
}

function findPlain(said: string): CaseCommand | undefined {
  const plain = said.replace(/[.!?]+$/, '').replace(/\s+/g, ' ');
  const command = bySaying.get(plain.toLowerCase());
  if (command) return command;
  const toSee = seen.exec(plain)?.[1];
  if (toSee !== undefined) return { kind: 'see', number: Number(toSee) };
  const [, before, after = before] = packet.exec(plain) ?? [];
  return after === undefined ? undefined : { kind: 'packet', number: Number(after) };
}

function findAnswer(said: string): CaseCommand | undefined {
  const [, of, text = ''] = answered.exec(said) ?? [];
  if (of === undefined) return undefined;
  return { kind: 'change', change: 'answer', number: Number(of), text: text.trim(), isNamed: true };
}

function findChange(said: string): CaseCommand | undefined {
  const [, word = '', digits, behind = ''] = changed.exec(said) ?? [];
  const change = byWord.get(word.toLowerCase());
  if (change === undefined) return undefined;
  const of = Number(digits);
  const isNamed = /^\S+ (?:case |fall |#)/i.test(said);
  const text = textBehind(change, behind.trim());
  return text === undefined || (!isNamed && of < firstNumber)
    ? undefined
    : { kind: 'change', change, number: of, text, isNamed };
}

/** Undefined where more is said than the command can mean: "close 31034 and tell me why" is a question. */
function textBehind(change: Change, behind: string): string | undefined {
  if (!withoutText.has(change)) return behind;
  return /^(?:[.!?]+|please|bitte)?$/i.test(behind) ? '' : undefined;
}
