import { exitsOf } from '../knowledge/runbook/step.ts';
import { stepOf } from '../knowledge/runbook/walk.ts';
import type { ConversationState } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import { findWalkRequest, type Interruption } from './interruptions.ts';
import { phrases } from './phrases.ts';
import type { Reply } from './reply.ts';
import { tellOutage } from './tell-outage.ts';
import type { Turn } from './turn.ts';
import { offerRunbooks, startFor } from './walk-actions.ts';
import {
  answerStep,
  endWalk,
  openWalk,
  showStep,
  tellProgress,
  undoStep,
  unshelve,
  type Opened,
} from './walk-runbook.ts';

type Hearing = (turn: Turn, state: ConversationState, desk: Desk, opened: Opened) => Promise<Reply>;
type Words = Readonly<Partial<Record<Interruption, Hearing>>>;

/** Words about the runbook as a whole. */
const ofWalk: Words = {
  continue: resume,
  status: resume,
  cancel: (turn, state, desk, opened) => endWalk(turn, state, desk, opened, 'stopped'),
};

/** Words about the open step. */
const ofStep: Words = {
  back: undoStep,
  helped: hearSuccess,
  failed: (turn, state, desk, opened) => leaveBy(turn, state, desk, opened, 'failing'),
  cannot: hearCannot,
  done: askResult,
};

/** The same words while something else was answered in between: what helped or failed is that. */
const whilePaused: Words = { back: resume, cannot: resume, done: resume };

/** Does what the words ask of the open runbook; undefined when they are not about it. */
export async function hearWalkWord(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  word: Interruption,
): Promise<Reply | undefined> {
  if (word === 'walk') return startByWord(turn, state, desk);
  const opened = openWalk(state, desk);
  if (!opened) return hearWithoutWalk(turn, state, desk, word);
  // An open question comes first, except before the words that nothing else understands.
  if (state.asking && !isOfWalk(word)) return undefined;
  return hearingOf(word, opened)?.(turn, state, desk, opened);
}

/** Without an open walk one that waits is gone on with, or ended. */
async function hearWithoutWalk(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  word: Interruption,
): Promise<Reply | undefined> {
  const waiting = unshelve(state, desk);
  const open = { ...state, shelved: null };
  if (waiting && word === 'continue') return resume(turn, open, desk, waiting);
  if (waiting && word === 'cancel' && !state.asking) return endWalk(turn, open, desk, waiting, 'stopped');
  return isOfWalk(word) ? sayNoWalk(turn, state) : undefined;
}

function hearingOf(word: Interruption, { walk }: Opened): Hearing | undefined {
  return ofWalk[word] ?? (walk.isPaused ? whilePaused : ofStep)[word];
}

function isOfWalk(word: Interruption): boolean {
  return word === 'continue' || word === 'done' || word === 'cannot';
}

async function sayNoWalk(turn: Turn, state: ConversationState): Promise<Reply> {
  await turn.say(`We are not in the middle of any steps. ${phrases.paste} Or say “walk me through it”.`);
  return { state, outcome: 'talk' };
}

async function resume(turn: Turn, state: ConversationState, desk: Desk, opened: Opened): Promise<Reply> {
  await turn.say(tellProgress(opened));
  return showStep(turn, state, desk, opened);
}

/** What a fix is said to have done is its result. At a check it may be the check or the reset that works. */
async function hearSuccess(turn: Turn, state: ConversationState, desk: Desk, opened: Opened): Promise<Reply> {
  const { kind } = stepOf(opened.runbook, opened.walk);
  if (kind === 'fix') return leaveBy(turn, state, desk, opened, 'worked');
  if (kind === 'question' || /fix|solved|reset/i.test(turn.text)) return endWalk(turn, state, desk, opened, 'fixed');
  await turn.say('What works: this check, or the reset? Press “The result is good”, or say “the reset works”.');
  return showStep(turn, state, desk, opened);
}

/** "Skip" goes on with the next step; where that would be the end, it is asked for by the words of its button. */
async function hearCannot(turn: Turn, state: ConversationState, desk: Desk, opened: Opened): Promise<Reply> {
  const { runbook, walk } = opened;
  const exit = exitsOf(stepOf(runbook, walk)).find(({ outcome }) => outcome === 'cannot');
  const isEnd = exit?.to !== undefined && runbook.steps.get(exit.to)?.kind === 'end';
  if (!isEnd || !/skip/i.test(turn.text)) return leaveBy(turn, state, desk, opened, 'cannot');
  await turn.say('Without this step the runbook ends here. If you mean that, press “I cannot do this”.');
  return showStep(turn, state, desk, opened);
}

async function leaveBy(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  opened: Opened,
  outcome: 'worked' | 'failing' | 'cannot',
): Promise<Reply> {
  const reply = await answerStep(turn, state, desk, opened, { outcome });
  if (reply) return reply;
  await turn.say('First I need an answer to this question:');
  return showStep(turn, state, desk, opened);
}

async function askResult(turn: Turn, state: ConversationState, desk: Desk, opened: Opened): Promise<Reply> {
  const { kind } = stepOf(opened.runbook, opened.walk);
  await turn.say(
    kind === 'fix'
      ? 'Good. Does a reset work now? Please press what fits:'
      : 'Good. What came out? Please press what fits:',
  );
  return showStep(turn, state, desk, opened);
}

/** Starts the steps behind the last answer, or lets the person choose. */
async function startByWord(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const runbook = state.last === null ? undefined : desk.runbooks.forArticle(state.last.article);
  return runbook ? startFor(turn, state, desk, runbook) : offerRunbooks(turn, state, desk);
}

/** Starts the runbook that somebody asks for by its name; undefined when that is not what the text says. */
export async function hearWalkRequest(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply | undefined> {
  const wanted = findWalkRequest(turn.text);
  if (wanted === undefined) return undefined;
  const named = desk.runbooks.called(wanted);
  if (named) return startFor(turn, state, desk, named);
  // "walk me through 31034": the article leads to its steps.
  const answer = desk.matcher.answer(wanted);
  if (answer.outcome === 'answer') await tellOutage(turn, desk, answer);
  const article = answer.outcome === 'answer' ? answer.ranked[0]?.article.id : undefined;
  const runbook = article === undefined ? undefined : desk.runbooks.forArticle(article);
  return runbook ? startFor(turn, state, desk, runbook, article) : offerRunbooks(turn, state, desk);
}
