import fc from 'fast-check';
import { readEvents, timedEvents, type LogEvent, type TimedEvent } from '../../../eventlog/reasoning/log-event.ts';
import { drawTimeline, readSpan, roleOf } from '../../../eventlog/reasoning/timeline.ts';
import { eventsOf } from '../../support/incident-log.ts';

const timed = (log: string): TimedEvent[] => timedEvents(eventsOf(log), 'utc');
const beatsAt = (times: readonly number[], isLocal = false): readonly LogEvent[] =>
  readEvents(times.map((ms) => ({ provider: 'PasswordResetService', id: 31019, text: '', time: { ms, isLocal } })))
    .events;

describe('readSpan', () => {
  const utc = timedEvents(beatsAt([1, 2]), 'utc');
  const local = timedEvents(beatsAt([5, 6, 7], true), 'local');

  it('goes by the clock with more events, and says when there are two', () => {
    expect(readSpan([...utc, ...local], utc, local)).toEqual({
      ...{ clock: 'mixed', first: { ms: 5, isLocal: true }, last: { ms: 7, isLocal: true }, timeless: 0 },
    });
    expect(readSpan([...utc, ...local], utc, local.slice(1))).toMatchObject({
      clock: 'mixed',
      last: { ms: 2 },
      timeless: 1,
    });
  });

  it('knows one clock, and none', () => {
    expect(readSpan(utc, utc, [])).toMatchObject({ clock: 'utc', first: { ms: 1 }, last: { ms: 2 } });
    expect(readSpan(local, [], local)).toMatchObject({ clock: 'local' });
    expect(readSpan(utc, [], [])).toEqual({ clock: 'none', timeless: 2 });
  });
});

describe('drawTimeline', () => {
  it('takes neighbours of one kind together', () => {
    const events = timed(
      '09:00:00 31019\n09:05:00 31019\n09:06:00 33005 @a\n09:07:00 33005 @b\n09:08:00 656\n09:10:00 31019',
    );
    const [timeline] = drawTimeline(events, new Set(events.slice(2, 3)));
    expect(timeline?.rows.map(({ id, role, count }) => [id, role, count])).toEqual([
      [31019, 'healthy', 2],
      [33005, 'fault', 1],
      [33005, 'other', 1],
      [656, 'other', 1],
      [31019, 'healthy', 1],
    ]);
    expect(timeline?.rows[0]).toMatchObject({ first: events[0]?.time, last: events[1]?.time });
  });

  it('tells equal numbers of two sources apart', () => {
    const events = timed('09:00:00 611\n09:00:01 611 from=PasswordResetService');
    expect(drawTimeline(events, new Set())[0]?.rows).toHaveLength(2);
  });

  it('counts by minutes in a short log', () => {
    const events = timed('09:00:59 31019\n09:02:00 33005 @a\n09:02:30 656');
    expect(drawTimeline(events, new Set(events.slice(1, 2)))).toMatchObject([
      {
        isLocal: false,
        bucketMs: 60_000,
        buckets: [
          { from: Date.parse('2026-11-25T09:00:00Z'), healthy: 1, faults: 0, other: 0 },
          { from: Date.parse('2026-11-25T09:01:00Z'), healthy: 0, faults: 0, other: 0 },
          { from: Date.parse('2026-11-25T09:02:00Z'), healthy: 0, faults: 1, other: 1 },
        ],
      },
    ]);
  });

  it('draws nothing without events', () => {
    expect(drawTimeline([], new Set())).toEqual([]);
  });

  it('counts each event once in at most 48 stretches without a hole, however long the log is', () => {
    const times = fc.array(fc.integer({ min: -8_000_000_000_000_000, max: 8_000_000_000_000_000 }), {
      minLength: 1,
      maxLength: 9,
    });
    const short = fc.array(fc.integer({ min: 0, max: 90_000_000_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.oneof(times, short), fc.boolean(), (all, isLocal) => {
        const [timeline] = drawTimeline(timedEvents(beatsAt(all, isLocal), isLocal ? 'local' : 'utc'), new Set());
        const { buckets = [], bucketMs = 0 } = timeline ?? {};
        expect(timeline?.isLocal).toBe(isLocal);
        expect(buckets.length).toBeLessThanOrEqual(48);
        expect(buckets.reduce((sum, { healthy }) => sum + healthy, 0)).toBe(all.length);
        expect(buckets.map(({ from }) => from)).toEqual(
          buckets.map((_, at) => (buckets[0]?.from ?? 0) + at * bucketMs),
        );
      }),
    );
  });
});

describe('roleOf', () => {
  it('takes an event for a fault when it belongs to a failure', () => {
    const [event] = timed('09:00:00 32014');
    if (!event) throw new Error('no event');
    expect([roleOf(event, new Set()), roleOf(event, new Set([event]))]).toEqual(['other', 'fault']);
  });

  it.each([
    ['31001 @a', 'healthy'],
    ['31002 @a', 'healthy'],
    ['31015', 'healthy'],
    ['405', 'other'],
    ['31099', 'other'],
  ])('takes %s for %s', (line, role) => {
    expect(timed(`09:00:00 ${line}`).map((event) => roleOf(event, new Set([event])))).toEqual([role]);
  });
});
