const marks = /[\u0300-\u036f]+/g;
/** More marks on one letter than any language has: putting them in order would cost the square of their number. */
export const tooManyMarks = /(?<=\p{M}{8})\p{M}+/gu;
/** No word of a language takes more characters than this when its ligatures are taken apart. */
const mostGrowth = 3;
const word = /[\p{L}\p{N}]+/gu;
const plainWord = /[a-z0-9]+/g;
/** Beyond these characters letters have accents and other forms. */
export const beyondAscii = /[^\0-\x7f]/;

/** Lower case without accents, ligatures and typographic quotes, so that one word has one spelling. */
export function fold(text: string): string {
  // Most text is English or a log, and has nothing to take apart.
  if (!beyondAscii.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return text
    .replace(/[’‘´]/g, "'")
    .replace(tooManyMarks, '')
    .normalize('NFKD')
    .replaceAll('`', "'")
    .slice(0, mostGrowth * text.length)
    .replace(marks, '')
    .toLowerCase()
    .normalize('NFC');
}

/** French articles and pronouns that lean on the next word. */
const elided = /(?<!\p{L})(?:[cdjlmnst]|qu)'(?=\p{L})/gu;

/** The words of a text in order, folded; an apostrophe inside a word is dropped ("can't" is `cant`, "l'erreur" is `erreur`). */
export function plainWords(text: string): string[] {
  const folded = fold(text);
  const joined = folded.includes("'") ? folded.replace(elided, '').replace(/(\p{L})'(?=\p{L})/gu, '$1') : folded;
  return joined.match(beyondAscii.test(joined) ? word : plainWord) ?? [];
}
