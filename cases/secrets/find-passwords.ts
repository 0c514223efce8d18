import { findAssigned } from './find-assigned.ts';
import { introducesName, leadAfter, type Lead } from './lead.ts';
import { findPlaces, secretBefore, secretBehind, type Span } from './name-places.ts';
import { credentialsWord, passwordWord } from './password-words.ts';
import { endsField, readWords, trimWord, type Word } from './read-words.ts';
import { findByPatterns, type SecretPattern } from './secret-pattern.ts';
import type { Secret } from './secret.ts';
import {
  isNamedPassword,
  isPlainPassword,
  isProse,
  isQuotedPassword,
  isStrong,
  isSigned,
  isUnmistakable,
} from './secret-value.ts';

/** Passwords behind a word for one, in a sentence or in a list, and before "is my password". */
export function findPasswords(text: string): Secret[] {
  const named = findPlaces(text, passwordWord).flatMap((place) => {
    const { before, after } = place;
    const assigned = findAssigned(after);
    const behind = assigned ? [assigned] : spansBehind(after, isDeed.test(before.slice(-longestDeed)));
    if (behind.length > 0) return behind.map((span) => secretBehind('a password', text, place, span));
    return spansBefore(before).map((span) => secretBefore('a password', place, span));
  });
  const paired = findPlaces(text, credentialsWord).flatMap((place) =>
    secondOfPair(place.after).map((span) => secretBehind('a password', text, place, span)),
  );
  return [...named, ...paired, ...findByPatterns(text, phrases)];
}

/** Several plain words, where a passphrase is told. */
const phrases: readonly SecretPattern[] = [
  {
    kind: 'a password',
    pattern:
      /(?:pass[ -]?phrase|passsatz|phrase secrète|frase de contraseña|frase secreta)["']?\s{0,3}(?:[:=]|\b(?:is|ist|est|es|é)(?=\s))\s{0,3}(\p{L}{3,16}(?:[ -]\p{L}{2,16}){2,11})(?=\s*(?:[.,;!\n]|$))/giu,
    isMeant: (value) => !isProse(value),
  },
];

/** What is done with a password, or becomes of it: a colon behind that leads to how it went. */
const isDeed =
  /(?:reset|change|expire|forg[eo]t|forgotten|verify|update|require|set|sync|minimum|maximum|(?:ção|ión|tion|miento|ment|cambio|ung)\s(?:de|du|da|del|des|der|of)(?:\s(?:la|le|the))?)\s{0,2}["']?$/i;
const longestDeed = 40;

/** What closes a name, and the colon behind it; a name that goes on otherwise is that of a page or a file. */
const opening = /^["'`*_)\]]{0,3}(?:\s{0,20}([:=]{1,2}>?)|(?=[\s,(|]|->|$))/;

/** Goes on over the words that may stand between the word for a password and the passwords, and collects these. */
function spansBehind(after: string, isOutcome: boolean): Span[] {
  const opened = opening.exec(after);
  if (!opened) return [];
  const found: Span[] = [];
  let lead: Lead | undefined = opened[1] === undefined ? 'none' : 'colon';
  let [isName, distance] = [false, 0];
  const words = readWords(after, opened[0].length);
  for (const [index, word] of words.entries()) {
    const isLast = !isOutcome && endsField(word, words[index + 1]);
    const value = trimWord(word);
    if (isPassword[lead](value.text, isLast, isName)) found.push(value);
    else lead = leadAfter(word.text, lead, isName);
    distance += Number(lead === 'far');
    if (lead === undefined || distance > mostBetween) break;
    isName = introducesName(word.text);
  }
  return found;
}

/** So many words about something else may stand in between. */
const mostBetween = 8;

type Test = (value: string, isLast: boolean, isName: boolean) => boolean;

/** Whether a word is a password, by what led to it. */
const isPassword: Readonly<Record<Lead, Test>> = {
  none: (value, _, isName) => !isName && isUnmistakable(value),
  direction: (value, _, isName) => (isName ? isUnmistakable(value) : isStrong(value) || isQuotedPassword(value)),
  announcer: (value, isLast) => isStrong(value) || isQuotedPassword(value) || (isLast && isNamedPassword(value)),
  far: () => false,
  faint: isSigned,
  colon: (value, isLast) => isStrong(value) || isQuotedPassword(value) || (isLast && isPlainPassword(value)),
};

/** In "Xyz123! is my password" and "is Xyz123! a good password" it stands before the word. */
function spansBefore(before: string): Span[] {
  const words = readWords(before, 0).slice(-mostBefore).reverse().map(trimWord);
  const found = words.find(({ text }, index) => isSigned(text) || (isStrong(text) && isIntroduced(words[index - 1])));
  return found ? [found] : [];
}

const mostBefore = 5;

function isIntroduced(next: Word | undefined): boolean {
  return next !== undefined && /^(?:is|was|ist|war|est|es|é|as|als|comme|como)$/.test(next.text);
}

const pairLead = /^\s{0,3}(?:[:=]|are|is|sind|ist|son|sont|são)\s{1,3}/;
const pair = /^[^\s/:]{2,64}[/:](\S{6,})$/;

/** In "credentials: jdoe / Xyz123!" it is the second of two. */
function secondOfPair(after: string): Span[] {
  const lead = pairLead.exec(after);
  if (!lead) return [];
  const words = readWords(after, lead[0].length).filter(({ text }) => !/^[/|,;:–-]$/.test(text));
  return words
    .slice(0, 2)
    .map(({ text, end }, index) =>
      index === 0 ? ([String(pair.exec(text)?.[1]), end] as const) : ([text, end] as const),
    )
    .filter(([value]) => isStrong(value))
    .map(([value, end]) => ({ start: end - value.length, end }));
}
