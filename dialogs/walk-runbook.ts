import { stepCard } from '../cards/step/step.ts';
import { summaryCard } from '../cards/summary/summary.ts';
import { sentencesIn, type Runbook } from '../knowledge/runbook/runbook.ts';
import type { EndStep } from '../knowledge/runbook/step.ts';
import {
  beginWalk,
  leaveStep,
  progressOf,
  settleWalk,
  stepBack,
  stepOf,
  type Walk,
} from '../knowledge/runbook/walk.ts';
import type { ConversationState, OpenWalk, WalkResult } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import type { Fill } from './block-view.ts';
import type { Reply } from './reply.ts';
import { showAnswer } from './show-answer.ts';
import { viewStep } from './step-view.ts';
import { viewSummary } from './summary-view.ts';
import type { Turn } from './turn.ts';

/** Where a walk begins: the article whose answer led to it, and the values that were pasted. */
export interface WalkStart {
  readonly article: string | null;
  readonly fill: Fill;
}

/** Begins a runbook; one that is open waits for its end. */
export async function startRunbook(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  runbook: Runbook,
  { article, fill }: WalkStart,
): Promise<Reply> {
  const before = await shelveWalk(turn, state, desk);
  const known = [...(article === null ? [] : [article]), ...sentencesSaid(runbook, state, article)];
  const walk = beginWalk(runbook, { known, fill }, desk.now());
  return goOn(turn, before, desk, runbook, { ...walk, form: '', article, readings: [], isPaused: false });
}

/** Sentences of the product that were found in the text behind the last answer. */
function sentencesSaid(runbook: Runbook, { last }: ConversationState, article: string | null): string[] {
  const reasons = last !== null && last.article === article ? last.reasons : [];
  return sentencesIn(reasons, runbook);
}

/** An open walk together with its runbook, as this release has it. */
export interface Opened {
  readonly runbook: Runbook;
  readonly walk: OpenWalk;
}

/** The walk that is open; undefined when there is none, or when this release no longer has its runbook. */
export function openWalk({ walk }: ConversationState, desk: Desk): Opened | undefined {
  if (walk === null) return undefined;
  const runbook = desk.runbooks.byId(walk.runbook);
  const settled = runbook && settleWalk(runbook, toWalk(walk));
  if (!settled) return undefined;
  const readings = settled.at === walk.at ? walk.readings : [];
  return { runbook, walk: { ...walk, ...settled, readings } };
}

/** True when this release no longer has the step that was open: what comes in is not about the one before it. */
export function isStepGone({ walk }: ConversationState, opened: Opened): boolean {
  return walk?.at !== opened.walk.at;
}

/** Goes on from the last step that this release still has. */
export async function showStepBefore(turn: Turn, state: ConversationState, desk: Desk, opened: Opened): Promise<Reply> {
  await turn.say('The step that we were at is no longer part of what I know. We go on from the one before it:');
  return showStep(turn, state, desk, opened);
}

function toWalk({ runbook, at, trail, known, fill }: OpenWalk): Walk {
  return { runbook, at, trail, known, fill };
}

/** Takes what the open step came to, and shows what follows; undefined when the step has no such way out. */
export async function answerStep(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { runbook, walk }: Opened,
  { outcome }: { outcome: string },
): Promise<Reply | undefined> {
  const { readings } = walk;
  const next = leaveStep(runbook, toWalk(walk), { outcome, at: desk.now(), ...(readings.length > 0 && { readings }) });
  if (!next) return undefined;
  const closed = viewStep(runbook, toWalk(walk), walk.form, outcome);
  await turn.replace(stepCard(closed), closed.page.title);
  return goOn(turn, state, desk, runbook, { ...walk, ...next, readings: [] });
}

/** Goes back to the step before, as if it had not been answered. */
export async function undoStep(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { runbook, walk }: Opened,
): Promise<Reply> {
  const before = stepBack(toWalk(walk));
  if (!before) {
    await turn.say('This is the first step.');
    return showStep(turn, state, desk, { runbook, walk });
  }
  await turn.replace(
    stepCard({ ...viewStep(runbook, toWalk(walk), walk.form, 'back'), answered: 'Back one step' }),
    runbook.title,
  );
  return showStep(turn, state, desk, { runbook, walk: { ...walk, ...before, readings: [] } });
}

