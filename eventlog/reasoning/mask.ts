import { maskAddressed, maskHost } from './mask-host.ts';
import { maskAfterNoun, maskAfterPreposition, maskWithPort } from './mask-beside.ts';
import { sentenceWord } from './mask-words.ts';

interface Mask {
  readonly pattern: RegExp;
  readonly put: (found: string, ...groups: string[]) => string;
}

/** A text and a place in it. */
export interface Place {
  readonly text: string;
  readonly at: number;
}

/** One part of a distinguished name; a value may hold quoted and escaped commas and no code after it, that of a domain no space. */
const part = String.raw`(?:DC\s?=\s?[^\s,;"<>\\]*|(?:CN|OU|UID|O|L|ST|C|STREET)\s?=\s?(?:"[^"\r\n]*"|(?:\\.|(?!:?\s(?:hr=|0x))[^,\\\r\n"<>;])*))`;
const guid = String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}`;
/** A name of an account or a host, of which no more follows, no line of code and no end of a file. */
const name = String.raw`[\p{L}\p{N}_.$-]+(?![\\\p{L}\p{N}_(]|\.[\p{L}\p{N}])`;
const noun = '(?:server|computer|machine|host|node|proxy|controllers?|dc|gateway|domain|forest|user|account)';

/** People and what stands for them. In this order: what contains another comes before it. */
const people: readonly Mask[] = [
  { pattern: new RegExp(String.raw`\b(?=(?:CN|OU|DC|UID)\s?=)${part}(?:\s?,\s?${part})*`, 'gi'), put: () => '[DN]' },
  { pattern: new RegExp(String.raw`\bUser_(?:${guid}|[\w+/-]*={0,2})…?`, 'gi'), put: () => 'User_…' },
  {
    pattern:
      /\b((?:(?:cloud|source)? ?anchor(?:value)?|immutable ?id|object ?(?:guid|id|sid)|guid|sid)\s{0,3}[:=]\s{0,3}["'{]?)(?!User_)[\w+/=-]+/gi,
    put: (_, label) => `${label}[anchor]`,
  },
  // TrackingIds are the only ones that Microsoft's support asks for.
  {
    pattern: new RegExp(
      String.raw`\bTracking ?Ids?\s?[:=]?\s{0,4}${guid}(?:[,;]?\s?${guid})*|(?<![\da-f])${guid}(?![\da-f])`,
      'gi',
    ),
    put: (found) => (/^T/i.test(found) ? found : '[GUID]'),
  },
  { pattern: /(?<![\w+/])[A-Za-z\d+/]{22,172}={1,2}(?![\w=])/g, put: () => '[anchor]' },
  { pattern: /[^\s,;<>"()[\]]+/g, put: maskAddress },
  {
    pattern: /\b((?:(?:new|old)?password|pwd|sharedaccesskey|sig)=|(?:new|old)password:\s{0,4})(?!\[)[^\s,;&"]+/gi,
    put: (_, label) => `${label}[secret]`,
  },
  { pattern: /\bS-1-\d+(?:-\d+)+/gi, put: () => '[SID]' },
  { pattern: /\bSync_[\w-]{1,64}_[\da-f]{6,64}\b/gi, put: () => 'Sync_…' },
  { pattern: /(?:[\p{L}\p{N}_.-]{1,64}\\)?\b(MSOL|AAD)_[\w#]*…?/giu, put: (_, kind) => `${kind.toUpperCase()}_…` },
  { pattern: /(\\Users\\|:\/Users\/)[^\\/:*?"<>|\r\n'[]{1,64}(?=[\\/])/gi, put: (_, folder) => `${folder}[user]` },
  { pattern: /(\\Users\\|:\/Users\/)[^\\/:*?"<>|\s'[]+/gi, put: (_, folder) => `${folder}[user]` },
];

/** A word that goes on with a name. */
const more = String.raw`\s(?!${sentenceWord})\p{L}[\p{L}\p{N}_'-]*(?![\p{L}\p{N}_'\\=(-])`;
/** After a label: nothing that is masked, and no code. */
const unmasked = String.raw`(?![<[\s]|0x[\da-f]|(?:MSOL|AAD|Sync)_…)`;
const value = String.raw`[^\s,;"]*[^\s,;".]`;

/** What has a label, and accounts. */
const labelled: readonly Mask[] = [
  {
    pattern: new RegExp(
      String.raw`\b((?:(?:user|account|display|given|logon|principal|sam ?account) ?name\s{0,3}[:=]|user information:)\s{0,4}["']?)${unmasked}${value}(?:${more}){0,3}`,
      'giu',
    ),
    put: (_, label) => `${label}[name]`,
  },
  {
    pattern: new RegExp(
      String.raw`\b((?:(?:domain|host|computer|server|machine|proxy|forest) ?name|account domain|user ?principal ?name|(?:admin)?upn|e?mail|domain|computer|server|machine|proxy|user|surname)\s{0,3}[:=]\s{0,4}["']?)${unmasked}(?!${sentenceWord})${value}`,
      'giu',
    ),
    put: (_, label) => `${label}[name]`,
  },
  { pattern: /\\\\[\p{L}\p{N}_.-]+/gu, put: () => String.raw`\\[server]` },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}_\\:./-])(?:\p{L}[\p{L}\p{N}_.-]*|\.)\\(${name})(?:(?<!\.)${more}(?=[.,;:)"']|$))?`,
      'giu',
    ),
    put: (_, account) => (account.endsWith('.') ? '[account].' : '[account]'),
  },
  {
    pattern: /(?<![\p{L}\p{N}_$.-])(?!(?:ADMIN|IPC|PRINT|FAX)\$)\p{L}[\p{L}\p{N}_-]+\$(?![\p{L}\p{N}_$])/giu,
    put: () => '[account]',
  },
];

