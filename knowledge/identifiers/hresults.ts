import type { Identifier, KnownIdentifiers } from './identifier.ts';

interface Spelling {
  readonly pattern: RegExp;
  readonly read: (digits: string) => string;
  readonly isMeant: (value: string, known: KnownIdentifiers, before: string) => boolean;
}

const upper = (digits: string): string => digits.toUpperCase();

/** Severity bit: only values from 8 up are failures; 0x00000000 and flags such as keywords are not. */
const isFailure = (value: string): boolean => /^[89A-F]/.test(value) && !/^80{7}$/.test(value);

/** Eight digits alone may be an order or a telephone number. */
const otherBefore = /(?:order|parcel|paket|tracking|phone|tel|call|invoice|ticket|serial|number|nr|no)\W{0,3}$/i;

const spellings: readonly Spelling[] = [
  {
    pattern: /(?:\b0x|\bhr\s{0,2}[=:]?\s{0,2}(?:0x)?|\bhresult\b\W{0,3}(?:0x)?)([0-9a-f]{8})h?\b/gi,
    read: upper,
    isMeant: isFailure,
  },
  {
    pattern: /(?<![\w-])([0-9a-f]{8})h?(?![\w-])/gi,
    read: upper,
    isMeant: (value, known, before) => known.hresults.has(value) && !otherBefore.test(before),
  },
  {
    pattern: /(?<![\w.,-])-(\d{10})\b/g,
    read: (digits) => (-Number(digits) >>> 0).toString(16).toUpperCase(),
    isMeant: isFailure,
  },
];

/** HRESULTs as `0x80230619`, `hr=80230619`, `80230619h`, bare when known, or as a negative decimal number. */
export function findHresults(text: string, known: KnownIdentifiers): Identifier[] {
  const found = new Map<string, Identifier>();
  for (const { pattern, read, isMeant } of spellings) {
    for (const { 1: digits, index: at } of text.matchAll(pattern)) {
      const value = read(String(digits));
      if (found.has(value) || !isMeant(value, known, text.slice(Math.max(0, at - 16), at))) continue;
      found.set(value, { kind: 'hresult', value, at });
    }
  }
  return [...found.values()];
}
