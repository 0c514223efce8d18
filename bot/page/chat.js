import { UnknownConversation, channelId, openConversation, readNews, sendActivity } from './channel.js';
import { createComposer } from './composer.js';
import { showPlace } from './place.js';
import { createPatience } from './patience.js';
import { announce, showConnection } from './status.js';
import { Transcript } from './transcript.js';

const conversationKey = 'writeback-desk.conversation';
const openingMs = 5000;
const part = (id) => document.getElementById(id);

const isChannel = location.pathname === '/channel';

let conversation = isChannel ? inChannel() : remembered();
let lost;
let person;
let round = new AbortController();
let reached = 0;
let waiting = [];
const toldOfOpening = [];

const transcript = new Transcript({ log: part('log'), intro: part('intro'), newer: part('newer'), press });
const patiently = createPatience({
  onLost: () =>
    showConnection('No connection to the bot. If it was stopped, start it with npm start; this page keeps trying.'),
  onBack: () => showConnection('Connected again.', { passing: true }),
  givesUp: (error) => error instanceof UnknownConversation,
});

showPlace(isChannel);
createComposer({
  form: part('composer'),
  box: part('message'),
  counter: part('counter'),
  button: part('send'),
  send: async (text) => (await post({ text })).ok,
});
part('start-over').addEventListener('click', () => {
  lost = undefined;
  person = conversation?.person;
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
    const opened = await patiently(() => openConversation(signal, lost, person), signal);
    if (signal.aborted) return;
    lost = undefined;
    remember(opened);
  }
  for (let news = { next: 0 }; ;) {
    const { next } = news;
    news = await patiently(() => readNews(conversation, next, signal), signal);
    if (signal.aborted) return;
    for (const entry of news.activities) transcript.apply(entry);
    reach(news.next);
  }
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

async function post(activity) {
  if (!conversation) await opening();
  if (!conversation) {
    transcript.notice('Not sent: there is no connection to the bot yet.', { caused: true });
    return { ok: false };
  }
  const result = await sendActivity(conversation, activity);
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

// Each tab is an analyst of its own, so that two of them can be tried against each other.
function inChannel() {
  const key = 'writeback-desk.analyst';
  const id = sessionStorage.getItem(key) ?? crypto.randomUUID();
  sessionStorage.setItem(key, id);
  return { id: channelId, person: id, name: `Analyst ${id.slice(0, 4)}` };
}

function remembered() {
  const { id, person } = JSON.parse(sessionStorage.getItem(conversationKey) ?? '{}');
  return id ? { id, person } : undefined;
}

function remember(next) {
  conversation = next;
  if (!next) {
    sessionStorage.removeItem(conversationKey);
    return;
  }
  sessionStorage.setItem(conversationKey, JSON.stringify(next));
  for (const resolve of toldOfOpening.splice(0)) resolve();
}
