import { answerCard } from '../cards/answer/answer.ts';
import { choiceCard } from '../cards/choice/choice.ts';
import { readSubmit, type CardSubmit } from '../cards/submits.ts';
import type { Article } from '../knowledge/article.ts';
import type { Verdict } from '../knowledge/journal.ts';
import { viewAnswer } from './answer-view.ts';
import type { ConversationState } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import { findAnswer } from './find-answer.ts';
import { phrases } from './phrases.ts';
import type { Reply } from './reply.ts';
import { askChoice, relatedTo, showAnswer, summarize } from './show-answer.ts';
import type { Turn } from './turn.ts';

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
  'welcome.tried': (turn, state, desk, { example }) => findAnswer({ ...turn, text: example }, state, desk),
};

/** Buttons whose first press stands: whatever arrives later from the same card finds what that one came to. */
const once: ReadonlySet<CardSubmit['verb']> = new Set(['answer.helped', 'answer.failed', 'choice.made', 'choice.none']);

/** What a button does once is known by this key, under whatever activity id the press arrives; undefined for the others. */
export function onceKey(raw: unknown): string | undefined {
  const read = readSubmit(raw);
  return read.ok && once.has(read.submit.verb) ? `${read.submit.verb} ${read.submit.form}` : undefined;
}

/** Does what a pressed button asks for, or says that the card is out of date. */
export async function pressButton(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const read = readSubmit(turn.submit);
  if (!read.ok) return outdated(turn, state);
  const act = actions[read.submit.verb] as Action<CardSubmit>;
  return act(turn, state, desk, read.submit);
}

async function outdated(turn: Turn, state: ConversationState): Promise<Reply> {
  await turn.say(turn.conversation.scope === 'personal' ? phrases.outdated : phrases.notYours);
  return { state, outcome: 'outdated' };
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
  if (!article) return outdated(turn, state);
  const { verdict, isNew } = await desk.journal.recordFeedback({
    form: submit.form,
    article: article.id,
    verdict: said,
    at: desk.now(),
  });
  await turn.replace(closedCard(state, submit, article, verdict), summarize(article));
  if (verdict !== said) {
    const before = verdict === 'helped' ? 'fixed it' : 'did not help';
    await turn.say(`You already said that this ${before}. If that has changed, ask again and use the new card.`);
    return { state, outcome: 'button' };
  }
  // A second delivery of the same press: the first one has said all there is to say.
  if (!isNew) return { state, outcome: 'button' };
  if (verdict === 'helped') {
    await turn.say('Good. That is noted.');
    return { state, outcome: 'button' };
  }
  await turn.say('Sorry that it did not help. That is noted.');
  return offerMore(turn, state, desk, { submit, article, lead: 'Does one of these fit better?' });
}

function closedCard(state: ConversationState, submit: AnswerSubmit, article: Article, verdict: Verdict) {
  return answerCard(viewAnswer(article, { ...showing(state, submit), part: 0, verdict }));
}

function showing(
  { last }: ConversationState,
  { article, form, fill }: Pick<AnswerSubmit, 'article' | 'form' | 'fill'>,
) {
  return { form, fill, others: '', reasons: last?.article === article ? last.reasons : [] };
}

async function offerMore(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { submit, article, lead }: { submit: AnswerSubmit; article: Article; lead: string },
): Promise<Reply> {
  const ranked = state.last?.article === article.id ? state.last.ranked : [];
  const options = relatedTo(article, ranked, desk);
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
  if (!article) return outdated(turn, state);
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
  if (!article) return outdated(turn, state);
  const card = answerCard(
    viewAnswer(article, { ...showing(state, submit), part: submit.part, verdict: submit.verdict ?? null }),
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
  if (asking?.kind !== 'choice' || asking.form !== submit.form || !article) return outdated(turn, state);
  const option = asking.options.find(({ article: id }) => id === submit.article);
  if (!option) return outdated(turn, state);
  const { form, about, question, options, fill } = asking;
  await turn.replace(
    choiceCard({ form, about, question, options, chosen: option.label, speak: option.label }),
    option.label,
  );
  const ranked = options.map(({ article: id }) => id).filter((id) => id !== article.id);
  const reasons = [about === '' ? 'you chose it' : `${about}, and you chose “${option.label}”`];
  return {
    state: await showAnswer(turn, state, desk, { article, reasons, ranked, others: '', fill }),
    outcome: 'answer',
  };
}

async function dropChoice(
  turn: Turn,
  state: ConversationState,
  _desk: Desk,
  submit: SubmitOf<'choice.none'>,
): Promise<Reply> {
  const { asking } = state;
  if (asking?.kind !== 'choice' || asking.form !== submit.form) return outdated(turn, state);
  const { form, about, question, options } = asking;
  await turn.replace(
    choiceCard({ form, about, question, options, chosen: 'None of these', speak: 'None of these' }),
    'None of these',
  );
  await turn.say(`Then I need more. ${phrases.paste} ${phrases.openCase}`);
  return { state: { ...state, asking: null }, outcome: 'button' };
}
