import { stem } from './stem.ts';
import type { Vocabulary } from './vocabulary.ts';
import { beyondAscii, plainWords } from './words.ts';

const unspacedRun = /[\u3040-\u30ff\u3400-\u9fff\u3099\u309a]+/;

/** Turns text into the terms that are indexed and looked up: our words, stemmed, without those that say nothing. */
export function readTerms(text: string, vocabulary: Vocabulary): string[] {
  return toTerms(splitWords(text, vocabulary), vocabulary);
}

/** The words of a text, folded, with those that are written without blanks taken apart. */
export function splitWords(text: string, vocabulary: Vocabulary): string[] {
  const words = plainWords(text);
  if (!beyondAscii.test(text)) return words;
  return words.flatMap((word) => (unspacedRun.test(word) ? splitUnspaced(word, vocabulary) : [word]));
}

/** The terms of words that `splitWords` gave; what several words say together is one thing. */
export function toTerms(words: readonly string[], vocabulary: Vocabulary): string[] {
  const terms: string[] = [];
  for (let at = 0; at < words.length;) {
    const length = longestKnown(words, at, vocabulary);
    const said = length > 0 ? vocabulary.same.get(words.slice(at, at + length).join(' ')) : undefined;
    for (const word of said ?? words.slice(at, at + 1)) {
      if (!vocabulary.stop.has(word)) terms.push(stem(word));
    }
    at += Math.max(1, length);
  }
  return terms;
}

function longestKnown(words: readonly string[], at: number, { same, longestFrom }: Vocabulary): number {
  // Most words begin nothing that we know, and need no joining.
  const longest = longestFrom.get(String(words[at])) ?? 0;
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    if (same.has(words.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}

/** Known terms first, longest first; what is left goes in overlapping pairs, the usual way to index such text. */
function splitUnspaced(run: string, vocabulary: Vocabulary): string[] {
  const found: string[] = [];
  let rest = '';
  const flush = (): void => {
    for (let at = 0; at + 1 < rest.length; at++) found.push(rest.slice(at, at + 2));
    rest = '';
  };
  for (let at = 0; at < run.length;) {
    const term = longestUnspaced(run, at, vocabulary);
    const ours = vocabulary.unspaced.get(term);
    if (!ours) {
      rest += run.charAt(at);
      at++;
      continue;
    }
    flush();
    found.push(...ours);
    at += term.length;
  }
  flush();
  return found;
}

function longestUnspaced(run: string, at: number, { unspaced, longestUnspaced: longest }: Vocabulary): string {
  for (let length = Math.min(longest, run.length - at); length > 1; length--) {
    const term = run.slice(at, at + length);
    if (unspaced.has(term)) return term;
  }
  return '';
}
