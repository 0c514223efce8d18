import { UnknownConversation, catchUp, openConversation, readNews, sendActivity, sendFile } from './channel.js';
import { createComposer } from './composer.js';
import { createFileDoor } from './files.js';
import { inChannel, ownChat, placeOf } from './identity.js';
import { showPlace } from './place.js';
import { createPatience } from './patience.js';
import { announce, showConnection } from './status.js';
import { Transcript } from './transcript.js';

const conversationKey = 'writeback-desk.conversation';
const personKey = 'writeback-desk.person';
const openingMs = 5000;
const part = (id) => document.getElementById(id);

const place = placeOf(location.pathname);

let conversation = place === 'channel' ? inChannel() : remembered();
// An analyst's chat is opened by whoever is first, the page or the bot.
let lost = place === 'analyst' ? ownChat() : undefined;
let isTorn = false;
let round = new AbortController();
let reached = 0;
let waiting = [];
const toldOfOpening = [];

const transcript = new Transcript({ log: part('log'), intro: part('intro'), newer: part('newer'), press });
const patiently = createPatience({
  onLost: () => {
    isTorn = true;
    showConnection('No connection to the bot. If it was stopped, start it with npm start; this page keeps trying.');
  },
  onBack: () => {
    isTorn = false;
    showConnection('Connected again.', { passing: true });
  },
  givesUp: (error) => error instanceof UnknownConversation,
});

showPlace(place);
createComposer({
  form: part('composer'),
  box: part('message'),
  counter: part('counter'),
  draftKey: `writeback-desk.draft.${place}`,
  button: part('send'),
  send: async (text) => (await post({ text })).ok,
});
createFileDoor({
  button: part('attach'),
  input: part('file'),
  page: document.body,
  send: (file) => deliver((to) => sendFile(to, file)),
  refuse: (text) => transcript.notice(text, { caused: true }),
});
part('start-over').addEventListener('click', () => {
  lost = undefined;
  remember(undefined);
  transcript.clear();
  announce('A new conversation was started.');
  part('message').focus();
  round.abort();
});
part('message').focus();
void converse();

async function converse() {
  for (;;) {
    round = new AbortController();
    await follow(round.signal).catch((error) => recover(error));
    reach(Infinity);
    reached = 0;
  }
}

async function follow(signal) {
  if (!conversation) {
    // Whoever starts over is still the same person, with their cases.
    const person = sessionStorage.getItem(personKey) ?? undefined;
    const opened = await patiently(() => openConversation(signal, lost, person), signal);
    if (signal.aborted) return;
    lost = undefined;
    remember(opened);
  }
  for (let read = { next: 0 }; ;) {
    const before = read;
    read = await patiently(() => (isTorn ? catchUp : readNews)(conversation, before, signal), signal);
    if (signal.aborted) return;
    if (read.isAnew) beginAnew('The bot was restarted. The cases are as they were: go on as before.');
    for (const entry of read.entries) transcript.apply(entry);
    reach(read.next);
  }
}

// Nothing that was waited for comes any more.
function beginAnew(reason) {
  transcript.notice(reason, { caused: false });
  reach(Infinity);
}

function recover(error) {
  if (!(error instanceof UnknownConversation)) return;
  lost = conversation;
  remember(undefined);
  transcript.notice('The bot was restarted. It knows where you were: go on as before.', { caused: false });
}

async function press(activity, replyToId) {
  await post({ ...activity, replyToId });
}

function post(activity) {
  return deliver((to) => sendActivity(to, activity));
}

async function deliver(send) {
  if (!conversation) await opening();
  if (!conversation) {
    transcript.notice('Not sent: there is no connection to the bot yet.', { caused: true });
    return { ok: false };
  }
  const result = await send(conversation);
  if (result.problem) transcript.notice(result.problem, { caused: true });
  if (result.next) await untilReached(result.next);
  return result;
}

// Who types before the conversation is open is quicker than the bot, not without one.
function opening() {
  return new Promise((resolve) => {
    toldOfOpening.push(resolve);
    setTimeout(resolve, openingMs);
  });
}

// An answer to a press arrives on the log, not with the response to it: only then is the press over.
function untilReached(entry) {
  if (entry <= reached) return undefined;
  return new Promise((resolve) => waiting.push({ entry, resolve }));
}

function reach(entry) {
  reached = entry;
  for (const { resolve } of waiting.filter((one) => one.entry <= entry)) resolve();
  waiting = waiting.filter((one) => one.entry > entry);
}

function remembered() {
  if (place !== 'chat') return undefined;
  const { id, person } = JSON.parse(sessionStorage.getItem(conversationKey) ?? '{}');
  return id ? { id, person } : undefined;
}

function remember(next) {
  conversation = next;
  // The ids of an analyst's chat follow from the analyst.
  if (place === 'chat') keep(next);
  if (next) for (const resolve of toldOfOpening.splice(0)) resolve();
}

function keep(next) {
  if (!next) {
    sessionStorage.removeItem(conversationKey);
    return;
  }
  sessionStorage.setItem(conversationKey, JSON.stringify(next));
  sessionStorage.setItem(personKey, next.person);
}
