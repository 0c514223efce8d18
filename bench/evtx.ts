import { readEvtx } from '../eventlog/evtx/read-evtx.ts';
import { writeEvtx, type DescribedEvent } from '../test/support/evtx-writer.ts';
import { median, table } from './figures.ts';

const rounds = 7;
/** How large the log is, in bytes; it is made of the same few chunks again and again. */
const logSize = 40_000_000;
const headerSize = 4_096;
const pieceSize = 65_536;

const providers = ['PasswordResetService', 'ADSync', 'MSExchange Common', 'Windows Error Reporting', 'ESENT', 'VSS'];

/** What an application log holds most of: classic events with a few strings of a few hundred characters. */
export function sampleLog(): Uint8Array {
  const events = Array.from({ length: 4_000 }, (_, index): DescribedEvent => ({
    provider: providers[index % providers.length] ?? '',
    id: 1_000 + (index % 50),
    level: index % 9 === 0 ? 'error' : 'information',
    at: Date.UTC(2026, 2, 14) + index * 1_000,
    channel: 'Application',
    computer: 'sync01.contoso.com',
    recordId: index + 1,
    strings: [`TrackingId: ${String(index)}, Reason: none`, 'x'.repeat((index * 37) % 400), 'C:\\Windows\\System32'],
  }));
  return writeEvtx(events);
}

/** How fast one processor reads a log of 40 MB, and what memory that takes above what was in use before. */
export async function benchEvtx(): Promise<string> {
  const written = sampleLog();
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    yield written.subarray(0, headerSize);
    for (let size = 0, at = headerSize; size < logSize; size += pieceSize) {
      yield await Promise.resolve(written.subarray(at, at + pieceSize));
      at = at + pieceSize < written.length ? at + pieceSize : headerSize;
    }
  }
  const wanted: readonly (readonly [string, (provider: string) => boolean])[] = [
    ['text of all events', () => true],
    ['text of two sources in six', (provider) => provider === 'PasswordResetService' || provider === 'ADSync'],
    ['text of none', () => false],
  ];
  const rows: string[][] = [];
  for (const [name, wantsText] of wanted) {
    const figures: (readonly [number, number])[] = [];
    let most = 0;
    const before = process.memoryUsage().rss;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      let events = 0;
      await readEvtx(
        bytes(),
        () => {
          events += 1;
          if (events % 4_096 === 0) most = Math.max(most, process.memoryUsage().rss - before);
        },
        { wantsText },
      );
      const seconds = (performance.now() - start) / 1_000;
      figures.push([logSize / 1_000_000 / seconds, events / seconds]);
    }
    rows.push([
      name,
      median(figures.map(([megabytes]) => megabytes)).toFixed(0),
      Math.round(median(figures.map(([, events]) => events))).toLocaleString('en-US'),
      (most / 1_000_000).toFixed(0),
    ]);
  }
  return table(['.evtx, 40 MB', 'MB/s', 'events/s', 'most memory above start, MB'], rows);
}
