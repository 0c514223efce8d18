import type { Span } from './name-places.ts';
import { isPlainPassword, isPlaceholder, isProse, isStrong } from './secret-value.ts';

interface Form {
  /** What follows the name; the one group is the value and the end of the match. */
  readonly pattern: RegExp;
  readonly isMeant: (value: string) => boolean;
}

const isFilled = (value: string): boolean => !isPlaceholder(value);
const isToldApart = (value: string): boolean => value.length >= 4 && !isPlaceholder(value) && !isProse(value);
const isChosen = (value: string): boolean => isStrong(value) || isPlainPassword(value);

/** How files and addresses give a named value; what they are looked for in is short. */
const forms: readonly Form[] = [
  // <Password>…</Password>, and with the value in an element of its own, as answer files of Windows have it.
  { pattern: /^(?:\s[^<>\n]{0,60})?>(?:\s{0,20}<value>)?([^<\n]+)(?=<\/)/i, isMeant: isFilled },
  // <add key="Password" value="…">, { "name": "password", "value": "…" } and "password": { "value": "…" }.
  {
    pattern:
      /^\\?["'](?:\s{1,3}|\s{0,3}[,:]\s{0,3}\{?\s{0,10}["']?)value["']?\s{0,3}[:=]\s{0,3}["']([^"'\n]+)(?=["'])/i,
    isMeant: isFilled,
  },
  // Lines of the registry.
  { pattern: /^\s{1,20}REG_(?:EXPAND_)?SZ\s{1,20}([^\n]*\S)/, isMeant: isFilled },
  // LDIF: two colons before base64 (RFC 2849).
  { pattern: /^::\s{0,2}([\w+/]{8,}={0,2})/, isMeant: isFilled },
  { pattern: /^\\?["'`]?\s{0,10}[:=]{1,2}>?\s{0,10}\\?"([^"\n]+?)(?=\\?")/, isMeant: isToldApart },
  { pattern: /^\\?["'`]?\s{0,10}[:=]{1,2}>?\s{0,10}'([^'\n]+)(?=')/, isMeant: isToldApart },
  { pattern: /^=([^\s&;,"'<>#]{4,})/, isMeant: isChosen },
];

/** The value that a file, a command or an address gives right behind the name of a password. */
export function findAssigned(after: string): Span | undefined {
  for (const { pattern, isMeant } of forms) {
    const hit = pattern.exec(after);
    if (hit === null) continue;
    const value = String(hit[1]);
    if (isMeant(value)) return { start: hit[0].length - value.length, end: hit[0].length };
  }
  return undefined;
}
