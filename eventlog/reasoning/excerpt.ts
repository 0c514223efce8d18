import { maskPlace, type Place } from './mask.ts';

/** Characters of an excerpt at most. */
const longest = 240;
/** Characters before a proof that are shown with it. */
const before = 60;
/** Characters on both sides of a proof that are masked for an excerpt: no name is longer. */
const reach = 2000;
/** What follows on a line about a person, and never proves anything. */
const tail = /, (?:Context|Details): /;

/**
 * The part of a text that carries a proof: one line of at most 240 characters, masked, the names of computers as well. It is masked
 * before it is cut: of a name that is cut nobody could tell what it is.
 */
export function excerptOf(proof: Place, computers?: ReadonlySet<string>): string {
  const { text, at } = maskPlace(lineOf(proof), computers);
  const shown = text.slice(startOf(text, at)).replace(/\s+/g, ' ').trim();
  return shown.length <= longest ? shown : `${shown.slice(0, longest - 1)}…`;
}

/** The line around a proof, of a very long one the words near to it. */
function lineOf({ text, at }: Place): Place {
  const lineBreak = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at));
  const start = at - lineBreak <= reach ? lineBreak + 1 : wordAfter(text, at - reach, at);
  const after = text.slice(at, at + reach);
  const ends = [after.search(/[\r\n]/), after.search(tail)].filter((end) => end > 0);
  const line = text.slice(start, at + Math.min(after.length, ...ends));
  const isCut = ends.length === 0 && at + reach < text.length;
  return { text: isCut ? line.slice(0, Math.max(0, line.lastIndexOf(' '))) : line, at: at - start };
}

/** The beginning of a line, or of a word shortly before the proof. */
function startOf(text: string, at: number): number {
  return at <= before ? 0 : wordAfter(text, at - before, at);
}

/** Where the first word after a place begins, at the latest the proof. */
function wordAfter(text: string, from: number, at: number): number {
  const space = text.indexOf(' ', from);
  return space === -1 || space >= at ? at : space + 1;
}
