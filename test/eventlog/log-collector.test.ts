import fc from 'fast-check';
import type { EventRecord } from '../../eventlog/event-record.ts';
import { createLogCollector, mostWeighed } from '../../eventlog/log-collector.ts';
import type { LogFile } from '../../eventlog/log-report.ts';
import { buildLog } from '../support/incident-log.ts';

const start = Date.parse('2026-11-25T09:00:00Z');
const at = (minute: number, isLocal = false) => ({ ms: start + minute * 60_000, isLocal });
const heartbeat = (minute: number): EventRecord => ({
  provider: 'PasswordResetService',
  id: 31019,
  text: '',
  time: at(minute),
});
const foreign: EventRecord = { provider: 'Security', id: 4624, text: '' };

function collect(records: readonly EventRecord[], most?: number, files: readonly LogFile[] = []) {
  const collector = createLogCollector(most);
  for (const record of records) collector.add(record);
  return collector.report(files);
}

describe('createLogCollector', () => {
  it('reports on nothing', () => {
    expect(collect([])).toMatchObject({
      files: [],
      read: 0,
      unreadable: 0,
      dropped: 0,
      findings: { verdict: 'nothing-related' },
    });
    expect(collect([])).not.toHaveProperty('first');
  });

  it('weighs the events about writeback, and no others', () => {
    const log = '09:00:00 31001 @a\n09:00:00 4624 from=Security\n09:00:01 33004 @a hr=80230626';
    const { findings } = collect(buildLog({ log, clock: 'utc', cut: undefined }));
    expect(findings).toMatchObject({ verdict: 'cause', related: 2 });
  });

  it('adds up what was read of all files', () => {
    const read = (name: string, events: number, unreadable: number): LogFile => ({
      name,
      outcome: { kind: 'read', form: 'evtx', read: events, unreadable, isCut: false },
    });
    const refused: LogFile = { name: 'c', outcome: { kind: 'refused', why: 'empty' } };
    const files = [read('a', 5, 1), refused, read('b', 7, 2)];
    expect(collect([], undefined, files)).toMatchObject({ files, read: 12, unreadable: 3 });
  });

  it('says from when to when all events are, also those of other sources', () => {
    const early = { ...foreign, time: at(-60) };
    const late = { ...foreign, time: at(90) };
    expect(collect([heartbeat(5), late, early, heartbeat(1), foreign])).toMatchObject({ first: at(-60), last: at(90) });
  });

  it('says no span where clocks are mixed, or a time is none', () => {
    const local = { ...foreign, time: at(1, true) };
    for (const mixed of [
      [heartbeat(1), local],
      [local, heartbeat(1)],
    ])
      expect(collect(mixed)).not.toHaveProperty('last');
    const broken = { ...foreign, time: { ms: NaN, isLocal: false } };
    expect(collect([broken, heartbeat(3)])).toMatchObject({ first: at(3), last: at(3) });
    expect(collect([broken])).not.toHaveProperty('first');
  });

  it('keeps the newest where there are too many, in whatever order they come', () => {
    const records = Array.from({ length: 25 }, (_, minute) => heartbeat(minute));
    for (const log of [records, records.toReversed()]) {
      const { dropped, counted, findings, first } = collect(log, 10);
      expect([dropped, counted, findings.related]).toEqual([0, 15, 10]);
      expect(findings.span.first).toEqual(at(15));
      // What was left out was read all the same.
      expect(first).toEqual(at(0));
    }
  });

  it('takes events without a time for the oldest', () => {
    const timeless = { provider: 'PasswordResetService', id: 31019, text: '' };
    const { findings, counted } = collect(
      [timeless, heartbeat(1), heartbeat(2), { ...heartbeat(3), time: at(-3e8) }],
      3,
    );
    expect([counted, findings.span.timeless, findings.related]).toEqual([1, 0, 3]);
  });

  it('drops nothing that it has room for', () => {
    expect(
      collect(
        Array.from({ length: 10 }, (_, minute) => heartbeat(minute)),
        10,
      ),
    ).toMatchObject({ dropped: 0 });
    expect(mostWeighed).toBe(5000);
  });

  it('lets a failure not be pushed out by hash synchronization, sign-ins and heartbeats', () => {
    const log = `
09:00:00 31001 @a
09:00:01 33004 @a hr=80230626
${Array.from({ length: 30 }, (_, at) => `1${String(Math.floor(at / 10))}:${String(at % 6)}0:00 ${String([657, 405, 31019][at % 3])}`).join('\n')}
23:00:00 611 | x`;
    const { dropped, counted, findings } = collect(buildLog({ log, clock: 'utc', cut: undefined }), 8);
    expect({ dropped, counted, related: findings.related, verdict: findings.verdict }).toEqual({
      ...{ dropped: 0, counted: 25, related: 8, verdict: 'cause' },
    });
    expect(findings.noise.map(({ id, count, failed }) => [id, count, failed])).toEqual(
      expect.arrayContaining([
        [657, 10, 0],
        [405, 10, 0],
        [611, 1, 1],
      ]),
    );
  });

  it('does not call a log well of which it has not looked at everything', () => {
    const well = '09:00:00 31001 @a\n09:00:01 31002 @a\n10:00:00 31001 @b\n10:00:01 31002 @b';
    const unknown = '08:00:00 31099\n11:00:00 32014\n12:00:00 32014';
    const verdictOf = (log: string): unknown[] => {
      const { dropped, findings } = collect(buildLog({ log, clock: 'utc', cut: undefined }), 2);
      return [dropped, findings.verdict];
    };
    expect(verdictOf(well)).toEqual([2, 'not-all-weighed']);
    expect(verdictOf(unknown)).toEqual([1, 'not-all-weighed']);
    expect(verdictOf(`${well}\n11:00:00 33005 @a`)).toEqual([3, 'cause']);
  });

  it('counts every related event once, as weighed or as dropped', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10_000 })), fc.integer({ min: 1, max: 20 }), (minutes, most) => {
        const different = [...new Set(minutes)];
        const mixed = different.map((minute) => ({ ...heartbeat(minute), id: minute % 2 === 0 ? 31019 : 31099 }));
        const { dropped, counted, findings } = collect(mixed, most);
        expect(dropped + counted + findings.related).toBe(different.length);
        expect(findings.related).toBeLessThanOrEqual(most);
      }),
    );
  });
});
