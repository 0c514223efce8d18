import { fold } from '../words.ts';
import type { Identifier, KnownIdentifiers } from './identifier.ts';

/** Words that make the number after them an event id, in the languages of Event Viewer. */
const eventWords = new Set(
  (
    'event events eventid evt evtid error errors err fehler ereignis ereignisid ereigniskennung evenement evenements erreur evento eventos erro ' +
    'passwordresetservice adsync aadsync synchronization log logs logged entry warning warnings information'
  ).split(' '),
);
/** Words that leave it open what is counted: the word before them decides. */
const openWords = new Set('id ids code codes no nr number'.split(' '));
/** Words that make the number after them something else. */
const otherBefore = new Set(
  (
    'nodeport containerport room raum salle sala invoice rechnung facture factura ticket inc case kb po box postbox postfach phone tel telephone call mobile fax ext port ports build version ' +
    'printer drucker hp order bestellung employee asset serial sn pid process processid thread threadid record eventrecordid recordid recordnumber kb article zip plz street ' +
    'centre center parcel paket tracking postal form formular chapter page seite model modell hotline number nummer req chg prb sr line zeile'
  ).split(' '),
);
/** Words that make the number before them an amount. */
const otherAfter = new Set(
  (
    'mb gb kb tb bytes byte ms sec secs second seconds sekunden minute minutes minuten hour hours stunden day days tage tagen users benutzer items objects ' +
    'tcp udp euro eur usd dollars chf percent prozent times files emails mails mailboxes km meter'
  ).split(' '),
);

type Verdict = 'event' | 'other' | 'none';

interface Token {
  readonly text: string;
  readonly at: number;
  readonly number: number | undefined;
  /** Opening parenthesis or `#` right before the token. */
  readonly lead: string;
}

// Dates, times and sums hang together; so do file names and numbers such as INC-31044. `Event ID:31044` does not.
const token = /[\p{L}\p{N}_]+(?:(?:[.\\-]|(?<=\d)[:/+](?=\d))[\p{L}\p{N}_]+)*/gu;

/** Event ids in running text, Event Viewer text, XML, JSON and table rows, without the numbers that only look like one. */
export function findEvents(text: string, known: KnownIdentifiers): Identifier[] {
  // Japanese and Chinese are written on to a number without a blank; blanks for them keep every position.
  const tokens = readTokens(text.replace(unspaced, ' '));
  if (isForeignSource(text)) return [];
  const ours = subjectWords.test(text);
  const setting: Setting = { ours, log: ours || logWords.test(text), alone: standsAlone(tokens, known) };
  const found = new Map<number, Identifier>();
  tokens.forEach(({ number: id, at }, index) => {
    if (id === undefined || found.has(id) || !isPlausible(id, known)) return;
    const before = verdictBefore(tokens, index);
    if (isSomethingElse(tokens, index, before, known)) return;
    if (isMeant(id, before, setting, known)) found.set(id, { kind: 'event', value: String(id), at });
  });
  return [...found.values()];
}

/** What kind of text the number stands in: about our subject, about a log, or hardly anything but numbers. */
interface Setting {
  readonly ours: boolean;
  readonly log: boolean;
  readonly alone: boolean;
}

const logWords = /\b(?:event|evt|ereignis|evenement|événement|evento)/i;

/** 403 and 405 are what web servers say, too: three digits need the word for an event, or our subject. */
function isMeant(id: number, before: Verdict, { ours, log, alone }: Setting, known: KnownIdentifiers): boolean {
  if (id < 1000) return before === 'event' && log;
  return before === 'event' || alone || isDistinct(id, known, ours);
}

function isSomethingElse(tokens: readonly Token[], index: number, before: Verdict, known: KnownIdentifiers): boolean {
  return before === 'other' || isAmount(tokens, index, before) || isPhonePart(tokens, index, known);
}

