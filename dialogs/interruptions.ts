import { sayings } from './sayings.ts';

/** What a person may say at any time, whatever the bot has just asked. */
export type Interruption = keyof typeof sayings;

const bySaying = new Map<string, Interruption>(
  (Object.keys(sayings) as Interruption[]).flatMap((id) =>
    Object.values<string>(sayings[id])
      .flatMap((list) => list.split(', '))
      .map((saying) => [toPlain(saying), id] as const),
  ),
);

/** Longer text is never a command: it goes to the recognizer alone. */
const longestCommand = 256;

/** Words around a command that change nothing about what is meant. */
const politeStart =
  /^(?:(?:ok|okay|please|pls|can you|could you|would you|can i|could i|may i|i want to|i would like to|id like to|i need to) )+/;
const politeEnd = /(?: (?:please|pls|now|thanks|thank you|thx))+$/;

/** What somebody wants to be walked through, in lower case: "connectivity" of "walk me through connectivity, please". */
export function findWalkRequest(text: string): string | undefined {
  if (text.length > longestCommand) return undefined;
  const plain = toPlain(text).replace(politeStart, '').replace(politeEnd, '');
  return /^(?:walk|guide|take|lead) me through (?:the )?(.+)$/.exec(plain)?.[1];
}

/** The interruption that a whole message stands for, or undefined. */
export function findInterruption(text: string): Interruption | undefined {
  if (text.length > longestCommand) return undefined;
  const plain = toPlain(text);
  return bySaying.get(plain) ?? bySaying.get(plain.replace(politeStart, '').replace(politeEnd, ''));
}

function toPlain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[.!,;:。！]+|(?<=[^\s?]\s*)[?？]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
