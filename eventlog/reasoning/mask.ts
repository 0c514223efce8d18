import { maskHost } from './mask-host.ts';

interface Mask {
  readonly pattern: RegExp;
  readonly put: (found: string, ...groups: string[]) => string;
}

/** One part of a distinguished name; a value may hold quoted and escaped commas, that of a domain no space. */
const part = String.raw`(?:DC=[^\s,;"<>\\]*|(?:CN|OU|UID|O|L|ST|C|STREET)=(?:"[^"\r\n]*"|(?:\\.|[^,\\\r\n"<>;])*))`;

/** In this order: what contains another comes before it. */
const masks: readonly Mask[] = [
  { pattern: new RegExp(String.raw`\b(?=(?:CN|OU|DC|UID)=)${part}(?:,\s?${part})*`, 'gi'), put: () => '[DN]' },
  { pattern: /\bUser_(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\w-]*)…?/gi, put: () => 'User_…' },
  {
    pattern: /\b((?:SourceAnchor(?:Value)?|Anchor)\s{0,3}[:=]\s{0,3})(?!User_)[\w+/=-]+/gi,
    put: (_, label) => `${label}[anchor]`,
  },
  { pattern: /[^\s,;<>"()[\]]+/g, put: maskAddress },
  { pattern: /\bS-1-\d+(?:-\d+)+/gi, put: () => '[SID]' },
  { pattern: /(?:[\p{L}\p{N}_.-]{1,64}\\)?\b(MSOL|AAD)_[\w#]*…?/giu, put: (_, kind) => `${kind.toUpperCase()}_…` },
  {
    pattern:
      /\b((?:(?:domain|user|account|host|computer|server) ?name|account domain|domain|computer|server)\s{0,3}[:=]\s{0,4})(?![<[\s])([^\s,;]+)/gi,
    put: (_, label, value) => label + maskNamed(value),
  },
  { pattern: /\\\\[\p{L}\p{N}_.-]+/gu, put: () => String.raw`\\[server]` },
  {
    pattern: /(?<![\p{L}\p{N}_\\:./-])\p{L}[\p{L}\p{N}_.-]*\\[\p{L}\p{N}_.$-]+(?![\\\p{L}\p{N}_(]|\.[\p{L}\p{N}])/gu,
    put: (found) => (found.endsWith('.') ? '[account].' : '[account]'),
  },
  // Versions have the same shape.
  { pattern: /(?<![\w.]|\b(?:version:?|sync|connect) )(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)/gi, put: () => '[IP]' },
  { pattern: /(?<![\w:.])(?=[\da-f]{0,4}:)[\da-f:.]{3,64}(?:%\w{1,16})?(?![\w:])/gi, put: maskLongAddress },
  {
    pattern: /(?<![\p{L}\p{N}_.-])((?:[\p{L}\p{N}_*-]+\.)+\p{L}[\p{L}\p{N}_-]*)((?:\/[^\s,;"')]*)?)/gu,
    put: (_, host, path) => maskHost(host, path),
  },
];

/** Takes out of a text who and what it is about; codes, names of events, TrackingIds and hosts that all tenants share stay. */
export function mask(text: string): string {
  return masks.reduce((masked, { pattern, put }) => masked.replace(pattern, put), text);
}

/** A name of a user and an address of mail look the same. */
function maskAddress(word: string): string {
  if (!word.includes('@')) return word;
  const label = /^(?:[a-z]{1,32}[:=])?/i.exec(word)?.[0];
  const end = /[.:!?']{0,4}$/.exec(word)?.[0];
  return `${String(label)}[user]${String(end)}`;
}

/** What stands after a label such as `DomainName=`. */
function maskNamed(value: string): string {
  if (/^(?:MSOL|AAD)_…/.test(value)) return value;
  return value.endsWith('.') ? '[name].' : '[name]';
}

/** Times have colons too. */
function maskLongAddress(word: string): string {
  const address = word.replace(/\.+$/, '').replace(/(?<=[\da-f]|::):$/i, '');
  const isAddress = address.includes('::') || address.split(':').length === 8;
  return isAddress ? `[IP]${word.slice(address.length)}` : word;
}
