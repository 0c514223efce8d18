import type { Runbook } from './runbook.ts';
import { exitsOf, skipped, type QuestionStep, type Step } from './step.ts';

/** What was read in pasted output. */
export interface Reading {
  readonly name: string;
  readonly value: string;
}

/** One step that is behind the person: what it came to, and when (ISO 8601, UTC). */
export interface Passed {
  readonly step: string;
  /** The outcome of the step's exit, or `skipped`. */
  readonly outcome: string;
  readonly at: string;
  /** Why it was skipped. */
  readonly because?: string | undefined;
  readonly readings?: readonly Reading[] | undefined;
}

/** How far somebody has come in a runbook. */
export interface Walk {
  readonly runbook: string;
  /** The step that is open; undefined once the runbook is over because the reset works. */
  readonly at?: string | undefined;
  readonly trail: readonly Passed[];
  /** What is known from what was pasted: ids of articles, and sentences of the product. */
  readonly known: readonly string[];
  /** Values of the person's own environment that stand in commands, by name. */
  readonly fill: Readonly<Record<string, string>>;
}

/** What is known before the first step. */
export type Beginning = Pick<Walk, 'known' | 'fill'>;

/** Begins at the first step that what is known does not rule out. */
export function beginWalk(runbook: Runbook, { known, fill }: Beginning, at: Date): Walk {
  return skipOn(runbook, { runbook: runbook.id, at: runbook.start, trail: [], known, fill }, at);
}

/** Leaves the open step by one of its exits; undefined when it has no such exit. */
export function leaveStep(
  runbook: Runbook,
  walk: Walk,
  { outcome, at, readings }: { outcome: string; at: Date; readings?: readonly Reading[] },
): Walk | undefined {
  const step = stepOf(runbook, walk);
  const exit = exitsOf(step).find((one) => one.outcome === outcome);
  if (!exit || walk.at === undefined) return undefined;
  const passed: Passed = { step: walk.at, outcome, at: at.toISOString(), ...(readings && { readings }) };
  const fill = { ...walk.fill, ...fillOf(step, outcome) };
  return skipOn(runbook, { ...walk, at: exit.to, trail: [...walk.trail, passed], fill }, at);
}

/** The values that an answer stands for. */
function fillOf(step: Step, outcome: string): Walk['fill'] {
  const answer = step.kind === 'question' ? step.answers.find(({ id }) => id === outcome) : undefined;
  return answer?.fill ?? {};
}

/** The walk as it was before the last step that was not skipped; undefined at the first one. */
export function stepBack(walk: Walk): Walk | undefined {
  const last = walk.trail.findLastIndex(({ outcome }) => outcome !== skipped);
  const before = walk.trail[last];
  return before && { ...walk, at: before.step, trail: walk.trail.slice(0, last) };
}

/** The walk in the runbook as it stands now: another release may have other steps. Undefined when no step of it is left. */
export function settleWalk(runbook: Runbook, walk: Walk): Walk | undefined {
  if (canBeOpen(runbook, walk.at)) return askAfresh(runbook, walk);
  const last = walk.trail.findLast(({ step, outcome }) => outcome !== skipped && canBeOpen(runbook, step));
  return last && askAfresh(runbook, { ...walk, at: last.step, trail: walk.trail.slice(0, walk.trail.indexOf(last)) });
}

/** An end is never open: what was a step before may be one now. */
function canBeOpen(runbook: Runbook, at: string | undefined): boolean {
  const step = at === undefined ? undefined : runbook.steps.get(at);
  return step !== undefined && step.kind !== 'end';
}

/** Where an open question is answered by a value already, the answer was taken back: the value goes with it. */
function askAfresh(runbook: Runbook, walk: Walk): Walk {
  const step = stepOf(runbook, walk);
  const answers = step.kind === 'question' ? step.answers.map(({ fill }) => Object.entries(fill)) : [];
  const given = answers.filter((values) => values.every(([name, value]) => walk.fill[name] === value)).flat();
  const gone = new Set(given.map(([name]) => name));
  return { ...walk, fill: Object.fromEntries(Object.entries(walk.fill).filter(([name]) => !gone.has(name))) };
}

