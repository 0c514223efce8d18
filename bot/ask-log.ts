import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { findingsCard } from '../cards/findings/findings.ts';
import { cardText } from '../cards/card-text.ts';
import { tellRefusedFile, tellRefusedFiles } from '../dialogs/log/file-words.ts';
import { viewFindings } from '../dialogs/log/findings-view.ts';
import { tellNotTaken } from '../dialogs/log/not-taken.ts';
import { answerTo, fillFrom, titlesOf } from '../dialogs/log/tell-log.ts';
import { leadOf } from '../dialogs/log/verdict-words.ts';
import type { EventRecord } from '../eventlog/event-record.ts';
import { hasReadFile, type LogReport } from '../eventlog/log-report.ts';
import { readEvents } from '../eventlog/read-events.ts';
import { createLogReader } from '../integrations/logs/log-reader.ts';
import type { Article } from '../knowledge/article.ts';
import { printArticle } from './print.ts';

/** What a question about event logs printed, and how it ends: 0 with findings, 1 without any, 2 when a file cannot be read. */
export interface LogAnswer {
  readonly output: string;
  readonly code: 0 | 1 | 2;
}

/** Reads event logs and says what stands in them, as text or as one line of JSON. */
export async function askLog(
  paths: readonly string[],
  articles: readonly Article[],
  isJson: boolean,
): Promise<LogAnswer> {
  const missing = await findMissing(paths);
  if (missing !== undefined) return missing;
  const outcome = await createLogReader().read(paths.map((path) => ({ path, name: basename(path) })));
  if (outcome.kind !== 'report') return { output: tellNotTaken({ kind: 'not-taken', why: outcome.kind }), code: 2 };
  const { report } = outcome;
  const output = isJson ? JSON.stringify(report) : printReport(report, articles);
  return { output, code: codeOf(report) };
}

async function findMissing(paths: readonly string[]): Promise<LogAnswer | undefined> {
  for (const path of paths) {
    const error = await access(path).then(
      () => undefined,
      (problem: unknown) => problem as Error,
    );
    if (error) return { output: `${path} cannot be read (${error.message}). Name a file that is there.`, code: 2 };
  }
  return undefined;
}

function codeOf(report: LogReport): LogAnswer['code'] {
  const { findings } = report;
  if (!hasReadFile(report)) return 2;
  return findings.incidents.length > 0 || findings.verdict === 'healthy' ? 0 : 1;
}

// The form id goes nowhere: a terminal has no buttons.
const form = '00000000-0000-4000-8000-000000000000';

function printReport(report: LogReport, articles: readonly Article[]): string {
  const desk = { articles: new Map(articles.map((article) => [article.id, article])) };
  const problems = tellRefusedFiles(report.files).map(withoutMarkdown);
  if (!hasReadFile(report)) return problems.join('\n');
  const article = answerTo(leadOf(report.findings), desk);
  const card = findingsCard(viewFindings(report, { form, fill: {}, titleOf: titlesOf(desk), shown: article?.id }));
  const fill = fillFrom(report.findings);
  const answer = article && printArticle(article, { reasons: ['it is what the event log shows'], others: '', fill });
  return [...problems, cardText(card), ...(answer === undefined ? [] : ['', answer])].join('\n');
}

/** Sentences are written for a chat; a terminal shows their signs. */
function withoutMarkdown(said: string): string {
  return said.replace(/\*\*|\\(?=[!-/:-@[-`{-~])/g, '');
}

/**
 * Gives every event of a log, as one line of JSON each, to `print`: what readers of the log are compared by. What is left to be
 * printed says why a file was not read.
 */
export async function printEvents(path: string, print: (line: string) => void): Promise<LogAnswer> {
  const missing = await findMissing([path]);
  if (missing !== undefined) return missing;
  const toLine = ({ time, ...event }: EventRecord): string =>
    JSON.stringify({ ...event, ...(time && { time: new Date(time.ms).toISOString(), isLocal: time.isLocal }) });
  const outcome = await readEvents(createReadStream(path), (record) => {
    print(toLine(record));
  });
  const problem = tellRefusedFile({ name: basename(path), outcome });
  return { output: withoutMarkdown(problem ?? ''), code: problem === undefined ? 0 : 2 };
}
