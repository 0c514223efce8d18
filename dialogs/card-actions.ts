import { answerCard } from '../cards/answer/answer.ts';
import { choiceCard } from '../cards/choice/choice.ts';
import { readSubmit, type CardSubmit } from '../cards/submits.ts';
import type { Article } from '../knowledge/article.ts';
import type { Verdict } from '../knowledge/journal.ts';
import type { Runbook } from '../knowledge/runbook/runbook.ts';
import { viewAnswer } from './answer-view.ts';
import { roleOf, viewFor } from './audience.ts';
import { caseActions } from './case/case-actions.ts';
import { draftActions } from './draft/draft-actions.ts';
import type { ConversationState } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import { findAnswer } from './find-answer.ts';
import { explainMore } from './log/tell-log.ts';
import { noteVerdict } from './note-seen.ts';
import { sayOutdated } from './outdated.ts';
import { phrases } from './phrases.ts';
import type { Reply } from './reply.ts';
import { askChoice, offeredRunbook, relatedTo, showAnswer, summarize } from './show-answer.ts';
import type { Turn } from './turn.ts';
import { startFor, walkActions } from './walk-actions.ts';
import { openWalk, remindOfStep } from './walk-runbook.ts';

type SubmitOf<Verb extends CardSubmit['verb']> = Extract<CardSubmit, { verb: Verb }>;
type Action<Submit> = (turn: Turn, state: ConversationState, desk: Desk, submit: Submit) => Promise<Reply>;

/** What each button does: a verb without a line here does not compile. */
const actions: { readonly [Verb in CardSubmit['verb']]: Action<SubmitOf<Verb>> } = {
  'answer.helped': (turn, state, desk, submit) => judge(turn, state, desk, submit, 'helped'),
  'answer.failed': (turn, state, desk, submit) => judge(turn, state, desk, submit, 'failed'),
  'answer.more': showPart,
  'answer.related': showRelated,
  'choice.made': takeChoice,
  'choice.none': dropChoice,
  'log.explained': async (turn, state, desk, submit) =>
    (await explainMore(turn, state, desk, submit)) ?? sayOutdated(turn, state),
  ...walkActions,
  ...draftActions,
  ...caseActions,
  'welcome.tried': tryExample,
};

/** Buttons whose first press stands: whatever arrives later from the same card finds what that one came to. */
const once: ReadonlySet<CardSubmit['verb']> = new Set([
  'answer.helped',
  'answer.failed',
  'choice.made',
  'choice.none',
  'step.answered',
  'step.undone',
  'step.stopped',
]);

/** What a button does once is known by this key, under whatever activity id the press arrives; undefined for the others. */
export function onceKey(raw: unknown): string | undefined {
  const read = readSubmit(raw);
  return read.ok && once.has(read.submit.verb) ? `${read.submit.verb} ${read.submit.form}` : undefined;
}

/** Does what a pressed button asks for, or says that the card is out of date. */
export async function pressButton(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const read = readSubmit(turn.submit);
  if (!read.ok) return sayOutdated(turn, state);
  const act = actions[read.submit.verb] as Action<CardSubmit>;
  return act(turn, state, desk, read.submit);
}

type AnswerSubmit = SubmitOf<'answer.helped' | 'answer.failed' | 'answer.related'>;

/** Notes whether the answer helped; the first verdict on a card stands, however often a button is pressed. */
async function judge(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  submit: AnswerSubmit,
  said: Verdict,
): Promise<Reply> {
  const article = desk.articles.get(submit.article);
  if (!article) return sayOutdated(turn, state);
  const { verdict, isNew } = await desk.journal.recordFeedback({
    form: submit.form,
    article: article.id,
    verdict: said,
    at: desk.now(),
  });
  const hasCase = verdict === 'failed' && isAllTried(turn, state, desk, article);
  const closed = viewAnswer(article, { ...showing(turn, state, desk, article, submit), part: 0, verdict, hasCase });
  await turn.replace(answerCard(closed), summarize(article));
  const noted = noteVerdict(state, article, verdict);
  if (verdict === 'failed' && isNew) return goOnAfterFailure(turn, noted, desk, submit, article);
  const note = sayNote(said, verdict, isNew);
  // A second delivery of the same press: the first one has said all there is to say. Words have no card that shows it.
  if (isNew || verdict !== said || turn.text !== '') await turn.say(note);
  return { state: noted, outcome: 'button' };
}

/** True when nothing that is for this person is left to try: neither steps, nor another article. */
function isAllTried(turn: Turn, state: ConversationState, desk: Desk, article: Article): boolean {
  if (roleOf(state, turn, desk) === 'requester') return true;
  return !untriedRunbook(turn, state, desk, article) && othersFor(state, desk, article).length === 0;
}

function othersFor({ last }: ConversationState, desk: Desk, article: Article) {
  return relatedTo(article, last?.article === article.id ? last.ranked : [], desk);
}

function sayNote(said: Verdict, verdict: Verdict, isNew: boolean): string {
  if (verdict === said) return isNew ? 'Good. That is noted.' : 'That is noted already.';
  const before = verdict === 'helped' ? 'fixed it' : 'did not help';
  return `You already said that this ${before}. If that has changed, ask again and use the new card.`;
}