/** Servers and addresses. */
const servers: readonly Mask[] = [
  // Versions have the same shape.
  {
    pattern: /(?<![\w.])(?<!\b(?:Version: ?|Sync )(?=\d\.))(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)/g,
    put: () => '[IP]',
  },
  { pattern: /(?<![\w:.])(?=[\da-f]{0,4}:)[\da-f:.]{3,64}(?:%\w{1,16})?(?![\w:])/gi, put: maskLongAddress },
  {
    pattern: /(?<=:\/\/)(\[\w{2,6}\]|[^\s/"'<>,;:[\]()]*[^\s/"'<>,;:[\]().])((?::\d{1,5})?)((?:\/[^\s"'<>,;)]*)?)/g,
    put: (_, host, port, path) => maskAddressed(host, port, path),
  },
  {
    pattern: /(?<![\p{L}\p{N}_.-])((?:[\p{L}\p{N}_*-]+\.)+\p{L}[\p{L}\p{N}_-]*)((?:\/[^\s,;"')]*)?)/gu,
    put: (_, host, path) => maskHost(host, path),
  },
  // So .NET says which name could not be resolved, in every language.
  {
    pattern: /(?<!\b(?:value|type|property|attribute)): '(?=[\d-]{0,64}\p{L})[\p{L}\p{N}_-]{1,64}'/giu,
    put: () => ": '[server]'",
  },
  {
    pattern: new RegExp(String.raw`\b(${noun}\s{1,3}(["']))[^"'\r\n[]{1,64}\2`, 'gi'),
    put: (_, label, quote) => `${label}[name]${quote}`,
  },
  {
    pattern: new RegExp(
      String.raw`\b(${noun}\s{1,3}(?:controllers?\s{1,3})?)([\p{L}\p{N}-]{3,63}(?:/[\p{L}\p{N}_.-]{1,64})?)(?![\p{L}\p{N}_\\(-]|\.[\p{L}\p{N}])`,
      'giu',
    ),
    put: (_, label, word) => maskAfterNoun(label, word),
  },
  {
    pattern:
      /\b((?:on|to|from|at|by|via|with|for)\s{1,3}["'(]?)([\p{L}\p{N}-]{3,63})(?![\p{L}\p{N}_\\(-]|\.[\p{L}\p{N}])/giu,
    put: (_, label, word) => maskAfterPreposition(label, word),
  },
  {
    pattern: /(?<![\p{L}\p{N}_:./\\-])(\p{L}[\p{L}\p{N}-]{1,62}):(\d{2,5})(?![\p{L}\p{N}_-]|\.\d)/gu,
    put: (_, word, port) => maskWithPort(word, port),
  },
];

const masks: readonly Mask[] = [...people, ...labelled, ...servers];

/** Takes out of a text who and what it is about; codes, names of events, TrackingIds and hosts that all tenants share stay. */
export function mask(text: string, computers?: ReadonlySet<string>): string {
  return maskPlace({ text, at: 0 }, computers).text;
}

/** The same, and where a place of the text is then; `computers` has short names of hosts, which have no shape, in small letters. */
export function maskPlace(place: Place, computers: ReadonlySet<string> = new Set()): Place {
  const named: Mask = {
    pattern: /(?<![\p{L}\p{N}_[-])([\p{L}\p{N}_-]{3,63})((?:\.[\p{L}\p{N}_-]+)*)(?![\p{L}\p{N}_-])/gu,
    put: (found, short) => (computers.has(short.toLowerCase()) ? '[server]' : found),
  };
  return [...masks, named].reduce(apply, place);
}

function apply({ text, at }: Place, { pattern, put }: Mask): Place {
  let moved = at;
  const masked = text.replace(pattern, (found: string, ...rest: (string | number)[]) => {
    const from = Number(rest.at(-2));
    const shown = put(found, ...rest.slice(0, -2).map((group) => String(group)));
    if (from + found.length <= at) moved += shown.length - found.length;
    // What the place lay in is gone.
    else if (from < at && shown !== found) moved -= at - from;
    return shown;
  });
  return { text: masked, at: moved };
}

/** A name of a user and an address of mail look the same. */
function maskAddress(word: string): string {
  if (!/[@＠]/.test(word)) return word;
  const label = /^(?:[a-z]{1,32}[:=])?/i.exec(word)?.[0];
  const end = /[.:!?']{0,4}$/.exec(word)?.[0];
  return `${String(label)}[user]${String(end)}`;
}

/** Times have colons too. */
function maskLongAddress(word: string): string {
  const address = word.replace(/\.+$/, '').replace(/(?<=[\da-f]|::):$/i, '');
  const isAddress = address.includes('::') || address.split(':').length === 8;
  return isAddress ? `[IP]${word.slice(address.length)}` : word;
}
