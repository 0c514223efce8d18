import { findPlaces, secretBehind, type Span } from './name-places.ts';
import { findByPatterns, type SecretPattern } from './secret-pattern.ts';
import type { Secret } from './secret.ts';
import { isNoSecret } from './secret-value.ts';

/** Behind the word for a key: base32 by RFC 4648, in one piece or in groups of four. */
const seeds: readonly SecretPattern[] = [
  { kind: 'an authenticator key', pattern: /otpauth:\/\/[^\s]{0,200}?[?&]secret=([A-Z2-7]{8,}=*)/gi },
  {
    kind: 'an authenticator key',
    pattern:
      /(?:totp|2fa|mfa|\botp|authenticator|manual entry|setup)[ _-]?(?:app\s)?(?:secret|seed|key|schlüssel)?(?:[ _-]key)?["']?\s{0,3}(?:[:=]|\bis\b|\bist\b)\s{0,3}["']?([A-Z2-7]{4}(?:[ -]?[A-Z2-7]{4}){3,}[A-Z2-7]{0,3}=*)(?![a-z\d])/gi,
    // Four words of four letters are a sentence; a seed has capitals only, or digits in it.
    isMeant: (value) => /[2-7]/.test(value) || value === value.toUpperCase(),
  },
];

const codeWords =
  /(?:(?:recovery|backup|scratch|bypass|emergency|wiederherstellungs|notfall|einmal|backup-)[ _-]?(?:codes?|keys?|schlüssel)|temporary access pass|\bTAP|c[oó]digos? de (?:recuperaci[oó]n|recupera[cç][aã]o|respaldo)|codes? de (?:r[eé]cup[eé]ration|secours))(?![\p{L}\d])/giu;

const lead =
  /^["')]{0,2}\s{0,3}(?:[:=-]|is\b|are\b|was\b|ist\b|sind\b|laute[tn]\b|est\b|sont\b|es\b|son\b|são\b|é(?=\s))?\s{0,6}/u;
const code = /(?:\d{1,2}[.)]\s{1,3}|[*•]\s{1,3})?["'(]?([A-Za-z\d]+(?:-[A-Za-z\d]+)*)["').]?[\s,;|]{0,6}/y;

/** Seeds of authenticator apps, recovery codes, recovery keys of disks, and temporary access passes. */
export function findCodes(text: string): Secret[] {
  const found = findPlaces(text, codeWords).flatMap((place) =>
    codesIn(place.after).map((span) => secretBehind('a recovery code', text, place, span)),
  );
  return [...found, ...findByPatterns(text, seeds), ...findByPatterns(text, diskKeys)];
}

/** A recovery key of BitLocker: eight groups of six digits. */
const diskKeys: readonly SecretPattern[] = [
  { kind: 'a recovery code', pattern: /(?<![\d-])((?:\d{6}-){7}\d{6})(?!\d)/g },
];

/** The codes that a text begins with, one after the other. */
function codesIn(text: string): Span[] {
  const found: Span[] = [];
  code.lastIndex = String(lead.exec(text)?.[0]).length;
  for (let hit = code.exec(text); hit !== null && isCode(String(hit[1])); hit = code.exec(text)) {
    const start = hit.index + hit[0].indexOf(String(hit[1]));
    found.push({ start, end: start + String(hit[1]).length });
  }
  return found;
}

function isCode(word: string): boolean {
  return word.length >= 6 && /\d/.test(word) && (/^\d{6,}$/.test(word) || !isNoSecret(word));
}
