/** What the text of an event says that only one source writes under one of these numbers. */
interface Sign {
  readonly source: string;
  readonly isOf: (id: number) => boolean;
  readonly words: RegExp;
}

const engineFaults: readonly number[] = [6306, 6329, 6800];

const signs: readonly Sign[] = [
  {
    source: 'PasswordResetService',
    isOf: (id) => id >= 31_000 && id < 34_000,
    words: /TrackingId\s{0,3}:|Synchronization Engine returned an error/i,
  },
  { source: 'ADSync', isOf: (id) => engineFaults.includes(id), words: /\bMMS\(\d/ },
  { source: 'ADSync', isOf: (id) => id === 403 || id === 405, words: /\bldap_bind\b/ },
];

/** UTF-16 units of a text that are looked through. */
const longest = 32_768;

/** The source of an event that names none, where its number and its text both tell it; empty where they do not. */
export function sourceOf(id: number, text: string): string {
  const found = signs.find(({ isOf, words }) => isOf(id) && words.test(text.slice(0, longest)));
  return found?.source ?? '';
}
