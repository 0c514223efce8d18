import type { SummaryData } from '../cards/summary/summary.ts';
import type { Runbook } from '../knowledge/runbook/runbook.ts';
import { exitsOf, type EndStep } from '../knowledge/runbook/step.ts';
import type { Passed } from '../knowledge/runbook/walk.ts';
import type { ViewBlock } from './block-view.ts';
import type { WalkResult } from './conversation-state.ts';
import { bullet, titleOf } from './step-view.ts';

/** How a runbook ended. */
export interface WalkEnd {
  readonly result: WalkResult;
  readonly trail: readonly Passed[];
  /** The end that was reached; undefined when the reset works, or when the person stopped. */
  readonly step: EndStep | undefined;
  /** The runbook that goes on from there. */
  readonly next: Runbook | undefined;
}

/** How a runbook ended, in words. */
export const resultLabel: Record<WalkResult, string> = {
  fixed: 'Solved',
  cause: 'The cause is found',
  handover: 'Somebody else goes on',
  stopped: 'Stopped',
};

const words = {
  fixed: { title: 'It works again', meaning: 'The runbook ends here. This is what was done.' },
  stopped: {
    title: 'Stopped here',
    meaning: 'What was done so far is kept. Say “walk me through it” to begin again.',
  },
} as const;

/** Turns the end of a runbook into the data of its summary. */
export function viewSummary(runbook: Runbook, end: WalkEnd, form: string): SummaryData {
  const { result, trail, step, next } = end;
  const said = saidAt(end);
  return {
    form,
    page: {
      heading: runbook.title,
      status: { label: resultLabel[result] },
      ...said,
      facts: [
        ...putBack(runbook, trail).map((value) => ({ label: 'Put back', value })),
        ...(step?.tell === undefined ? [] : [{ label: 'Tell the person', value: step.tell }]),
      ],
      sections: [
        ...listOf(
          'What was done',
          trail.filter(({ outcome }) => outcome !== 'skipped').map((one) => done(runbook, one)),
        ),
        ...listOf(
          'What was skipped',
          trail.filter(({ outcome }) => outcome === 'skipped').map((one) => skipped(runbook, one)),
        ),
      ],
      links: [...new Map(runbook.sources.map(({ title, url }) => [url, { title, url }])).values()],
    },
    next: next ? { runbook: next.id, label: `Walk me through: ${next.title}` } : null,
    hasCase: result === 'handover' || result === 'stopped',
    speak: `${resultLabel[result]}. ${said.title}. ${said.meaning}`,
  };
}

function saidAt({ result, trail, step }: WalkEnd): { title: string; meaning: string } {
  if (!step) return words[result === 'fixed' ? 'fixed' : 'stopped'];
  const isUnfinished = trail.some(({ outcome }) => outcome === 'cannot');
  const { title, say } = (isUnfinished ? step.unfinished : undefined) ?? step;
  return { title, meaning: say };
}

/** What was changed for a while, and is to be as it was before. */
function putBack({ steps }: Runbook, trail: readonly Passed[]): string[] {
  const done = trail.filter(({ outcome }) => outcome === 'worked' || outcome === 'failing');
  return done.flatMap(({ step: id }) => {
    const step = steps.get(id);
    return step?.kind === 'fix' && step.putBack !== undefined ? [step.putBack] : [];
  });
}

function listOf(heading: string, blocks: readonly ViewBlock[]): SummaryData['page']['sections'] {
  return blocks.length === 0 ? [] : [{ heading, blocks }];
}

function done(runbook: Runbook, { step: id, outcome, readings }: Passed): ViewBlock {
  const step = runbook.steps.get(id);
  const label = step && exitsOf(step).find((exit) => exit.outcome === outcome)?.label;
  const read = shorten((readings ?? []).map(({ name, value }) => `${name}: ${value}`).join(', '));
  return bullet(`${titleOf(runbook, id)}: ${label ?? outcome}${read === '' ? '' : ` (${read})`}`);
}

/** Room for what was read at one step: a card may not be larger than Teams allows, however much was pasted. */
const longestRead = 300;

function shorten(read: string): string {
  return read.length <= longestRead ? read : `${read.slice(0, longestRead - 1)}…`;
}

function skipped(runbook: Runbook, { step, because }: Passed): ViewBlock {
  return bullet(`${titleOf(runbook, step)}: ${because ?? ''}`);
}
