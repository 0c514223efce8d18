import type { Identifier } from './identifier.ts';

const sspr = /\bsspr(?:[ _-]{1,2}|(?=\d))(?:error[ _-]?)?(?:code[ _-]?)?(\d{1,4})\b/gi;
const aadsts = /\baadsts[ _:-]?(\d{5,7})\b/gi;

/** Codes a page shows to people: `SSPR_0029` in any spelling, and `AADSTS…` of the sign-in service. */
export function findCodes(text: string): Identifier[] {
  const found = new Map<string, Identifier>();
  const add = (value: string, at: number): void => {
    if (!found.has(value)) found.set(value, { kind: 'code', value, at });
  };
  for (const hit of text.matchAll(sspr)) {
    const digits = String(hit[1]);
    if (looksLikeSspr(hit[0], digits)) add(`SSPR_${ssprDigits(digits)}`, hit.index);
  }
  for (const hit of text.matchAll(aadsts)) add(`AADSTS${String(hit[1])}`, hit.index);
  return [...found.values()];
}

/** "SSPR 2024" is a year and "SSPR 365" a product: with a blank only a leading zero or two digits make a code. */
function looksLikeSspr(spelled: string, digits: string): boolean {
  return (
    /[_-]/.test(spelled) ||
    digits.startsWith('0') ||
    digits.length === 2 ||
    (digits.length === 1 && !/\s{2}/.test(spelled) && spelled.length <= 6)
  );
}

/** SSPR_009 is a code of its own beside SSPR_0009, so three digits stay three. */
function ssprDigits(digits: string): string {
  return digits.length === 3 && digits.startsWith('0') ? digits : digits.padStart(4, '0');
}
