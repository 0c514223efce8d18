import { channelId } from './channel.js';

const analystKey = 'writeback-desk.analyst';

/** What this page is: the `chat` of a person, the `channel` of the desk, or the own chat of an `analyst`. */
export function placeOf(pathname) {
  if (pathname === '/channel') return 'channel';
  return pathname === '/analyst' ? 'analyst' : 'chat';
}

/** The conversation that stands in the channel: each tab is an analyst of its own, so that two can be tried against each other. */
export function inChannel() {
  const person = analyst();
  return { id: channelId, person, name: `Analyst ${person.slice(0, 4)}` };
}

/** The one chat that the analyst of this tab has with the bot, under the id of the analyst. */
export function ownChat() {
  const person = analyst();
  return { id: person, person };
}

function analyst() {
  const id = sessionStorage.getItem(analystKey) ?? crypto.randomUUID();
  sessionStorage.setItem(analystKey, id);
  return id;
}