/** Ends the walk where it is: the person stops, or the reset works. */
export async function endWalk(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { runbook, walk }: Opened,
  result: 'fixed' | 'stopped',
): Promise<Reply> {
  const said = result === 'fixed' ? 'It works now' : 'Stopped here';
  await turn.replace(stepCard({ ...viewStep(runbook, toWalk(walk), walk.form, 'stop'), answered: said }), said);
  return conclude(turn, state, desk, { runbook, walk }, result);
}

/** Shows the open step again, on a new card: the one before no longer counts. */
export async function showStep(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { runbook, walk }: Opened,
): Promise<Reply> {
  const form = desk.newForm();
  const shown = viewStep(runbook, toWalk(walk), form, null);
  await turn.show(stepCard(shown), `${runbook.title}: ${shown.page.title}`);
  return { state: { ...state, known: {}, asking: null, walk: { ...walk, form, isPaused: false } }, outcome: 'step' };
}

/** One line on how far the walk has come. */
export function tellProgress({ runbook, walk }: Opened): string {
  const { number, atMost } = progressOf(runbook, toWalk(walk));
  return `You are at step ${String(number)} of at most ${String(atMost)} of “${runbook.title}”.`;
}

/** Something else came in between: the open step is not lost, and one word leads back to it. */
export async function remindOfStep(turn: Turn, opened: Opened): Promise<void> {
  await turn.say(`${tellProgress(opened)} Say “continue” to go on, or “stop” to end it there.`);
}

async function goOn(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  runbook: Runbook,
  walk: OpenWalk,
): Promise<Reply> {
  if (walk.at === undefined) return conclude(turn, state, desk, { runbook, walk }, 'fixed');
  const step = stepOf(runbook, toWalk(walk));
  if (step.kind === 'end') return conclude(turn, state, desk, { runbook, walk }, step.result, step);
  return showStep(turn, state, desk, { runbook, walk });
}

async function conclude(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { runbook, walk }: Opened,
  result: WalkResult,
  step?: EndStep,
): Promise<Reply> {
  const next = step?.runbook === undefined ? undefined : desk.runbooks.byId(step.runbook);
  const shown = viewSummary(runbook, { result, trail: walk.trail, step, next }, desk.newForm());
  await turn.show(summaryCard(shown), `${runbook.title}: ${shown.page.title}`);
  const over = { ...state, known: {}, asking: null, walk: null, walked: keep(state, walk, result, desk) };
  const waiting = unshelve(over, desk);
  if (waiting) await remindOfStep(turn, waiting);
  const article = step?.article === undefined ? undefined : desk.articles.get(step.article);
  if (!article) return { state: over, outcome: 'step' };
  const reasons = [`“${runbook.title}” ended here`];
  // Nobody is offered what they have just come through; and nobody but staff comes through it.
  const hasSteps = desk.runbooks.forArticle(article.id) !== runbook;
  const chosen = { article, reasons, ranked: [], others: '', fill: walk.fill, isStaff: true, hasSteps };
  return { state: await showAnswer(turn, over, desk, chosen), outcome: 'step' };
}

/** Puts an open walk, and one that waits for its end, to those that are over. */
export function dropWalk(state: ConversationState, desk: Desk): ConversationState {
  const left = [state.shelved, state.walk].filter((walk) => walk !== null);
  return left.reduce((before, walk) => ({ ...before, walked: keep(before, walk, 'stopped', desk) }), {
    ...state,
    walk: null,
    shelved: null,
  });
}

/** Lays an open walk aside for another one; there is room for one. */
async function shelveWalk(turn: Turn, state: ConversationState, desk: Desk): Promise<ConversationState> {
  const opened = openWalk(state, desk);
  // What this release no longer has cannot be gone on with.
  if (!opened) return state.walk ? { ...state, walk: null, walked: keep(state, state.walk, 'stopped', desk) } : state;
  await turn.say(`${tellProgress(opened)} That waits until this is over.`);
  const before = state.shelved ? { ...state, walked: keep(state, state.shelved, 'stopped', desk) } : state;
  return { ...before, walk: null, shelved: opened.walk };
}

/** The walk that waits for the end of another one, taken up again; undefined when there is none that this release has. */
export function unshelve(state: ConversationState, desk: Desk): Opened | undefined {
  return state.walk === null ? openWalk({ ...state, walk: state.shelved }, desk) : undefined;
}

/** As many runbooks as the state has room for. */
const mostWalked = 5;

function keep(
  { walked }: ConversationState,
  { runbook, trail }: OpenWalk,
  result: WalkResult,
  desk: Desk,
): ConversationState['walked'] {
  return [...walked, { runbook, result, at: desk.now().toISOString(), trail }].slice(-mostWalked);
}
