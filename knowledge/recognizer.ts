import { findCodes } from './identifiers/codes.ts';
import { findEvents } from './identifiers/events.ts';
import { findHresults } from './identifiers/hresults.ts';
import type { Identifier, KnownIdentifiers } from './identifiers/identifier.ts';
import { findNames } from './identifiers/names.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer belongs in a file. */
export const longestText = 20_000;

/** What a text names exactly, and the values in it that commands can use. */
export interface Recognized {
  /** In the order of the text, each identifier once. */
  readonly identifiers: readonly Identifier[];
  /** GUIDs: support codes or tracking ids. They identify an occurrence, never a cause. */
  readonly guids: readonly string[];
  /** Own values of the person, by placeholder name. */
  readonly values: Readonly<Record<string, string>>;
}

const guid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const serviceBus =
  /\b([a-z0-9][a-z0-9-]{2,60})\.(servicebus\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn))\b/i;

/** Reads a text once with every finder; time grows with its length and with nothing else. */
export function recognize(text: string, known: KnownIdentifiers): Recognized {
  const read = text.slice(0, longestText);
  const guids = [...new Set([...read.matchAll(guid)].map((hit) => hit[0].toLowerCase()))];
  // Blanks instead of nothing: positions stay true, and digits inside a GUID are no event ids.
  const rest = read.replace(guid, (hit) => ' '.repeat(hit.length));
  const identifiers = [
    ...findCodes(rest),
    ...findHresults(rest, known),
    ...findNames(rest, known),
    ...findEvents(rest, known),
  ].sort((left, right) => left.at - right.at);
  return { identifiers, guids, values: findValues(read) };
}

function findValues(text: string): Record<string, string> {
  const host = serviceBus.exec(text);
  if (!host) return {};
  return { namespace: String(host[1]).toLowerCase(), serviceBusDomain: String(host[2]).toLowerCase() };
}
