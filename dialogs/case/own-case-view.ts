import type { OwnCaseData } from '../../cards/own-case/own-case.ts';
import { shorten } from '../../cards/shorten.ts';
import { access } from '../../cases/access.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import { transitions } from '../../cases/transitions.ts';
import { speakOf, tellEntry, tellTime, titleOf, type Names } from './case-texts.ts';

/** What the requester's card of a case is drawn from. */
export interface OwnCaseParts {
  readonly case: SupportCase;
  readonly history: readonly HistoryEntry[];
  readonly names: Names;
  readonly form: string;
  /** What is to be said above everything else; where it is left out, the question that waits for an answer. */
  readonly message?: string;
}

/** Most events, and longest text of one in characters, that the card shows. */
const mostHistory = 6;
const longestText = 500;

/** Turns a case into the data of the requester's own card: work notes of the desk are not in it. */
export function viewOwnCase({ case: of, history, names, form, message }: OwnCaseParts): OwnCaseData {
  const shared = history.filter(({ isPrivate }) => !isPrivate);
  const title = titleOf(of);
  const status = tellOwnStatus(of, names);
  const said = message ?? questionOf(of, shared);
  return {
    form,
    case: of.number,
    revision: of.revision,
    title,
    status,
    message: said,
    facts: factsOf(of),
    history: shared.slice(-mostHistory).map((entry) => ({
      when: tellTime(entry.at),
      what: tellEntry(entry, of, names, 'You'),
      text: shorten(entry.text, longestText),
    })),
    can: possibleFor(of),
    answerLabel: of.status === 'pending' ? 'Your answer' : 'Something to add',
    speak: speakOf(title, status, said),
  };
}

/** Where a case stands, in plain words for the person who reported it. */
export function tellOwnStatus({ status, assignee }: SupportCase, names: Names): string {
  if (status === 'closed') return 'It is closed.';
  if (status === 'resolved') return 'The desk says that it is solved. Is it?';
  if (status === 'pending') return 'It waits for your answer.';
  if (assignee === null) return 'It is with the desk. Nobody has taken it yet.';
  const name = names.get(assignee);
  return `${name ?? 'Somebody of the desk'} works on it.`;
}

function questionOf({ status }: SupportCase, shared: readonly HistoryEntry[]): string {
  if (status !== 'pending') return '';
  return shared.findLast(({ action }) => action === 'asked')?.text ?? '';
}

function factsOf({ openedAt, updatedAt, resolution, ticket }: SupportCase): OwnCaseData['facts'] {
  const facts = [
    { label: 'Opened', value: tellTime(openedAt) },
    { label: 'Last change', value: tellTime(updatedAt) },
    { label: 'What was done', value: shorten(resolution ?? '', longestText) },
    { label: 'Ticket', value: ticket?.label ?? '' },
  ];
  return facts.filter(({ value }) => value !== '');
}

const buttons = ['answer', 'close', 'reopen'] as const;

function possibleFor({ status }: SupportCase): OwnCaseData['can'] {
  const now = buttons.filter((change) => transitions[status][change] !== undefined && access.requester[change]);
  // An answer would open a solved case again, and there is a button that says so.
  return status === 'resolved' ? now.filter((change) => change !== 'answer') : now;
}
