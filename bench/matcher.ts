import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import { readKnowledgeFolder } from '../integrations/knowledge-folder.ts';
import type { Article } from '../knowledge/article.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMatcher } from '../knowledge/matcher.ts';
import { generateArticles } from './articles.ts';
import { makeQueries, queryKinds, type KnownQuery, type QueryKind } from './matcher-queries.ts';

/** How long questions of one kind take, in milliseconds, and the share of them whose first answer is right, 0 to 1. */
export interface KindFigures {
  readonly kind: QueryKind;
  readonly p50: number;
  readonly p99: number;
  readonly top1: number;
  readonly asked: number;
  /** Why not all questions were asked; the figures are of those that were. */
  readonly cut?: string;
}

/** What one engine does with so many articles. */
export interface EngineFigures {
  readonly engine: 'ours' | 'minisearch';
  readonly articles: number;
  readonly buildSeconds: number;
  /** Memory of the index alone, beside the articles it was built from. */
  readonly heapMegabytes: number;
  readonly kinds: readonly KindFigures[];
}

const allSizes = [100, 1_000, 10_000, 100_000];
/** MiniSearch at more needs more memory than machines have to spare (12 GB were not enough at 100,000). */
const mostForMiniSearch = 10_000;
const queriesPerKind = 100;
/** One answer that takes longer ends the questions of its kind, in milliseconds. */
const tooSlow = 2_000;
/** The process that measures may use so much memory, in megabytes. */
const mostMemory = 12_000;

/** What was measured, and what could not be. */
export interface Measured {
  readonly rows: readonly EngineFigures[];
  readonly problems: readonly string[];
}

/** Measures both engines at each size, each in a process of its own; one that fails is left out and named in `problems`. */
export function benchMatcher(sizes: readonly number[] = allSizes): Measured {
  const rows: EngineFigures[] = [];
  const problems: string[] = [];
  for (const size of sizes) {
    for (const engine of size > mostForMiniSearch ? (['ours'] as const) : (['ours', 'minisearch'] as const)) {
      const run = spawnSync(
        process.execPath,
        [`--max-old-space-size=${String(mostMemory)}`, import.meta.filename, '--measure', engine, String(size)],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
      );
      if (run.status === 0) rows.push(JSON.parse(run.stdout) as EngineFigures);
      else problems.push(`${engine} at ${String(size)} articles ended with ${String(run.status ?? run.signal)}`);
    }
  }
  return { rows, problems };
}

type FirstAnswer = (text: string) => string | undefined;

function measure(engine: EngineFigures['engine'], size: number): EngineFigures {
  const knowledge = readKnowledgeFolder(join(import.meta.dirname, '..', 'knowledge'));
  const articles = generateArticles(knowledge.articles, size);
  const before = heapMegabytes();
  const start = performance.now();
  const first = engine === 'ours' ? buildOurs({ ...knowledge, articles }) : buildMiniSearch(articles);
  const buildSeconds = (performance.now() - start) / 1000;
  const heap = heapMegabytes() - before;
  const kinds: KindFigures[] = [];
  for (const kind of queryKinds) {
    kinds.push(ask(kind, makeQueries(kind, articles, queriesPerKind), first));
    // The kinds after it are longer: one answer could take minutes.
    if (kinds.at(-1)?.cut !== undefined) break;
  }
  return { engine, articles: size, buildSeconds, heapMegabytes: heap, kinds };
}

/** Typed arrays stand beside the heap and count, too. */
function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

function buildOurs(knowledge: Knowledge): FirstAnswer {
  const matcher = createMatcher(knowledge);
  return (text) => {
    const answer = matcher.answer(text);
    return answer.outcome === 'none' ? undefined : answer.ranked[0]?.article.id;
  };
}

/** As its README begins: fields and nothing else. */
function buildMiniSearch(articles: readonly Article[]): FirstAnswer {
  const index = new MiniSearch<Record<string, string>>({ fields: ['title', 'codes', 'said', 'body'] });
  for (const { id, title, meaning, match, sections } of articles) {
    const blocks = [...(sections.Cause ?? []), ...(sections.Resolution ?? [])];
    index.add({
      id,
      title,
      codes: [...match.events.map((event) => String(event.id)), ...match.hresults, ...match.codes, ...match.names].join(
        ' ',
      ),
      said: [...match.symptoms, ...match.phrases].join('\n'),
      body: [
        meaning,
        ...blocks.map((block) => (block.kind === 'command' ? block.text : block.runs.map(({ text }) => text).join(''))),
      ].join('\n'),
    });
  }
  return (text) => index.search(text)[0]?.id as string | undefined;
}

function ask(kind: QueryKind, queries: readonly KnownQuery[], first: FirstAnswer): KindFigures {
  const times: number[] = [];
  let right = 0;
  // The first round is not counted: by then the code is compiled.
  for (const { text } of queries.slice(0, queries.length / 2)) if (timed(() => first(text)).ms > tooSlow) break;
  for (const { text, wanted } of queries) {
    const { ms, result } = timed(() => first(text));
    times.push(ms);
    if (wanted.has(result ?? '')) right++;
    if (ms > tooSlow) break;
  }
  const sorted = times.sort((left, right_) => left - right_);
  const figures = {
    kind,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    top1: right / times.length,
    asked: times.length,
  };
  return times.length < queries.length
    ? { ...figures, cut: `one took more than ${String(tooSlow / 1000)} s` }
    : figures;
}

function timed<Result>(work: () => Result): { ms: number; result: Result } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** The figures as a table for the terminal. */
export function printMatcherTable({ rows, problems }: Measured): string {
  const lines = [
    ['articles', 'engine', 'build s', 'MB', ...queryKinds.map((kind) => `${kind}: p50/p99 ms (right)`)],
    ...rows.map(({ articles, engine, buildSeconds, heapMegabytes: heap, kinds }) => [
      String(articles),
      engine,
      buildSeconds.toFixed(1),
      heap.toFixed(0),
      ...queryKinds.map((_, at) => (kinds[at] ? printKind(kinds[at]) : 'not asked')),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const table = lines.map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
  const cut = rows.some(({ kinds }) => kinds.some((figures) => figures.cut !== undefined));
  const note = `* stopped early: one answer took more than ${String(tooSlow / 1000)} s`;
  return [...table, ...(cut ? [note] : []), ...problems].join('\n');
}

function printKind({ p50, p99, top1, cut }: KindFigures): string {
  const digits = (ms: number): string => (ms < 100 ? ms.toFixed(2) : ms.toFixed(0));
  return `${digits(p50)}/${digits(p99)} (${String(Math.round(100 * top1))} %)${cut === undefined ? '' : '*'}`;
}

if (import.meta.main) {
  const [flag, engine, size] = process.argv.slice(2);
  if (flag === '--measure')
    console.log(JSON.stringify(measure(engine === 'minisearch' ? 'minisearch' : 'ours', Number(size))));
  else {
    const sizes = process.argv.slice(2).map(Number);
    console.log(printMatcherTable(benchMatcher(sizes.length > 0 ? sizes : allSizes)));
  }
}
