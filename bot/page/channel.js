const newsLimitMs = 30_000;

/** Thrown when the channel does not know the conversation (any more). */
export class UnknownConversation extends Error {}

/** The one channel of this machine, which all pages share. */
export const channelId = '19:this-machine@thread.tacv2';

/** Opens a conversation, in which the bot greets; or one from before a restart again, of which the bot knows where it stood. */
export async function openConversation(signal, before, person) {
  const resume = before && { conversation: before.id, person: before.person };
  const opening = { locale: navigator.language, resume, person: resume ? undefined : person };
  const { status, body } = await ask('/chat/conversations', send(opening, signal));
  if (status !== 201) throw new Error(body.error ?? `status ${status}`);
  return { id: body.conversation, person: body.person, name: before?.name };
}

/** What came after what was `read` before (`next` and `last` of it); stays open until something does. */
export async function readNews(conversation, read, signal) {
  const { activities, next } = await newsAfter(conversation, read.next, signal);
  return {
    entries: activities.map((entry) => seenBy(conversation, entry)),
    next,
    last: activities.at(-1) ?? read.last,
  };
}

/**
 * The same after the connection was gone, at once: the bot may have been restarted, and the log of a channel begins anew then,
 * under the same id. `isAnew` says that it did.
 */
export async function catchUp(conversation, read, signal) {
  const { activities, next } = await newsAfter(conversation, -1, signal);
  const isAnew = read.last !== undefined && !activities.some((entry) => isSame(entry, read.last));
  const unread = isAnew ? activities : activities.filter(({ seq }) => seq > read.next);
  const last = activities.at(-1);
  return { entries: unread.map((entry) => seenBy(conversation, entry)), next, last, isAnew };
}

async function newsAfter(conversation, after, signal) {
  const until = AbortSignal.any([signal, AbortSignal.timeout(newsLimitMs)]);
  const { status, body } = await ask(`${activitiesOf(conversation)}?after=${after}`, { signal: until });
  if (status === 404) throw new UnknownConversation(body.error);
  if (status !== 200) throw new Error(body.error ?? `status ${status}`);
  return body;
}

function isSame(one, other) {
  const { id, timestamp } = other.activity;
  return one.seq === other.seq && one.activity.id === id && one.activity.timestamp === timestamp;
}

// What is said in the channel mentions the bot, which nobody has typed, and it may be somebody else who says it.
function seenBy({ id, person }, entry) {
  const { activity } = entry;
  if (id !== channelId || activity.from?.role !== 'user') return entry;
  const text = activity.text.replace(activity.entities?.[0]?.text ?? '', '').trim();
  const isOwn = activity.from.id === person;
  const said = isOwn ? { text } : { text: `${activity.from.name} wrote: ${text}`, from: { role: 'system' } };
  return { ...entry, activity: { ...activity, ...said } };
}

/** Sends what the person did, and what an analyst is called; `next` is the entry after which everything about it has been said. */
export async function sendActivity(conversation, activity) {
  const { person, name } = conversation;
  const by = name === undefined ? {} : { person, name };
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  return settle(() => ask(activitiesOf(conversation), send({ ...activity, ...by, zone })));
}

/** Sends a file that the person chose; the answer of `sendActivity`. */
export async function sendFile(conversation, file) {
  const { person, name: called } = conversation;
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const by = called === undefined ? {} : { person, called };
  const query = new URLSearchParams({ name: file.name, zone, ...by });
  const path = `/chat/conversations/${encodeURIComponent(conversation.id)}/files?${query}`;
  return settle(() => ask(path, { method: 'POST', body: file }));
}

async function settle(send) {
  try {
    const { status, body } = await send();
    if (status === 200) return { ok: true, next: body.next };
    // A 502 was reported on the log by the channel itself, a 404 is dealt with by whoever reads the news.
    if (status === 502 || status === 404) return { ok: false, next: body.next };
    return { ok: false, problem: `Not sent: ${body.error ?? `status ${status}`}` };
  } catch {
    return {
      ok: false,
      problem: 'Not sent: the bot could not be reached. Start it again with npm start, then try once more.',
    };
  }
}

function activitiesOf(conversation) {
  return `/chat/conversations/${encodeURIComponent(conversation.id)}/activities`;
}

function send(body, signal) {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal };
}

async function ask(path, init) {
  const answer = await fetch(path, init);
  const body = await answer.json().catch(() => ({}));
  return { status: answer.status, body };
}
