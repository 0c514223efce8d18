/** What a text of an event names. */
export interface TextNames {
  /** In small letters. */
  readonly trackingId?: string;
  /** HRESULTs, eight hexadecimal digits in capitals, in order, each once. */
  readonly codes: readonly string[];
  /** The user, or the anchor of the user, in small letters: only to tell people apart. */
  readonly person?: string;
}

const trackingId = /\bTrackingId:\s{0,4}([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/i;
const people = [
  /\bUserPrincipalName:\s{0,4}([^\s,;]{1,256})/i,
  /\bDetails:\s{0,4}([^\s,;@]{1,64}@[^\s,;]{1,256})/i,
  /\bcloudAnchor:\s{0,4}([^\s,;]{1,128})/i,
];
/** `0x80230619`, `hr=80230619`, the digits alone where they are of the sync engine, or a negative decimal number. */
const hexadecimal =
  /(?:\b0x|\bhr\s{0,2}=\s{0,2}(?:0x)?)(8[\da-f]{7})h?(?![\da-f])|(?<![\w-])(8023[\da-f]{4}|800700CE)h?(?![\w-])/gi;
const decimal = /(?<![\w.,-])-(\d{10})(?!\d)/g;

/** Reads who and what an event is about; the work grows with the length of the text. */
export function readText(text: string): TextNames {
  const tracked = trackingId.exec(text)?.[1]?.toLowerCase();
  const person = firstOf(text, people)?.toLowerCase();
  return {
    ...(tracked === undefined ? {} : { trackingId: tracked }),
    ...(person === undefined ? {} : { person }),
    codes: findCodes(text),
  };
}

function firstOf(text: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The HRESULTs of a text that stand for a failure, in the order of the text, each once, eight digits in capitals. */
export function findCodes(text: string): string[] {
  const found: { readonly at: number; readonly code: string }[] = [];
  for (const { 1: marked, 2: bare, index } of text.matchAll(hexadecimal)) {
    found.push({ at: index, code: String(marked ?? bare).toUpperCase() });
  }
  for (const { 1: digits, index } of text.matchAll(decimal)) {
    // The severity bit: a number of 32 bits that is negative is a failure.
    if (Number(digits) <= 0x80000000) {
      found.push({ at: index, code: (-Number(digits) >>> 0).toString(16).toUpperCase() });
    }
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ code }) => code))];
}

/** What Windows says of an event whose source is not installed where the log was opened, up to the words of the event. */
const preamble =
  /^\s{0,8}The description for Event ID\b[^]{0,800}?(?:included with the event|is part of the event):\s{0,8}['"]?/i;
const postscript = /\s{0,8}The message resource is present but the message [^\r\n]{0,80}\s{0,8}$/i;
/** Where the words of an event begin, whatever the language of Windows. */
const ownWords = /\bTrackingId:|(?:\b(?:BAIL|ERR_): )?\bMMS\(/i;
/** Most characters before them. */
const longestPreamble = 1000;

/** What an event says itself, without what Windows puts around it where it does not know the source. */
export function withoutPreamble(text: string, provider: string): string {
  const own = text.replace(preamble, '');
  if (own.length < text.length) return own.replace(postscript, '');
  const head = text.slice(0, longestPreamble);
  const at = head.search(ownWords);
  return at > 0 && namesSource(head.slice(0, at), provider) ? text.slice(at) : text;
}

/** No event says of itself from which source it is. */
function namesSource(head: string, provider: string): boolean {
  const source = provider.trim().toLowerCase();
  const words = head.toLowerCase().split(/[^\p{L}\p{N}_-]+/u);
  return source !== '' && words.includes(source);
}
