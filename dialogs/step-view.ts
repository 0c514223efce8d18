import type { CardPage } from '../cards/page/page.ts';
import type { StepData } from '../cards/step/step.ts';
import type { Runbook } from '../knowledge/runbook/runbook.ts';
import { exitsOf, type ActionStep, type QuestionStep, type Step } from '../knowledge/runbook/step.ts';
import { progressOf, stepOf, type Passed, type Walk } from '../knowledge/runbook/walk.ts';
import { changeLabel, restartLabel } from './answer-view.ts';
import { viewBlock, type ViewBlock } from './block-view.ts';
import { askForValues } from './command-values.ts';

/** Turns the open step of a walk into the data of its card; `answered` is the outcome that closes the card. */
export function viewStep(runbook: Runbook, walk: Walk, form: string, answered: string | null): StepData {
  const step = stepOf(runbook, walk);
  if (step.kind === 'end') throw new Error(`Step ${String(walk.at)} of ${runbook.id} is an end and has no card.`);
  const { number, atMost } = progressOf(runbook, walk);
  const progress = `Step ${String(number)} of at most ${String(atMost)}`;
  const exits = exitsOf(step);
  const meaning = step.kind === 'question' ? step.hint : step.meaning;
  return {
    form,
    page: {
      heading: runbook.title,
      status: { label: progress },
      title: step.title,
      meaning,
      facts: step.kind === 'question' ? [] : factsOf(step),
      sections: [...instructions(runbook, walk, step), ...skippedBefore(runbook, walk.trail)],
      links: [],
    },
    kind: step.kind === 'question' ? 'question' : 'action',
    exits: exits.map(({ outcome, label }) => ({ outcome, label })),
    isFirst: walk.trail.every(({ outcome }) => outcome === 'skipped'),
    answered: answered === null ? null : (exits.find(({ outcome }) => outcome === answered)?.label ?? answered),
    speak: `${progress}. ${withEnd(step.title)} ${meaning}`,
  };
}

/** A title that asks has an end of its own. */
function withEnd(title: string): string {
  return /[.?!]$/.test(title) ? title : `${title}.`;
}

const provenanceLabel: Record<ActionStep['provenance'], string> = {
  document: '',
  'microsoft-support': 'Not in the troubleshooting document; from another Microsoft article',
  field: 'Not documented by Microsoft; reported from the field',
};

function factsOf(step: ActionStep): CardPage['facts'] {
  const { changes, restarts, warning, provenance } = step;
  const facts = [
    { label: 'Where', value: step.where },
    { label: 'As whom', value: step.as },
    { label: 'Risk', value: `${changeLabel[changes]}${restartLabel[restarts]}` },
    { label: 'Mind', value: warning ?? '' },
    { label: 'Source', value: provenanceLabel[provenance] },
  ];
  return facts.filter(({ value }) => value !== '');
}

function instructions(runbook: Runbook, walk: Walk, step: ActionStep | QuestionStep): CardPage['sections'] {
  if (step.kind === 'question') return [];
  const blocks = runbook.blocks.get(String(walk.at)) ?? [];
  const hints = [...askForValues(runbook, walk), step.reads.length > 0 ? pasteHint : ''];
  return [
    { heading: 'What to do', blocks: blocks.map((block) => viewBlock(block, walk.fill)) },
    { heading: 'A good result', blocks: [textBlock(step.good)] },
    { heading: 'A bad result', blocks: [textBlock(step.bad)] },
    ...hints.filter((hint) => hint !== '').map((hint) => ({ heading: '', blocks: [textBlock(hint)] })),
  ];
}

const pasteHint =
  'You can paste the output here: I read it and go on by it. In a channel or group, mention me with it.';

function textBlock(text: string): ViewBlock {
  // The only markup in these lines of a runbook is that of a literal.
  const runs = text.split('`').map((part, at) => ({ text: part, style: at % 2 === 1 ? 'code' : 'plain' }) as const);
  return { kind: 'text', marker: '', runs: runs.filter(({ text: part }) => part !== '') };
}

/** The steps that were skipped since the last one that was not, and why. */
function skippedBefore(runbook: Runbook, trail: readonly Passed[]): CardPage['sections'] {
  const last = trail.findLastIndex(({ outcome }) => outcome !== 'skipped');
  const skipped = trail.slice(last + 1);
  if (skipped.length === 0) return [];
  const blocks = skipped.map((passed) => bullet(`${titleOf(runbook, passed.step)}: ${passed.because ?? ''}`));
  return [{ heading: 'Skipped before this step', blocks }];
}

/** A line of a list, exactly as it is. */
export function bullet(text: string): ViewBlock {
  return { kind: 'bullet', marker: '•', runs: [{ text, style: 'plain' }] };
}

/** The title of a step; its name where this release has no such step any more. */
export function titleOf(runbook: Runbook, id: string): string {
  const step: Step | undefined = runbook.steps.get(id);
  return step?.title ?? id;
}
