import type { SharedThread } from '../knowledge/outage.ts';

/** As Teams names a thread of a channel: the channel, and the message that the thread began with. */
const threadId = /^(19:[\w-]+@thread\.(?:tacv2|skype));messageid=(\d+)$/;

/** True for the id of a conversation that is a thread of a Teams channel, to which a link can be made. */
export function isThread(id: string): boolean {
  return threadId.test(id);
}

/**
 * Address of a channel thread for people of its tenant; undefined when none can be made of that id. The form is that of
 * "Deep link to a Teams chat", channel conversation (learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/
 * deep-link-teams), without the group and the names of team and channel, which a message does not bring along.
 */
export function linkToThread(id: string, tenant: string): string | undefined {
  const [, channel, message] = threadId.exec(id) ?? [];
  if (channel === undefined || message === undefined) return undefined;
  const query = new URLSearchParams({ tenantId: tenant, parentMessageId: message });
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${message}?${query.toString()}`;
}

const linkPath = /^\/l\/message\/([^/]+)\/(\d+)$/;

/** Reads the address of a thread: as a Markdown link can hold it, and with the id of the thread where Teams has made the link. */
export function readSharedThread(address: string): SharedThread {
  const { href, pathname, searchParams } = new URL(address);
  return { address: href.replace(/[()\\]/g, encode), id: threadOf(pathname, searchParams) };
}

/** A bracket would end the link, and a backslash would hide what follows it. */
function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

function threadOf(pathname: string, query: URLSearchParams): string | undefined {
  const [, channel, message] = linkPath.exec(pathname) ?? [];
  if (channel === undefined || message === undefined) return undefined;
  // A link to a reply names the reply in its path.
  const id = `${channel.replace(/%3a/i, ':').replace('%40', '@')};messageid=${query.get('parentMessageId') ?? message}`;
  return isThread(id) ? id : undefined;
}
