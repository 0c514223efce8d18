import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createLogCollector, type LogCollector } from '../../eventlog/log-collector.ts';
import type { LogFile, LogReport, ZipProblem } from '../../eventlog/log-report.ts';
import { sniffForm } from '../../eventlog/forms/sniff.ts';
import { readEvents } from '../../eventlog/read-events.ts';
import { isRelatedProvider } from '../../eventlog/reasoning/related.ts';
import { readableName } from './readable-name.ts';
import { readZip, zipProblemOf, type ZipEntry } from './zip-entries.ts';

/** A file on this machine, and what whoever sent it calls it. */
export interface SentFile {
  readonly path: string;
  readonly name: string;
}

/** Reads at a time; more would only fill the memory. */
const pieceBytes = 256 * 1024;

/** Reads the events of all these files, those in zips as well, and reports on them together. */
export async function readFiles(sent: readonly SentFile[]): Promise<LogReport> {
  const collector = createLogCollector();
  const files: LogFile[] = [];
  for (const { path, name } of sent) {
    if (await isZip(path)) files.push(...(await readPacked(path, name, collector)));
    else
      files.push({ name, outcome: await readBytes(createReadStream(path, { highWaterMark: pieceBytes }), collector) });
  }
  return collector.report(files);
}

/** Whether a file is a zip, by what stands in it. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return sniffForm(buffer.subarray(0, bytesRead)) === 'zip';
  } finally {
    await file.close();
  }
}

function readBytes(bytes: AsyncIterable<Uint8Array>, collector: LogCollector): Promise<LogFile['outcome']> {
  return readEvents(bytes, collector.add, { wantsText: isRelatedProvider });
}

/** What was read of each file, and once for the whole zip each thing that was wrong: it may be so of all of them. */
async function readPacked(path: string, name: string, collector: LogCollector): Promise<LogFile[]> {
  const files: LogFile[] = [];
  const problems = new Set<ZipProblem>();
  const whole = await readZip(path, async (entry) => {
    const { file, problem } = await readUnpacked(entry, collector);
    if (problem !== undefined) problems.add(problem);
    if (file) files.push(file);
  });
  if (whole !== undefined) problems.add(whole);
  const refused = [...problems].map((problem): LogFile['outcome'] => ({ kind: 'refused', why: 'zip', problem }));
  return [...files, ...refused.map((outcome) => ({ name, outcome }))];
}

/** Events that were read before something turned out to be wrong count: the log ends there. */
async function readUnpacked(
  { name, bytes }: ZipEntry,
  collector: LogCollector,
): Promise<{ file?: LogFile; problem?: ZipProblem }> {
  const end: { problem?: ZipProblem } = {};
  const outcome = await readBytes(untilWrong(bytes, end), collector);
  const file = { name: readableName(name), outcome };
  if (end.problem === undefined) return { file };
  return outcome.kind === 'read' ? { file: { ...file, outcome: { ...outcome, isCut: true } }, ...end } : end;
}

async function* untilWrong(
  bytes: AsyncIterable<Uint8Array>,
  end: { problem?: ZipProblem },
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    end.problem = zipProblemOf(error);
  }
}
