import type { Knowledge } from './knowledge.ts';
import { drawEdge, drawNode, nodeId } from './mermaid.ts';
import type { Runbook } from './runbook/runbook.ts';
import { exitsOf, type Exit, type Step } from './runbook/step.ts';
import { longestFrom } from './runbook/walk.ts';
import { listSharedMeanings, type SharedMeaning } from './shared-meaning.ts';

/** How much there is to go through in a runbook: its steps by kind, and its ways from the start to an end. */
export interface PathCount {
  readonly questions: number;
  readonly steps: number;
  readonly ends: number;
  readonly paths: number;
  /** Questions and steps on the longest way; an end is none. */
  readonly longest: number;
}

/** Counts a runbook; two ways differ when anything on them was answered differently. */
export function countPaths(runbook: Runbook): PathCount {
  const kinds = [...runbook.steps.values()].map(({ kind }) => kind);
  return {
    questions: kinds.filter((kind) => kind === 'question').length,
    steps: kinds.filter((kind) => kind === 'check' || kind === 'fix').length,
    ends: kinds.filter((kind) => kind === 'end').length,
    paths: pathsFrom(runbook, runbook.start, new Map()),
    longest: longestFrom(runbook, runbook.start, { known: [], fill: {} }),
  };
}

function pathsFrom(runbook: Runbook, at: string | undefined, found: Map<string, number>): number {
  const step = at === undefined ? undefined : runbook.steps.get(at);
  if (at === undefined || !step || step.kind === 'end') return 1;
  const paths = found.get(at) ?? exitsOf(step).reduce((sum, { to }) => sum + pathsFrom(runbook, to, found), 0);
  found.set(at, paths);
  return paths;
}

/** Draws every way of deciding in the knowledge, as Markdown with one Mermaid flowchart for each runbook and one for the articles. */
export function renderPaths({ runbooks, articles }: Pick<Knowledge, 'runbooks' | 'articles'>): string {
  const shared = listSharedMeanings(articles);
  return [
    ...head(runbooks, shared),
    ...runbooks.flatMap((runbook) => runbookSection(runbook)),
    ...sharedSection(shared),
  ].join('\n');
}

const legend = [
  'Written by `npm run paths` from the runbooks and the articles; a test compares it with them. Change those, not this.',
  '',
  'Six corners ask something, a box looks at something, a box with double sides changes something, and a round box is an',
  'end. An arrow carries what the person says. A path is one series of answers from the start to an end.',
  '',
];

function head(runbooks: readonly Runbook[], shared: readonly SharedMeaning[]): string[] {
  const counts = runbooks.map(countPaths);
  const sum = (field: keyof PathCount) => counts.reduce((total, count) => total + count[field], 0);
  const all = {
    questions: sum('questions'),
    steps: sum('steps'),
    ends: sum('ends'),
    paths: sum('paths'),
    longest: Math.max(0, ...counts.map(({ longest }) => longest)),
  };
  return [
    '# Decision paths',
    '',
    ...legend,
    '| | Questions | Steps | Ends | Paths | Longest path |',
    '| --- | --- | --- | --- | --- | --- |',
    ...runbooks.map((runbook) => row(escapeMarkdown(runbook.title), countPaths(runbook))),
    row(`All runbooks (${String(runbooks.length)})`, all),
    row('Questions between articles', countShared(shared)),
    '',
  ];
}

function row(title: string, { questions, steps, ends, paths, longest }: PathCount): string {
  return `| ${[title, ...[questions, steps, ends, paths, longest].map(String)].join(' | ')} |`;
}

/** A question between articles is answered once, and each answer is a way of its own to an article. */
function countShared(shared: readonly SharedMeaning[]): PathCount {
  const answers = shared.flatMap(({ options }) => options.map(({ article }) => article));
  return {
    questions: shared.length,
    steps: 0,
    ends: new Set(answers).size,
    paths: answers.length,
    longest: Math.min(1, shared.length),
  };
}

function runbookSection(runbook: Runbook): string[] {
  const skips = [...runbook.steps.values()].flatMap(skipLines);
  return [
    `## ${escapeMarkdown(runbook.title)}`,
    '',
    `${escapeMarkdown(runbook.about)} Offered by ${runbook.offered.map((id) => `\`${id}\``).join(', ')}.`,
    '',
    ...chart('TD', [
      drawNode('begin', 'begin', 'Start'),
      drawEdge('begin', nodeId('step', runbook.start), []),
      ...[...runbook.steps].map(([id, step]) => drawNode(nodeId('step', id), step.kind, labelOf(step))),
      ...[...runbook.steps].flatMap(([id, step]) => edges(id, step)),
    ]),
    ...(skips.length === 0 ? [] : ['Passed over without being asked:', '', ...skips, '']),
  ];
}

function chart(direction: 'TD' | 'LR', lines: readonly string[]): string[] {
  return ['```mermaid', `flowchart ${direction}`, ...lines, '```', ''];
}

const resultLabel = { cause: 'Cause found', handover: 'Somebody else goes on' } as const;

function labelOf(step: Step): string {
  return step.kind === 'end' ? `${resultLabel[step.result]}: ${step.title}` : step.title;
}

/** One arrow for each step that follows, with everything that leads there. */
function edges(id: string, step: Step): string[] {
  const byTarget = Map.groupBy(exitsOf(step), ({ to }) => to);
  return [...byTarget].flatMap(([to, exits]) => edge(id, to, exits));
}

function edge(id: string, to: string | undefined, exits: readonly Exit[]): string[] {
  const from = nodeId('step', id);
  const labels = exits.map(({ label }) => label);
  if (to !== undefined) return [drawEdge(from, nodeId('step', to), labels)];
  const fixed = nodeId('fixed', id);
  return [drawNode(fixed, 'end', 'It works again'), drawEdge(from, fixed, labels)];
}

function skipLines(step: Step): string[] {
  if (step.kind === 'question')
    return step.knows === undefined ? [] : [`- ${bold(step.title)} when \`${step.knows}\` is known`];
  if (step.kind === 'end') return [];
  return step.skip.map(({ after, says, because }) => {
    const reasons = [...after.map((id) => `\`${id}\``), ...says.map((sentence) => `“${escapeMarkdown(sentence)}”`)];
    return `- ${bold(step.title)} after ${reasons.join(', ')}: ${escapeMarkdown(because)}`;
  });
}

function sharedSection(shared: readonly SharedMeaning[]): string[] {
  if (shared.length === 0) return [];
  return [
    '## Questions between articles',
    '',
    'Some events and messages stand for several articles. Where nothing else in a text decides, this is asked.',
    '',
    ...chart(
      'LR',
      shared.flatMap((meaning, at) => questionLines(meaning, `ask_${String(at + 1)}`)),
    ),
  ];
}

function questionLines({ about, kind, options }: SharedMeaning, id: string): string[] {
  const question = kind === 'event' ? `Event ${about}: what does its text say?` : `“${about}”: which of these is true?`;
  return [
    drawNode(id, 'question', question),
    ...options.flatMap(({ article, label }, at) => {
      const answer = `${id}_${String(at + 1)}`;
      return [drawNode(answer, 'end', article.title), drawEdge(id, answer, [label])];
    }),
  ];
}

function bold(text: string): string {
  return `**${escapeMarkdown(text)}**`;
}

/** Escapes what Markdown, a table or HTML would take for more than text. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&');
}
