import { z } from 'zod';
import {
  cardBytes,
  caseNumber,
  caseRevision,
  defineCard,
  formId,
  maxCardBytes,
  submit,
  type AdaptiveCard,
} from '../card.ts';
import { linesOf } from '../lines.ts';
import { shorten, shortenList } from '../shorten.ts';
import template from './case.template.json' with { type: 'json' };

/** Longest text that somebody can write on the card of a case, in characters. */
export const longestNote = 2000;

const line = z.strictObject({ label: z.string(), value: z.string() });
const text = z.string().trim().max(longestNote);

/** What can stand on a button, in the order of the buttons. */
const buttons = ['claim', 'assign', 'ask', 'note', 'resolve', 'close', 'reopen', 'copy', 'retry'] as const;

const data = z.strictObject({
  form: formId,
  case: caseNumber,
  revision: caseRevision,
  /** Such as `Case 1042: the on-premises policy refused the password`. */
  title: z.string(),
  /** Status and who has it, in words. */
  status: z.string(),
  facts: z.array(line).readonly(),
  /** Where the ticket of the case is opened, and what people call it; null where no address is known. */
  ticket: z.strictObject({ label: z.string(), url: z.url({ protocol: /^https$/ }) }).nullable(),
  meter: z.string(),
  missing: z.array(z.string()).readonly(),
  /** The article it is about, and what was tried. */
  tried: z.array(z.string()).readonly(),
  /** The newest last. */
  history: z.array(z.strictObject({ when: z.string(), what: z.string(), text: z.string() })).readonly(),
  /** What has not arrived somewhere, in words; null when everything has. */
  undelivered: z.string().nullable(),
  /** What can be done now; `retry` has its button beside `undelivered`. */
  can: z.array(z.enum(buttons)).readonly(),
  /** People that are offered beside those whom Teams finds: ids in the directory, and names. */
  people: z
    .array(z.strictObject({ id: z.string().min(1), name: z.string().min(1) }))
    .max(20)
    .readonly(),
  speak: z.string().min(1),
});

/** What the card of a case shows to analysts. */
export type CaseData = z.input<typeof data>;

const known = { case: caseNumber, revision: caseRevision };

/** What the buttons on cards of a case send; an empty text is told to the person, so it gets through here. */
export const caseSubmits = [
  submit('case.opened', known),
  submit('case.claimed', known),
  submit('case.assigned', { ...known, assignee: z.string().trim().max(128).optional() }),
  submit('case.asked', { ...known, question: text.optional() }),
  submit('case.noted', { ...known, note: text.optional() }),
  submit('case.resolved', { ...known, resolution: text.optional() }),
  submit('case.closed', known),
  submit('case.reopened', { ...known, reason: text.optional() }),
  submit('case.answered', { ...known, answer: text.optional() }),
  submit('case.copied', { ...known, target: z.enum(['microsoft', 'ticket']) }),
  submit('case.retried', known),
] as const;

interface Room {
  readonly fact: number;
  readonly line: number;
  readonly event: number;
  readonly undelivered: number;
}

/** Longest text of each kind on the card, in characters; `case` and the packet have all of it. */
const roomy: Room = { fact: 200, line: 200, event: 300, undelivered: 600 };
/** The same where there is so much that the card would be too big. */
const tight: Room = { fact: 60, line: 100, event: 120, undelivered: 300 };

/** Most of each kind on the card; more people are found by typing their name. */
const most = { facts: 8, missing: 10, tried: 12, history: 5, people: 10 } as const;

const frameOf = (room: Room) =>
  data.transform(({ can, missing, tried, history, facts, ticket, undelivered, people, ...card }) => ({
    ...card,
    longestNote,
    undelivered: undelivered === null ? [] : linesOf(shorten(undelivered, room.undelivered)),
    facts: facts.slice(0, most.facts).map(({ label, value }) => ({ label, value: shorten(value, room.fact) })),
    tickets: ticket === null ? [] : [{ ...ticket, label: shorten(ticket.label, room.fact) }],
    missing: shortenList(missing, most.missing).join(', '),
    tried: shortenList(tried, most.tried).map((text) => shorten(text, room.line)),
    history: history.slice(-most.history).map((event) => ({ ...event, text: shorten(event.text, room.event) })),
    people: people.slice(0, most.people),
    may: Object.fromEntries(buttons.map((button) => [button, can.includes(button)])),
    hasWork: (['claim', 'assign', 'ask', 'note', 'resolve', 'close'] as const).some((button) => can.includes(button)),
    hasMore: can.includes('reopen') || can.includes('copy'),
  }));

const roomyCard = defineCard(template, frameOf(roomy));
const tightCard = defineCard(template, frameOf(tight));

/** A case as analysts see it: where it stands, what is known, and everything that can be done with it. */
export function caseCard(shown: CaseData): AdaptiveCard {
  const card = roomyCard(shown);
  return cardBytes(card) < maxCardBytes ? card : tightCard(shown);
}
