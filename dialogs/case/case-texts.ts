import { shorten } from '../../cards/shorten.ts';
import type { Contact } from '../../cases/case-desk.ts';
import type { CaseStatus, HistoryAction, HistoryEntry, SupportCase } from '../../cases/case.ts';
import { valueOf } from '../../cases/details.ts';
import type { Impact, Urgency } from '../../cases/priority.ts';

/** What people are called, by their id in the directory. */
export type Names = ReadonlyMap<string, string>;

export const impactWords: Readonly<Record<Impact, string>> = {
  everyone: 'Everyone',
  several: 'Several people',
  one: 'One person',
};

export const urgencyWords: Readonly<Record<Urgency, string>> = {
  blocked: 'They cannot work',
  hindered: 'They can work, with difficulty',
  waiting: 'Nothing is held up yet',
};

/** A status in one word, for lists and sentences. */
export const statusWords: Readonly<Record<CaseStatus, string>> = {
  new: 'new',
  assigned: 'assigned',
  pending: 'waiting for the requester',
  resolved: 'resolved',
  closed: 'closed',
};

const actionWords: Readonly<Record<HistoryAction, string>> = {
  opened: 'opened the case',
  claimed: 'took the case',
  assigned: 'assigned the case',
  asked: 'asked',
  answered: 'answered',
  noted: 'noted',
  resolved: 'resolved the case',
  closed: 'closed the case',
  reopened: 'opened the case again',
  ticket: 'reported',
};

/** The names of people whom the desk has met. */
export function namesOf(people: readonly Contact[]): Names {
  return new Map(people.filter(({ name }) => name !== '').map(({ person, name }) => [person, name]));
}

/** What somebody is called; whom the desk has never met is a colleague. */
export function nameOf(names: Names, person: string): string {
  return names.get(person) ?? 'a colleague';
}

/** Who did something, at the beginning of a sentence; `requester` is what the requester is called there. */
export function actorOf({ by, action }: HistoryEntry, of: SupportCase, names: Names, requester: string): string {
  if (by === of.requester) return requester;
  if (by === null) return action === 'ticket' ? 'The ticket system' : 'The desk';
  return names.get(by) ?? 'A colleague';
}

/** What happened to a case, such as `Grace Hopper took the case`. */
export function tellEntry(entry: HistoryEntry, of: SupportCase, names: Names, requester: string): string {
  return `${actorOf(entry, of, names, requester)} ${actionWords[entry.action]}`;
}

/** A time in UTC to the minute: one card is read in several time zones. */
export function tellTime(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

const longestSubject = 120;

/** What a case is about: its article, or the first words of the problem without addresses of people. */
export function subjectOf({ evidence, details }: Pick<SupportCase, 'evidence' | 'details'>): string {
  const article = evidence.articles.at(-1)?.title;
  const problem = (valueOf(details, 'problem') ?? '').replace(/\S+@\S+/g, '…').replace(/\s+/g, ' ');
  return article ?? (problem === '' ? 'a problem that is not described yet' : shorten(problem, longestSubject));
}

/** Several sentences in a row, as they are read aloud; each ends as a sentence does. */
export function speakOf(...sentences: readonly string[]): string {
  const said = sentences.filter((sentence) => sentence !== '');
  return said.map((sentence) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`)).join(' ');
}

/** How a case is headed wherever it is shown. */
export function titleOf(of: Pick<SupportCase, 'number' | 'evidence' | 'details'>): string {
  return `Case ${String(of.number)}: ${subjectOf(of)}`;
}

/**
 * The id of a card that is drawn without anybody having asked for it: the same for the same revision of the case, another one
 * for the next. The draft's UUID keeps its version and variant.
 */
export function formOfCase({ draft, revision }: Pick<SupportCase, 'draft' | 'revision'>): string {
  return `${draft.slice(0, 24)}${revision.toString(16).padStart(12, '0')}`;
}
