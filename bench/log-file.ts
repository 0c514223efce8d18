import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { readKnowledgeFolder } from '../integrations/knowledge-folder.ts';
import { createLogReader } from '../integrations/logs/log-reader.ts';
import { createMatcher } from '../knowledge/matcher.ts';
import { knowledgeFolder } from '../bot/build-desk.ts';
import { sampleLog } from './evtx.ts';
import { median, ratios, table } from './figures.ts';

const rounds = 5;
const logSize = 100_000_000;
const headerSize = 4096;
/** Between the questions that others ask meanwhile, in milliseconds. */
const pauseMs = 20;

interface Figures {
  /** Seconds that reading its bytes takes. */
  readonly disk: number;
  readonly seconds: number;
  /** In milliseconds. */
  readonly delay: number;
  readonly answered: number;
}

/** Reads a log of 100 MB from disk to its findings, while other conversations go on, beside reading its bytes alone. */
export async function benchLogFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'writeback-desk-bench-'));
  try {
    const path = join(folder, 'Application.evtx');
    await writeLog(path);
    const figures: Figures[] = [];
    for (let round = 0; round < rounds; round += 1)
      figures.push({ disk: await readBytes(path), ...(await readLog(path)) });
    const of = (pick: (figure: Figures) => number): number => median(figures.map(pick));
    return table(
      [
        '.evtx, 100 MB, file to findings',
        's',
        'times reading its bytes',
        'event loop p99, ms',
        'questions answered meanwhile',
      ],
      [
        [
          'in a thread of its own',
          of(({ seconds }) => seconds).toFixed(2),
          ratios(
            figures.map(({ seconds }) => seconds),
            figures.map(({ disk }) => disk),
          ),
          of(({ delay }) => delay).toFixed(1),
          of(({ answered }) => answered).toFixed(0),
        ],
      ],
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeLog(path: string): Promise<void> {
  const sample = sampleLog();
  const file = await open(path, 'w');
  try {
    await file.write(sample.subarray(0, headerSize));
    for (let size = headerSize; size < logSize; size += sample.length - headerSize)
      await file.write(sample.subarray(headerSize));
  } finally {
    await file.close();
  }
}

async function readBytes(path: string): Promise<number> {
  const start = performance.now();
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) bytes += (piece as Buffer).length;
  if (bytes < logSize) throw new Error('The log was not written whole.');
  return (performance.now() - start) / 1000;
}

async function readLog(path: string): Promise<Omit<Figures, 'disk'>> {
  const matcher = createMatcher(readKnowledgeFolder(knowledgeFolder));
  const loop = monitorEventLoopDelay({ resolution: 5 });
  let isOver = false;
  let answered = 0;
  const others = async (): Promise<void> => {
    while (!isOver) {
      matcher.answer('Event 33004 in the Application log, hr=80230626');
      answered += 1;
      await setTimeout(pauseMs);
    }
  };
  const start = performance.now();
  loop.enable();
  const asking = others();
  const outcome = await createLogReader().read([{ path, name: 'Application.evtx' }]);
  loop.disable();
  isOver = true;
  await asking;
  if (outcome.kind !== 'report') throw new Error(`The log was not read: ${outcome.kind}.`);
  // The monitor counts its own resolution as delay.
  return { seconds: (performance.now() - start) / 1000, delay: loop.percentile(99) / 1e6 - 5, answered };
}
