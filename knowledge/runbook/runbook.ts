import { z } from 'zod';
import { readBlocks, type Block } from '../article-body.ts';
import { readYaml } from '../yaml.ts';
import { checkPaths } from './rules.ts';
import { line, slug, step, type Step } from './step.ts';

const source = z.strictObject({
  title: line,
  section: line.optional(),
  url: z.url({ protocol: /^https$/ }),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like 2024-06-21'),
});

/** A runbook file: what it is for, and its steps by name. */
export const runbookFile = z.strictObject({
  id: slug,
  title: line.max(60),
  /** What it finds out or puts right. */
  about: line.max(200),
  /** Articles whose card offers this runbook. */
  offered: z.array(slug).min(1),
  /** What people call it when they say "walk me through ...". */
  called: z.array(line.max(60)).min(1),
  sources: z.array(source).min(1),
  start: slug,
  steps: z.record(slug, step),
});

/** A procedure that a person is walked through, step by step. */
export interface Runbook extends Readonly<Omit<z.infer<typeof runbookFile>, 'steps'>> {
  readonly steps: ReadonlyMap<string, Step>;
  /** What each step says to do, as blocks of a card. */
  readonly blocks: ReadonlyMap<string, readonly Block[]>;
}

export type RunbookResult =
  { readonly ok: true; readonly runbook: Runbook } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads one runbook file; every problem reads `file: field: what is wrong, what is expected`. */
export function readRunbook(name: string, text: string): RunbookResult {
  const yaml = readYaml(text);
  if (!yaml.ok) return refuse(name, [`not valid YAML, ${yaml.problem}`]);
  const read = runbookFile.safeParse(yaml.value);
  if (!read.success) return refuse(name, read.error.issues.map(describe));
  const steps = new Map(Object.entries(read.data.steps));
  const { blocks, problems } = readBodies(steps);
  const wrong = [...nameProblems(name, read.data.id), ...problems, ...checkPaths(steps, read.data.start)];
  return wrong.length > 0 ? refuse(name, wrong) : { ok: true, runbook: { ...read.data, steps, blocks } };
}

function refuse(name: string, problems: readonly string[]): RunbookResult {
  return { ok: false, problems: problems.map((problem) => `${name}: ${problem}`) };
}

function describe({ path, message, ...issue }: z.core.$ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? `unknown field ${issue.keys.join(', ')}` : message;
  return `${path.join('.') || 'file'}: ${keys}`;
}

function nameProblems(file: string, id: string): string[] {
  const name = file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  return name === id ? [] : [`id: is ${id}, expected the file name ${name}`];
}

function readBodies(steps: ReadonlyMap<string, Step>): { blocks: Map<string, readonly Block[]>; problems: string[] } {
  const blocks = new Map<string, readonly Block[]>();
  const problems: string[] = [];
  for (const [id, one] of steps) {
    if (!('do' in one)) continue;
    const body = readBlocks(one.do);
    blocks.set(id, body.blocks);
    problems.push(...body.problems.map((problem) => `steps.${id}.do: ${problem.replace(/^body: /, '')}`));
  }
  return { blocks, problems };
}

/** Every sentence by which some step of the runbook could be skipped. */
export function sentencesOf(runbook: Runbook): readonly string[] {
  const all = [...runbook.steps.values()].flatMap((step) =>
    'skip' in step ? step.skip.flatMap(({ says }) => says) : [],
  );
  return [...new Set(all)];
}

/** Those of them that stand in the reasons for an answer: what was pasted says them. */
export function sentencesIn(reasons: readonly string[], runbook: Runbook): string[] {
  return sentencesOf(runbook).filter((sentence) => reasons.some((reason) => reason.includes(sentence)));
}
