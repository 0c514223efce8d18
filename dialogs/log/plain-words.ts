import { shorten } from '../../cards/shorten.ts';

/** A text out of a log or the name of a file, on one line, at most `most` characters: no signs that turn the text around or cannot be seen. */
export function plainWords(text: string, most: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .trim();
  return shorten(line, most);
}