/** The open step; the step a finished runbook ended with is none. */
export function stepOf(runbook: Runbook, { at }: Pick<Walk, 'at'>): Step {
  const step = at === undefined ? undefined : runbook.steps.get(at);
  if (!step) throw new Error(`Runbook ${runbook.id} has no step ${String(at)}.`);
  return step;
}

/** Which step this is (from 1), and how many there are at most, with this one and without those that are skipped. */
export function progressOf(runbook: Runbook, walk: Walk): { number: number; atMost: number } {
  const done = walk.trail.filter(({ outcome }) => outcome !== skipped).length;
  // The open step counts, even where what has become known would rule it out.
  const left = canBeOpen(runbook, walk.at) ? longestThrough(runbook, stepOf(runbook, walk), walk, new Map()) : 0;
  return { number: done + 1, atMost: done + left };
}

/** Lengths that were found, by step and by the values that are known there: many ways meet in one step. */
type Found = Map<string, number>;

/** How many steps the longest way from here has; an end is no step. */
export function longestFrom(
  runbook: Runbook,
  at: string | undefined,
  beginning: Beginning,
  found: Found = new Map(),
): number {
  const step = at === undefined ? undefined : runbook.steps.get(at);
  if (!step || step.kind === 'end') return 0;
  const key = `${String(at)} ${JSON.stringify(beginning.fill)}`;
  const detour = findDetour(step, beginning);
  const length =
    found.get(key) ??
    (detour ? longestFrom(runbook, detour.to, beginning, found) : longestThrough(runbook, step, beginning, found));
  found.set(key, length);
  return length;
}

function longestThrough(runbook: Runbook, step: Step, { known, fill }: Beginning, found: Found): number {
  const ways = exitsOf(step).map(({ outcome, to }) =>
    longestFrom(runbook, to, { known, fill: { ...fill, ...fillOf(step, outcome) } }, found),
  );
  return 1 + Math.max(...ways);
}

function skipOn(runbook: Runbook, walk: Walk, at: Date): Walk {
  let now = walk;
  for (;;) {
    const step = now.at === undefined ? undefined : runbook.steps.get(now.at);
    const detour = step && findDetour(step, now);
    if (!detour || now.at === undefined) return now;
    const passed: Passed = { step: now.at, outcome: skipped, at: at.toISOString(), because: detour.because };
    now = { ...now, at: detour.to, trail: [...now.trail, passed] };
  }
}

/** Where a step that need not be taken leads, and why it need not be. */
interface Detour {
  readonly to: string;
  readonly because: string;
}

function findDetour(step: Step, { known, fill }: Beginning): Detour | undefined {
  if (step.kind === 'end') return undefined;
  if (step.kind === 'question') return answerFound(step, known) ?? answerKnown(step, fill);
  const skip = step.skip.find(({ after, says }) => [...after, ...says].some((one) => known.includes(one)));
  if (!skip) return undefined;
  return { to: step.kind === 'check' ? step[skip.as] : step.failing, because: skip.because };
}

function answerFound({ answers }: QuestionStep, known: readonly string[]): Detour | undefined {
  const answer = answers.find(({ after }) => after.some((one) => known.includes(one)));
  return answer && { to: answer.to, because: `The answer that you came from says it: ${answer.label}.` };
}

function answerKnown({ knows, answers }: QuestionStep, fill: Walk['fill']): Detour | undefined {
  const value = knows && fill[knows];
  const answer = knows && value !== undefined ? answers.find((one) => one.fill[knows] === value) : undefined;
  return answer && { to: answer.to, because: `Your text says ${String(value)}: ${answer.label}.` };
}
