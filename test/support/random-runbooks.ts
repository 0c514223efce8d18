import fc from 'fast-check';
import type { Runbook } from '../../knowledge/runbook/runbook.ts';
import { beginWalk, leaveStep, stepOf, type Beginning, type Walk } from '../../knowledge/runbook/walk.ts';
import { exitsOf } from '../../knowledge/runbook/step.ts';
import { aCheck, aFix, anEnd, aQuestion, aRunbook, type WrittenStep } from './runbooks.ts';

const articles = ['event-1', 'event-2', 'event-3'];
const sentences = ['It is written.', 'So it says.'];
const domains = ['servicebus.windows.net', 'servicebus.usgovcloudapi.net', 'servicebus.chinacloudapi.cn'];

/** What a random step is made of: numbers that become targets further down. */
const part = fc.record({
  kind: fc.constantFrom('question', 'check', 'fix'),
  ahead: fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
  answers: fc.integer({ min: 2, max: 5 }),
  skip: fc.option(fc.constantFrom(...articles, ...sentences), { freq: 3 }),
  fills: fc.array(fc.option(fc.constantFrom(...domains)), { minLength: 5, maxLength: 5 }),
  knows: fc.boolean(),
});
type Part = typeof part extends fc.Arbitrary<infer Value> ? Value : never;

/** Runbooks without a circle in which every step is reached: up to nine steps and three ends, with all kinds of skips. */
export const anyRunbook: fc.Arbitrary<Runbook> = fc.array(part, { minLength: 1, maxLength: 9 }).map((parts) => {
  const names = [...parts.map((_, at) => `s${String(at)}`), 'end-a', 'end-b', 'end-c'];
  const steps = new Map<string, WrittenStep>([
    ...parts.map((one, at) => [`s${String(at)}`, stepAt(one, names.slice(at + 1))] as const),
    ...names.slice(parts.length).map((name) => [name, anEnd()] as const),
  ]);
  return aRunbook(Object.fromEntries(reached(steps)));
});

function stepAt({ kind, ahead, answers, skip, fills, knows }: Part, later: readonly string[]): WrittenStep {
  const to = ahead.map((by) => later[Math.min(by, later.length - 1)] ?? '');
  if (kind === 'question') return questionAt(to.slice(0, answers), fills, knows);
  const [worked = '', failing = '', cannot = ''] = to;
  const given = { skip: skip === null ? [] : [skipAt(skip)], failing, cannot };
  return kind === 'check' ? aCheck({ ...given, worked }) : aFix(given);
}

function skipAt(known: string) {
  return { [articles.includes(known) ? 'after' : 'says']: [known], because: 'It is known.' };
}

function questionAt(to: readonly string[], fills: Part['fills'], knows: boolean): WrittenStep {
  const answers = to.map((target, at) => {
    const domain = fills[at];
    const name = `answer-${String(at)}`;
    return {
      id: name,
      label: name,
      to: target,
      fill: domain === undefined || domain === null ? {} : { serviceBusDomain: domain },
    };
  });
  return aQuestion([], { answers, ...(knows && { knows: 'serviceBusDomain' }) });
}

function targetsOf(step: WrittenStep | undefined): string[] {
  if (!step || step.kind === 'end') return [];
  if (step.kind === 'question') return step.answers.map(({ to }) => to);
  return step.kind === 'check' ? [step.worked, step.failing, step.cannot] : [step.failing, step.cannot];
}

function reached(steps: ReadonlyMap<string, WrittenStep>): [string, WrittenStep][] {
  const found = new Set(['s0']);
  // Every target stands further down, so one pass finds them all.
  for (const [name, step] of steps) if (found.has(name)) for (const to of targetsOf(step)) found.add(to);
  return [...steps].filter(([name]) => found.has(name));
}

/** What may be known before the first step. */
export const anyBeginning: fc.Arbitrary<Beginning> = fc.record({
  known: fc.subarray([...articles, ...sentences], { maxLength: 2 }),
  fill: fc.constantFrom<Beginning['fill']>({}, {}, ...domains.map((domain) => ({ serviceBusDomain: domain }))),
});

/** True while a step of the walk is open: neither an end was reached nor does the reset work. */
export function isOpen(runbook: Runbook, walk: Walk): boolean {
  return walk.at !== undefined && stepOf(runbook, walk).kind !== 'end';
}

/** Walks from the beginning to the end, each choice taking one of the exits; every stop on the way, the last one included. */
export function walkThrough(runbook: Runbook, beginning: Beginning, choices: readonly number[], at: Date): Walk[] {
  const stops = [beginWalk(runbook, beginning, at)];
  for (const choice of choices) {
    const walk = stops.at(-1);
    if (!walk || !isOpen(runbook, walk)) break;
    const exits = exitsOf(stepOf(runbook, walk));
    const next = leaveStep(runbook, walk, { outcome: exits[choice % exits.length]?.outcome ?? '', at });
    if (next) stops.push(next);
  }
  return stops;
}
