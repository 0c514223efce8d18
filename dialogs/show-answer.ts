import { answerCard } from '../cards/answer/answer.ts';
import { choiceCard } from '../cards/choice/choice.ts';
import type { Article } from '../knowledge/article.ts';
import type { Match } from '../knowledge/match.ts';
import type { Runbook } from '../knowledge/runbook/runbook.ts';
import type { SharedMeaning } from '../knowledge/shared-meaning.ts';
import { viewAnswer } from './answer-view.ts';
import { askRole, roleOf, viewFor } from './audience.ts';
import type { Fill } from './block-view.ts';
import type { ConversationState, OpenChoice } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import { noteArticle } from './note-seen.ts';
import type { Turn } from './turn.ts';

/** An answer to show: the article, and why it was chosen. */
export interface Chosen {
  readonly article: Article;
  readonly reasons: readonly string[];
  /** Ids of the other articles that came up, best first. */
  readonly ranked: readonly string[];
  readonly others: string;
  readonly fill: Fill;
  /** What was asked can only come from somebody who looks after a system. */
  readonly isStaff?: boolean;
  /** False where the steps behind the article are not offered. */
  readonly hasSteps?: boolean;
}

/** Shows an article and remembers it as the last answer. */
export async function showAnswer(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  chosen: Chosen,
): Promise<ConversationState> {
  const { article, reasons, ranked, others, fill, isStaff = false, hasSteps = true } = chosen;
  const form = desk.newForm();
  const view = viewFor(state, turn, desk, isStaff);
  const runbook = offeredRunbook(turn, state, desk, article, hasSteps);
  const card = answerCard(viewAnswer(article, { form, part: 0, fill, reasons, others, verdict: null, view, runbook }));
  await turn.show(card, summarize(article));
  const last = {
    article: article.id,
    form,
    ranked: ranked.slice(0, 6),
    reasons: reasons.slice(0, 8).map(shorten),
    fill,
  };
  // From here on words such as "it helped" are about this answer, and no longer about an open step.
  const walk = state.walk && { ...state.walk, isPaused: true };
  const shown = { ...state, known: {}, asking: null, last: { ...last, isStaff, hasSteps }, walk };
  const after = noteArticle(shown, article);
  const isUnclear = view === 'guarded' && !state.isRoleAsked && isForSome(article);
  return isUnclear ? askRole(turn, after, desk) : after;
}

/** The steps that a card offers; in an outage of many only to whoever looks after the server. */
export function offeredRunbook(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  article: Article,
  hasSteps: boolean,
): Runbook | undefined {
  const runbook = desk.runbooks.forArticle(article.id);
  if (hasSteps || !runbook) return runbook;
  // What has just been gone through is not offered again to anybody.
  const isOver = state.walked.at(-1)?.runbook === runbook.id;
  return roleOf(state, turn, desk) === 'admin' && !isOver ? runbook : undefined;
}

/** True when an answer is not the same for everybody: it has plain words for a requester, or commands for the others. */
function isForSome({ kind, audience, sections }: Article): boolean {
  // What to collect is the same, whoever collects it.
  if (kind === 'intake') return false;
  return (
    audience.includes('requester') ||
    Object.values(sections)
      .flat()
      .some((block) => block.kind === 'command')
  );
}

/** A reason may quote a whole sentence of the product; the state has room for its beginning. */
function shorten(reason: string): string {
  return reason.slice(0, 300);
}

/** What a notification says about an answer. */
export function summarize(article: Article): string {
  return [article.codes[0], article.title].filter(Boolean).join(': ');
}

/** Names what else was found in the same message, so that nothing pasted is passed over in silence. */
export function tellOthers(rest: readonly Match[]): string {
  const named = rest.filter(
    ({ article, reasons }) => article.codes.length > 0 && reasons.some((reason) => !reason.startsWith('described')),
  );
  if (named.length === 0) return '';
  return `Also in your message: ${named.map(({ article }) => summarize(article)).join('; ')}.`;
}

/** Asks one question with a button for each answer, and remembers it as open. */
export async function askChoice(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  choice: Pick<OpenChoice, 'about' | 'question' | 'options' | 'fill'>,
): Promise<ConversationState> {
  const form = desk.newForm();
  const { about, question, options, fill } = choice;
  await turn.show(choiceCard({ form, about, question, options, chosen: null, speak: question }), question);
  return { ...state, asking: { kind: 'choice', form, about, question, options: [...options], fill } };
}

/** The question that separates several articles for one event or one message. */
export function askShared({ about, kind }: SharedMeaning): string {
  return kind === 'event'
    ? `${about} has more than one meaning. What does its text say?`
    : 'That message has more than one cause. Which of these is true?';
}

const longestLabel = 90;

/** The label of an article among others: its code and what it means, cut to what a button can show. */
export function labelArticle(article: Article): string {
  const label = summarize(article);
  return label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1).trimEnd()}…`;
}

/** Articles to offer beside one: what else matched, then what its author named as next; at most five. */
export function relatedTo(
  article: Article,
  ranked: readonly string[],
  desk: Desk,
): { article: string; label: string }[] {
  const ids = [...new Set([...ranked, ...article.next])].filter((id) => id !== article.id);
  return ids
    .map((id) => desk.articles.get(id))
    .filter((found) => found !== undefined)
    .slice(0, 5)
    .map((found) => ({ article: found.id, label: labelArticle(found) }));
}