const source =
  /\b(?:source|provider(?: ?name)?|quelle|origen|origine)["']?\s{0,3}[:=]\s{0,12}["']?([a-z][\w .-]{2,60})/gi;
const ourSources = /^(?:PasswordResetService|ADSync|Directory Synchronization|Microsoft-Windows-Security-Auditing)/i;

/** A text that names the sources of its events, and none of ours, is about other events with the same ids. */
function isForeignSource(text: string): boolean {
  const named = [...text.matchAll(source)].map((hit) => String(hit[1]));
  return named.length > 0 && !named.some((name) => ourSources.test(name));
}

const unspaced = /[\u3040-\u30ff\u3400-\u9fff]/g;

/** A cue that the text is about our subject at all; only then may four digits without the word "event" be an id. */
const subjectWords =
  /pass(?:word|wort)|kennwort|mot de passe|contrase|senha|writeback|connect|adsync|aadc|sspr|ldap|\bsync|\bhr=|\b3[123]0\d\d\b/i;

/** 31000 to 33999 is used by password writeback alone; shorter ids need a subject, three digits need a word that says "event". */
function isDistinct(id: number, known: KnownIdentifiers, ours: boolean): boolean {
  if (!known.events.has(id)) return false;
  return (id >= 31000 && id < 34000) || (ours && id >= 1000);
}

function isPlausible(id: number, known: KnownIdentifiers): boolean {
  return known.events.has(id) || known.foreignEvents.has(id) || (id >= 31000 && id < 34000);
}

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const hit of text.matchAll(token)) {
    const [joined, digits] = /\d$/.test(hit[0]) ? readNumber(hit[0]) : [false, undefined];
    if (joined) tokens.push({ text: 'event', at: hit.index, number: undefined, lead: '' });
    tokens.push({
      text: fold(hit[0]),
      at: hit.index,
      number: digits === undefined ? undefined : Number(digits),
      lead: text.slice(Math.max(0, hit.index - 1), hit.index),
    });
  }
  return tokens;
}

/** Whether the word for an event is written on to the number, and the number when it has as many digits as an event id. */
function readNumber(word: string): [joined: boolean, digits: string | undefined] {
  const joined = /^(?:event|evt|eventid|id)[_:=-]?(\d{3,5})$/i.exec(word)?.[1];
  return [joined !== undefined, joined ?? (/^\d{3,5}$/.test(word) ? word : undefined)];
}

/** The nearest of at most four words before the number that says what it counts. */
function verdictBefore(tokens: readonly Token[], index: number): Verdict {
  const before = tokens.slice(Math.max(0, index - 4), index).map(({ text }) => text);
  if (tokens[index]?.lead === '(' && isEngineWord(before.at(-1))) return 'other';
  const isOpen = before.some((word) => openWords.has(word));
  const said = before
    .reverse()
    .find((word) => otherBefore.has(word) || eventWords.has(word) || (isOpen && word === 'user'));
  if (said === undefined) return isOpen ? 'event' : 'none';
  return eventWords.has(said) ? 'event' : 'other';
}

/** MMS(6329), admaexport.cpp(2837): a process or line number of the engine. */
function isEngineWord(word = ''): boolean {
  return word === 'mms' || /\.(?:cpp|cs|h)$/.test(word);
}

function isAmount(tokens: readonly Token[], index: number, before: Verdict): boolean {
  const next = tokens[index + 1]?.text;
  return next !== undefined && before === 'none' && otherAfter.has(next);
}

/** A telephone number has at most fifteen digits, mostly in groups of two or more. */
const mostPhoneParts = 8;

/**
 * A number between other plain numbers is a part of a telephone number, unless those are event ids too; so is one that
 * a run of plain numbers leads to from a country code.
 */
function isPhonePart(tokens: readonly Token[], index: number, known: KnownIdentifiers): boolean {
  const before = tokens.slice(Math.max(0, index - mostPhoneParts), index);
  const run = before.slice(before.findLastIndex(({ text }) => !/^\d{1,6}$/.test(text)) + 1);
  if (run[0]?.lead === '+') return true;
  const isStranger = (other: Token | undefined): boolean =>
    other !== undefined &&
    /^\+?\d{1,6}$/.test(other.text) &&
    !known.events.has(Number(other.text)) &&
    !known.foreignEvents.has(Number(other.text));
  return isStranger(tokens[index - 1]) && isStranger(tokens[index + 1]);
}

/** True when the text is little more than numbers: a person who types only "6329" means the event. */
function standsAlone(tokens: readonly Token[], known: KnownIdentifiers): boolean {
  const words = tokens.filter((word) => word.number === undefined || !isPlausible(word.number, known));
  return words.length <= 1 && tokens.length <= 4;
}
