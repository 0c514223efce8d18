import { readRunbook, type Runbook } from '../../knowledge/runbook/runbook.ts';
import type { z } from 'zod';
import type { step } from '../../knowledge/runbook/step.ts';

/** A step as it is written in a file. */
export type WrittenStep = z.input<typeof step>;
type Written<Kind extends WrittenStep['kind']> = Extract<WrittenStep, { kind: Kind }>;

const action = {
  title: 'Look at it',
  meaning: 'It may be wrong.',
  do: 'Look at it.\n',
  where: 'On the sync server',
  as: 'Anyone',
  changes: 'nothing',
  good: 'It is right.',
  bad: 'It is wrong.',
} as const;

/** A check that is complete; every way out leads to `done` unless told otherwise. */
export function aCheck(overrides: Partial<Written<'check'>> = {}): Written<'check'> {
  return { kind: 'check', ...action, worked: 'done', failing: 'done', cannot: 'done', ...overrides };
}

/** A fix that is complete; what does not help leads to `done` unless told otherwise. */
export function aFix(overrides: Partial<Written<'fix'>> = {}): Written<'fix'> {
  return { kind: 'fix', ...action, title: 'Put it right', failing: 'done', cannot: 'done', ...overrides };
}

/** A question with one answer for each step named, by the name of the step. */
export function aQuestion(to: readonly string[], overrides: Partial<Written<'question'>> = {}): Written<'question'> {
  const answers = to.map((id) => ({ id, label: `To ${id}`, to: id }));
  return { kind: 'question', title: 'Which one is it?', hint: 'It matters.', answers, ...overrides };
}

/** An end that is complete. */
export function anEnd(overrides: Partial<Written<'end'>> = {}): Written<'end'> {
  return { kind: 'end', result: 'cause', title: 'That is it', say: 'This is the cause.', ...overrides };
}

/** What a runbook file holds; complete, and what stands in it may be replaced, also by what is wrong. */
export function runbookFile(steps: Readonly<Record<string, unknown>>, overrides: object = {}): string {
  return JSON.stringify({
    id: 'small',
    title: 'A small runbook',
    about: 'Finds out what is wrong.',
    offered: ['event-1'],
    called: ['small'],
    sources: [{ title: 'A page', url: 'https://example.com/page', date: '2024-06-21' }],
    start: Object.keys(steps)[0],
    steps,
    ...overrides,
  });
}

/** A runbook of these steps; it begins at the first one. */
export function aRunbook(
  steps: Readonly<Record<string, WrittenStep>>,
  overrides: Partial<Pick<Runbook, 'id' | 'title' | 'about' | 'offered' | 'called' | 'start'>> = {},
): Runbook {
  const read = readRunbook(`runbooks/${overrides.id ?? 'small'}.yaml`, runbookFile(steps, overrides));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.runbook;
}
