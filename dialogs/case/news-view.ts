import type { AdaptiveCard } from '../../cards/card.ts';
import { ownCaseCard } from '../../cards/own-case/own-case.ts';
import type { Contact } from '../../cases/case-desk.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import type { DeadLetter, OutboxMessage } from '../../cases/outbox.ts';
import { formOfCase, namesOf } from './case-texts.ts';
import { drawCard } from './case-view.ts';
import { copyLeads, writeCopy, type CopyTarget } from './copy-packet.ts';
import { viewOwnCase } from './own-case-view.ts';
import { splitText } from './split-text.ts';

/** News of a case for one person. */
export type PersonMessage = Extract<OutboxMessage, { kind: 'person' }>;

/** What the news is drawn from, as it is when it is sent. */
export interface NewsParts {
  readonly case: SupportCase;
  readonly history: readonly HistoryEntry[];
  readonly dead: readonly DeadLetter[];
  readonly people: readonly Contact[];
  readonly now: Date;
}

/** What is sent: a card, or plain texts one after another; `summary` is what a notification shows. */
export interface News {
  readonly card?: AdaptiveCard;
  readonly texts?: readonly string[];
  readonly summary: string;
}

/** Draws news of a case for the person whom it is for. */
export function drawNews({ about, text, case: number }: PersonMessage, parts: NewsParts): News {
  if (about === 'packet') return drawCopy('microsoft', parts, `Case ${String(number)} for Microsoft support`);
  if (about === 'ticket-text') return drawCopy('ticket', parts, `Case ${String(number)} for the ticket system`);
  if (about !== 'assigned') return drawOwn(about, text, parts);
  const { card } = drawCard(parts.case, parts.history, parts.dead, parts.people);
  return { card, summary: `Case ${String(number)} has been assigned to you` };
}

function drawCopy(target: CopyTarget, { case: of, history, people, now }: NewsParts, summary: string): News {
  const copy = writeCopy(target, of, { history, names: namesOf(people), at: now });
  return { texts: [copyLeads[target], ...splitText(copy)], summary };
}

type OwnNews = Exclude<PersonMessage['about'], 'packet' | 'ticket-text' | 'assigned'>;

const summaries: Readonly<Record<OwnNews, string>> = {
  question: 'The desk has a question about case',
  comment: 'The desk has written about case',
  claimed: 'Somebody works on case',
  resolved: 'The desk has resolved case',
  closed: 'The desk has closed case',
  reopened: 'The desk has opened again case',
};

function drawOwn(about: OwnNews, text: string, { case: of, history, people }: NewsParts): News {
  const names = namesOf(people);
  const assignee = of.assignee === null ? undefined : names.get(of.assignee);
  const message = tellNews(about, text, assignee ?? 'Somebody of the desk');
  const card = ownCaseCard(viewOwnCase({ case: of, history, names, form: formOfCase(of), message }));
  return { card, summary: `${summaries[about]} ${String(of.number)}` };
}

function tellNews(about: OwnNews, text: string, assignee: string): string {
  if (about === 'question') return text;
  if (about === 'claimed') return `${assignee} has taken your case.`;
  const { alone, before } = sentences[about];
  return text === '' ? alone : `${before}${text}`;
}

/** What is said alone, and what stands before a text that somebody has written. */
const sentences: Readonly<
  Record<Exclude<OwnNews, 'question' | 'claimed'>, { readonly alone: string; readonly before: string }>
> = {
  comment: { alone: 'The desk has written.', before: 'The desk writes: ' },
  resolved: { alone: 'Your case is resolved.', before: 'Your case is resolved. What was done: ' },
  closed: {
    alone: 'Your case is closed. If it fails again, open it again.',
    before: 'Your case is closed. If it fails again, open it again. The desk writes: ',
  },
  reopened: { alone: 'The desk has opened your case again.', before: 'The desk has opened your case again: ' },
};
