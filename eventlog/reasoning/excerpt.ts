import { mask } from './mask.ts';

/** Characters of an excerpt at most. */
const longest = 240;
/** Characters before a proof that are shown with it. */
const before = 60;
/** Characters that are masked for an excerpt: masks may be shorter than what they hide. */
const window = 900;
/** What follows on a line about a person, and never proves anything. */
const tail = /, (?:Context|Details): /;

/** The part of a text that carries a proof: one line of at most 240 characters, masked, the computer's name as well. */
export function excerptOf({ text, at }: { readonly text: string; readonly at: number }, computer = ''): string {
  const start = startOf(text, at);
  const rest = text.slice(start, start + window);
  const proof = at - start;
  const after = rest.slice(proof);
  const ends = [after.search(/[\r\n]/), after.search(tail)].filter((end) => end > 0);
  const line = rest.slice(0, proof + Math.min(after.length, ...ends));
  // A word that is cut could not be told for what it is.
  const isCut = line.length === window && start + window < text.length;
  const whole = isCut ? line.slice(0, Math.max(0, line.lastIndexOf(' '))) : line;
  const masked = mask(withoutComputer(whole, computer)).replace(/\s+/g, ' ').trim();
  return masked.length <= longest ? masked : `${masked.slice(0, longest - 1)}…`;
}

/** The beginning of the line, or of a word shortly before the proof. */
function startOf(text: string, at: number): number {
  const lineBreak = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at));
  if (at - lineBreak <= before) return lineBreak + 1;
  const space = text.indexOf(' ', at - before);
  return space === -1 || space >= at ? at : space + 1;
}

/** Short names of computers have no shape by which they could be told. */
function withoutComputer(text: string, computer: string): string {
  const short = computer.split('.', 1).join();
  if (short.length < 3 || short.length > 63) return text;
  const escaped = short.replace(/[^\w-]/g, String.raw`\$&`);
  return text.replace(new RegExp(String.raw`(?<![\w-])${escaped}(?:\.[\w.-]+)?(?![\w-])`, 'gi'), '[server]');
}