/** What comes after "it did not help": the steps behind the article, or what else it may be. */
async function goOnAfterFailure(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  submit: AnswerSubmit,
  article: Article,
): Promise<Reply> {
  if (roleOf(state, turn, desk) === 'requester') {
    await turn.say(`Sorry that it did not help. That is noted. ${phrases.openCase}`);
    return { state, outcome: 'button' };
  }
  await turn.say('Sorry that it did not help. That is noted.');
  const runbook = untriedRunbook(turn, state, desk, article);
  if (runbook) return startFor(turn, state, desk, runbook);
  return offerMore(turn, state, desk, { submit, article, lead: 'Does one of these fit better?' });
}

/** The steps behind an article, unless they have been gone through before. */
function untriedRunbook(turn: Turn, state: ConversationState, desk: Desk, article: Article): Runbook | undefined {
  const { last, walked } = state;
  const hasSteps = last?.article === article.id ? last.hasSteps : true;
  const runbook = offeredRunbook(turn, state, desk, article, hasSteps);
  return walked.some((before) => before.runbook === runbook?.id) ? undefined : runbook;
}

/** What a newcomer tries is not what a case of theirs is about. */
async function tryExample(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { example }: SubmitOf<'welcome.tried'>,
): Promise<Reply> {
  const reply = await findAnswer({ ...turn, text: example }, state, desk);
  return { ...reply, state: { ...reply.state, seen: state.seen } };
}

type Pressed = Pick<AnswerSubmit, 'article' | 'form' | 'fill'>;

/** What the card of an answer says besides the article, when it is shown again in its place. */
function showing(turn: Turn, state: ConversationState, desk: Desk, article: Article, { form, fill }: Pressed) {
  const last = state.last?.article === article.id ? state.last : undefined;
  const { reasons, isStaff, hasSteps } = last ?? { reasons: [], isStaff: false, hasSteps: true };
  const runbook = offeredRunbook(turn, state, desk, article, hasSteps);
  const view = viewFor(state, turn, desk, isStaff);
  return { form, fill: { ...last?.fill, ...fill }, others: '', reasons, view, runbook };
}

async function offerMore(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { submit, article, lead }: { submit: AnswerSubmit; article: Article; lead: string },
): Promise<Reply> {
  const options = othersFor(state, desk, article);
  if (options.length === 0) {
    await turn.say(`I have nothing closer than this. ${phrases.openCase}`);
    return { state: { ...state, asking: null }, outcome: 'button' };
  }
  return {
    state: await askChoice(turn, state, desk, { about: '', question: lead, options, fill: submit.fill }),
    outcome: 'button',
  };
}

async function showRelated(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  submit: SubmitOf<'answer.related'>,
): Promise<Reply> {
  const article = desk.articles.get(submit.article);
  if (!article) return sayOutdated(turn, state);
  return offerMore(turn, state, desk, {
    submit,
    article,
    lead: 'These are close to it. Which one do you want to see?',
  });
}

async function showPart(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  submit: SubmitOf<'answer.more'>,
): Promise<Reply> {
  const article = desk.articles.get(submit.article);
  if (!article) return sayOutdated(turn, state);
  const card = answerCard(
    viewAnswer(article, {
      ...showing(turn, state, desk, article, submit),
      part: submit.part,
      verdict: submit.verdict ?? null,
    }),
  );
  await turn.replace(card, summarize(article));
  return { state, outcome: 'button' };
}

/** Only the question that is open can be answered: a choice of an earlier day, or of somebody else, is out of date. */
async function takeChoice(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  submit: SubmitOf<'choice.made'>,
): Promise<Reply> {
  const { asking } = state;
  const article = desk.articles.get(submit.article);
  if (asking?.kind !== 'choice' || asking.form !== submit.form || !article) return sayOutdated(turn, state);
  const option = asking.options.find(({ article: id }) => id === submit.article);
  if (!option) return sayOutdated(turn, state);
  const { form, about, question, options, fill } = asking;
  await turn.replace(
    choiceCard({ form, about, question, options, chosen: option.label, speak: option.label }),
    option.label,
  );
  const ranked = options.map(({ article: id }) => id).filter((id) => id !== article.id);
  const isStaff = isOfLog(about, state);
  const reasons = [about === '' ? 'you chose it' : `${about}, and you chose “${option.label}”`];
  const after = await showAnswer(turn, state, desk, { article, reasons, ranked, others: '', fill, isStaff });
  const opened = openWalk(after, desk);
  if (opened) await remindOfStep(turn, opened);
  return { state: after, outcome: 'answer' };
}

/** Who is asked what the text of an event says has that text before them. */
function isOfLog(about: string, { last }: ConversationState): boolean {
  return about !== '' || last?.isStaff === true;
}

async function dropChoice(
  turn: Turn,
  state: ConversationState,
  _desk: Desk,
  submit: SubmitOf<'choice.none'>,
): Promise<Reply> {
  const { asking } = state;
  if (asking?.kind !== 'choice' || asking.form !== submit.form) return sayOutdated(turn, state);
  const { form, about, question, options } = asking;
  await turn.replace(
    choiceCard({ form, about, question, options, chosen: 'None of these', speak: 'None of these' }),
    'None of these',
  );
  await turn.say(`Then I need more. ${phrases.paste} ${phrases.openCase}`);
  return { state: { ...state, asking: null }, outcome: 'button' };
}
