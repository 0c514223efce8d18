import { readState } from '../../dialogs/conversation-state.ts';
import { converse } from '../../dialogs/converse.ts';
import type { Desk } from '../../dialogs/desk.ts';
import { createRunbookSet } from '../../knowledge/runbook/runbook-set.ts';
import type { Runbook } from '../../knowledge/runbook/runbook.ts';
import { exitsOf, type Exit } from '../../knowledge/runbook/step.ts';
import { fakeDesk } from '../support/fake-desk.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { recordTurn, type RecordingTurn } from '../support/recording-turn.ts';
import { scale } from '../support/scale.ts';

jest.setTimeout(120_000 * scale);

/** On so many trails to it a step is walked on from in a usual run; `npm run proof:paths` walks every path. */
const trails = 25 * scale;

/**
 * The paths of every runbook, as the person walks them: each turn begins with nothing but the text that the turn before left
 * behind, as after a restart, and at a desk that is made anew.
 */
const articles = realKnowledge.articles;
const newDesk = (): Desk => ({ ...fakeDesk(articles), runbooks: createRunbookSet(realKnowledge.runbooks) });

interface Moment {
  readonly stored: string;
  readonly turn: RecordingTurn;
}

async function press(stored: string | undefined, submit: object): Promise<Moment> {
  const turn = recordTurn({ submit });
  const { state, outcome } = await converse(turn, stored, newDesk());
  expect(outcome).toBe('step');
  return { stored: JSON.stringify(state), turn };
}

const stepAt = ({ stored }: Moment): string | undefined => readState(stored).state.walk?.at;

/** How often a step of a runbook was walked on from. */
const gone = new Map<string, number>();

function exitsFrom({ steps }: Runbook, at: string): readonly Exit[] {
  const step = steps.get(at);
  if (!step) throw new Error(`There is no step ${at}.`);
  return exitsOf(step);
}

/** Presses back, unless the path is over: the step before is shown again, with all its buttons. */
async function expectWayBack(now: Moment, before: Moment): Promise<void> {
  if (stepAt(now) === undefined) return;
  const back = await press(now.stored, now.turn.dataOf('Back one step'));
  expect(stepAt(back)).toBe(stepAt(before));
  expect(back.turn.titles()).toEqual(before.turn.titles());
}

function nextTrail({ id }: Runbook, at: string): number {
  const step = `${id} ${at}`;
  const trail = (gone.get(step) ?? 0) + 1;
  gone.set(step, trail);
  return trail;
}

/** Walks on from an open step by each of its buttons to every end; gives back how many paths there are. */
async function walkOn(runbook: Runbook, now: Moment, passed: readonly string[]): Promise<number> {
  const at = stepAt(now);
  if (at === undefined) return expectEnd(now, passed);
  const trail = nextTrail(runbook, at);
  if (trail > trails) return countPaths(runbook, at);
  expect(passed).not.toContain(at);
  const exits = exitsFrom(runbook, at);
  expect(now.turn.titles().slice(0, exits.length)).toEqual(exits.map(({ label }) => label));
  let paths = 0;
  for (const { label, outcome } of exits) {
    const next = await press(now.stored, now.turn.dataOf(label));
    expect(next.turn.replies[0]).toContain(`Answered: ${label}`);
    expect(readState(next.stored).state.walk?.trail.at(-1)?.outcome ?? outcome).toBe(outcome);
    // Once for each exit: on how many paths it lies makes no difference.
    if (trail === 1) await expectWayBack(next, now);
    paths += await walkOn(runbook, next, [...passed, at]);
  }
  return paths;
}

/** The path is over: a summary says what was done, and it is kept. */
function expectEnd({ stored, turn }: Moment, passed: readonly string[]): number {
  const { state, lost } = readState(stored);
  expect(lost).toBe(false);
  expect(state.walk).toBeNull();
  expect(state.walked.at(-1)?.trail.map(({ step }) => step)).toEqual(passed);
  const summary = turn.replies.find((reply) => reply.startsWith('[card]')) ?? '';
  expect(summary).toContain('What was done');
  expect(summary.split('\n').filter((line) => line.startsWith('• '))).toHaveLength(passed.length);
  return 1;
}

/** How many paths the runbook has, counted by its file alone. */
function countPaths(runbook: Runbook, at: string | undefined): number {
  const exits = at === undefined ? [] : exitsFrom(runbook, at);
  return exits.length === 0 ? 1 : exits.reduce((sum, { to }) => sum + countPaths(runbook, to), 0);
}

it.each(realKnowledge.runbooks.map((runbook) => [runbook.title, runbook] as const))(
  '%s: paths lead to an end, and back from every step',
  async (_, runbook) => {
    const first = recordTurn({ submit: { verb: 'runbook.started', form: newDesk().newForm(), runbook: runbook.id } });
    const admin = JSON.stringify({ ...readState(undefined).state, role: 'admin' });
    const { state } = await converse(first, admin, newDesk());

    expect(await walkOn(runbook, { stored: JSON.stringify(state), turn: first }, [])).toBe(
      countPaths(runbook, runbook.start),
    );
  },
);
