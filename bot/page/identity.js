import { channelId } from './channel.js';

const analystKey = 'writeback-desk.analyst';

/** What this page is: the `chat` of a person, the `channel` of the desk, or the own chat of an `analyst`. */
export function placeOf(pathname) {
  if (pathname === '/channel') return 'channel';
  return pathname === '/analyst' ? 'analyst' : 'chat';
}

/** The conversation that stands in the channel: each tab is an analyst of its own, so that two can be tried against each other. */
export function inChannel() {
  return { id: channelId, ...analyst() };
}

/** The one chat that the analyst of this tab has with the bot, under the id of the analyst. */
export function ownChat() {
  const own = analyst();
  return { id: own.person, ...own };
}

function analyst() {
  const person = sessionStorage.getItem(analystKey) ?? crypto.randomUUID();
  sessionStorage.setItem(analystKey, person);
  return { person, name: `Analyst ${person.slice(0, 4)}` };
}
