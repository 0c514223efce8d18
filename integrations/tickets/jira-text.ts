import { packetMarkdown } from '../../cases/packet-markdown.ts';
import type { CasePacket } from '../../cases/packet.ts';
import { correlationOf, cut, ticketTitle } from './ticket-fields.ts';

/** Longest values of the fields of an issue, in characters. */
const longestSummary = 255;
const longestDescription = 32_767;

/** One word, because a search takes what has dashes in it apart. */
export function searchWordOf(packet: CasePacket): string {
  return `writebackdesk${correlationOf(packet).replaceAll('-', '').toLowerCase()}`;
}

/**
 * Summary and description of a new request. The description ends with a word that no other request has: the request API has
 * no field for the id of another system, and what is set afterwards is lost when the first call is cut off.
 */
export function fieldsOfNewRequest(packet: CasePacket): { readonly summary: string; readonly description: string } {
  const end = `\nReference: ${searchWordOf(packet)}`;
  const room = longestDescription - end.length - asWritten('').length;
  return {
    summary: ticketTitle(packet, longestSummary),
    description: asWritten(cut(packetMarkdown(packet), room)) + end,
  };
}

const wrapper = '{noformat}';

/** The text with nothing in it that Jira reads as markup, a link or a mention. */
export function asWritten(text: string): string {
  return `${wrapper}\n${withoutMarkup(text)}\n${wrapper}`;
}

/** Braces end the part in which nothing is markup. */
function withoutMarkup(text: string): string {
  return text.replace(/\{(?=\s*noformat)/gi, '(');
}
