import type { AdaptiveCard } from '../../cards/card.ts';
import { caseCard, type CaseData } from '../../cards/case/case.ts';
import { shorten } from '../../cards/shorten.ts';
import { access, type CaseAction } from '../../cases/access.ts';
import type { Contact } from '../../cases/case-desk.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import { completeness } from '../../cases/completeness.ts';
import { destinationOf, type DeadLetter } from '../../cases/outbox.ts';
import { transitions, type Change } from '../../cases/transitions.ts';
import {
  formOfCase,
  impactWords,
  nameOf,
  namesOf,
  speakOf,
  statusWords,
  tellEntry,
  tellTime,
  titleOf,
  urgencyWords,
  type Names,
} from './case-texts.ts';

/** Everything that the card of a case is drawn from. */
export interface CaseParts {
  readonly case: SupportCase;
  readonly history: readonly HistoryEntry[];
  /** What could not be sent. */
  readonly dead: readonly DeadLetter[];
  /** Whom the case may be assigned to, as far as the desk has met them. */
  readonly people: readonly Contact[];
  readonly names: Names;
  readonly form: string;
}

/** Most of each that a card shows: with all of them at their longest it is still small enough for Teams. */
const most = { history: 5, tried: 12, people: 10, dead: 3 };
/** Longest line of what was tried, and text of the history, in characters. */
const longest = { tried: 160, text: 300 };

/** The card of a case for its channel, drawn without anybody having asked; `summary` is what a notification shows. */
export function drawCard(
  of: SupportCase,
  history: readonly HistoryEntry[],
  dead: readonly DeadLetter[],
  people: readonly Contact[],
): { readonly card: AdaptiveCard; readonly summary: string } {
  const data = viewCase({ case: of, history, dead, people, names: namesOf(people), form: formOfCase(of) });
  return { card: caseCard(data), summary: `${data.title} (${statusWords[of.status]})` };
}

/** Turns a case into the data of its card: neither sign-in names nor addresses of pages, and the requester has no name there. */
export function viewCase({ case: of, history, dead, people, names, form }: CaseParts): CaseData {
  const { asked, given, missing } = completeness(of.details);
  const title = titleOf(of);
  const status = tellStatus(of, names);
  return {
    form,
    case: of.number,
    revision: of.revision,
    title,
    status,
    facts: factsOf(of),
    ticket: linkTo(of),
    meter: `${String(given)} of ${String(asked)} details are given`,
    missing: missing.map(({ label, state }) => (state === 'unknown' ? `${label} (nobody knows)` : label)),
    tried: triedIn(of),
    history: history.slice(-most.history).map((entry) => ({
      when: tellTime(entry.at),
      what: tellEntry(entry, of, names, 'The requester'),
      text: shorten(entry.text, longest.text),
    })),
    undelivered: dead.length === 0 ? null : tellDead(of, dead, names),
    can: possibleIn(of, dead.length > 0),
    people: assignable(of, people),
    speak: speakOf(title, status, `Priority ${String(of.priority)} of 5`),
  };
}

/** Where a case stands and who has it, for analysts. */
export function tellStatus({ status, assignee }: SupportCase, names: Names): string {
  const whose = assignee === null ? 'Nobody has it yet' : `${nameOf(names, assignee)} has it`;
  return `${capitalize(statusWords[status])} · ${capitalize(whose)}`;
}

function capitalize(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function factsOf({ priority, impact, urgency, evidence, openedAt, ticket }: SupportCase): CaseData['facts'] {
  const facts = [
    { label: 'Priority', value: `${String(priority)} of 5` },
    { label: 'Who is hit', value: impactWords[impact] },
    { label: 'How hard', value: urgencyWords[urgency] },
    { label: 'Codes', value: evidence.codes.join(', ') },
    { label: 'Opened', value: tellTime(openedAt) },
    { label: 'Ticket', value: ticket === null ? '' : ticket.label },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** The address is what the ticket system gave: nothing but a secure page is offered. */
function linkTo({ ticket }: SupportCase): CaseData['ticket'] {
  if (ticket?.url == null || URL.parse(ticket.url)?.protocol !== 'https:') return null;
  return { label: ticket.label, url: ticket.url };
}

function triedIn({ evidence: { articles, runbooks } }: SupportCase): string[] {
  const lines = [
    ...articles.slice(-1).map(({ title, verdict }) => `Best article: ${title}${verdictWords[verdict ?? 'none']}`),
    ...runbooks.flatMap(({ title, result, steps }) => [
      `${title}: ${result}`,
      ...steps.map((step) => `• ${step.title}: ${step.outcome}`),
    ]),
  ].map((line) => shorten(line, longest.tried));
  if (lines.length <= most.tried) return lines;
  const rest = lines.length - most.tried + 1;
  return [...lines.slice(0, most.tried - 1), `${String(rest)} more lines are in the packet.`];
}

const verdictWords = { helped: ' (it helped)', failed: ' (it did not help)', none: '' } as const;

function tellDead(of: SupportCase, dead: readonly DeadLetter[], names: Names): string {
  const said = dead.slice(0, most.dead).map((letter) => `${receiverOf(of, letter, names)}: ${letter.reason}`);
  const rest = dead.length - said.length;
  return [...said, ...(rest > 0 ? [`${String(rest)} more.`] : [])]
    .map((text) => shorten(text, longest.text))
    .join('\n');
}

function receiverOf(of: SupportCase, { message }: DeadLetter, names: Names): string {
  if (message.kind === 'person') {
    return message.person === of.requester ? 'To the requester' : `To ${nameOf(names, message.person)}`;
  }
  return destinationOf(message) === 'ticket' ? 'To the ticket system' : 'To this channel';
}

const buttons = ['claim', 'assign', 'ask', 'note', 'resolve', 'close', 'reopen'] as const satisfies readonly Change[];

/** What somebody of the channel can do now; whether it is this one is decided when they press. */
function possibleIn({ status, assignee }: SupportCase, hasDead: boolean): CaseData['can'] {
  const now = buttons.filter((change) => transitions[status][change] !== undefined && isForDesk(change));
  // Whoever claims takes what nobody has.
  const free = now.filter((change) => change !== 'claim' || assignee === null);
  return [...free, 'copy', ...(hasDead ? (['retry'] as const) : [])];
}

function isForDesk(action: CaseAction): boolean {
  return access.analyst[action] || access.assignee[action];
}

function assignable({ requester, assignee }: SupportCase, people: readonly Contact[]): CaseData['people'] {
  return people
    .filter(({ person, name }) => name !== '' && person !== requester && person !== assignee)
    .slice(0, most.people)
    .map(({ person, name }) => ({ id: person, name }));
}
