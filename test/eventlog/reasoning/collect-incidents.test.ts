import { collectIncidents, type Collected } from '../../../eventlog/reasoning/collect-incidents.ts';
import { eventsOf } from '../../support/incident-log.ts';

/** Of one server, or of the servers that `on` names, the first for the first event. */
const collect = (log: string, end = '23:00:00', on: readonly string[] = []): Collected => {
  const events = eventsOf(log).map((event, at) => ({ ...event, source: `${event.clock} ${on[at] ?? ''}` }));
  const facts = { end: Date.parse(`2026-11-25T${end}Z`), gaps: [] };
  const timed = events.filter(({ clock }) => clock === 'utc');
  return collectIncidents(events, new Map(timed.map(({ source }) => [source, facts])));
};
const rules = (log: string, end?: string): string[] =>
  collect(log, end).incidents.map(({ explanation, count }) => `${explanation.rule} ${String(count)}`);

describe('collectIncidents', () => {
  it('takes failures of one reason together', () => {
    expect(rules('09:00:00 33005 @a\n10:00:00 33005 @b\n10:01:00 33006 @c')).toEqual([
      'account-disabled 2',
      'account-locked 1',
    ]);
  });

  it('tells articles and symptoms of one rule apart', () => {
    expect(
      collect('09:00:00 31001 @a\n09:00:00 31006 @b').incidents.map(({ explanation }) => explanation.article),
    ).toEqual(['event-31001', 'event-31006']);
  });

  it('puts what is open first, then the newest hour, then the most frequent', () => {
    const log = `
09:00:00 33005 @a
09:00:00 33005 @b
09:00:00 33005 @c
11:10:00 33006 @f
11:20:00 33006 @g
11:50:00 33007 @d
12:00:00 33008 @e
12:00:01 31002 @e`;
    expect(rules(log)).toEqual([
      'account-locked 2',
      'wrong-current-password 1',
      'account-disabled 3',
      'password-policy 1',
    ]);
  });

  it('puts the newer of two first, and goes by name where they are as new', () => {
    expect(rules('09:00:00 33005 @a\n09:00:01 33006 @b')).toEqual(['account-locked 1', 'account-disabled 1']);
    expect(rules('- 33006 @a\n- 33005 @b')).toEqual(['account-disabled 1', 'account-locked 1']);
  });

  it('sees a request without an end when the log goes on for five minutes', () => {
    expect(rules('09:00:00 31001 @a', '09:05:00')).toEqual(['no-end 1']);
    expect(rules('09:00:00 31001 @a', '09:04:59')).toEqual([]);
    expect(rules('- 31001 @a')).toEqual([]);
    expect(rules('09:00:00 31001 @a\n09:00:01 31002 @a')).toEqual([]);
  });

  it('hands on what went well and what belongs to nothing', () => {
    const { succeeded, rest, failed } = collect(
      '09:00:00 31001 @a\n09:00:01 31002 @a\n09:10:00 405\n09:20:00 33005 @b',
    );
    expect(succeeded.map((request) => request.map(({ record }) => record.id))).toEqual([[31001, 31002]]);
    expect(rest.map(({ record }) => record.id)).toEqual([405]);
    expect([...failed].map(({ record }) => record.id)).toEqual([33005]);
  });

  const isOver = (log: string, on?: readonly string[]): boolean[] =>
    collect(log, '23:00:00', on).incidents.map((incident) => incident.isOver);

  it('takes an outage that came back after it was over for open', () => {
    const once = '09:00:00 31034\n09:10:00 31019';
    expect(isOver(once)).toEqual([true]);
    expect(isOver(`${once}\n10:00:00 31034\n10:10:00 31019`)).toEqual([false]);
    expect(isOver('09:00:00 31034\n09:30:00 31034\n10:10:00 31019')).toEqual([true]);
  });

  it('takes what has no cause for none that comes back, and another server for another outage', () => {
    expect(isOver('09:00:00 6306\n09:10:00 31019\n10:00:00 6306\n10:10:00 31019')).toEqual([true]);
    const log = '09:00:00 31034\n09:10:00 31019\n10:00:00 31034\n10:10:00 31019';
    expect(isOver(log, ['a', 'a', 'b', 'b'])).toEqual([true]);
  });

  it('takes an outage that came back more than a day before the end of the log for over', () => {
    const log = '09:00:00 31034\n09:10:00 31019\n10:00:00 31034\n10:10:00 31019';
    const end = Date.parse('2026-11-26T09:30:00Z');
    const { incidents } = collectIncidents(eventsOf(log), new Map([['utc ', { end, gaps: [] }]]));
    expect(incidents).toMatchObject([{ count: 2, isOver: true }]);
  });

  it('puts the steps of a request together on one server alone', () => {
    const log = '09:00:00 31001 id=1 | TrackingId: {id}\n09:00:01 31002 id=1 | TrackingId: {id}';
    expect(collect(log).incidents).toEqual([]);
    expect(collect(log, '23:00:00', ['a', 'b']).incidents).toMatchObject([{ explanation: { rule: 'no-end' } }]);
  });

  it('finds nothing in nothing', () => {
    expect(collectIncidents([])).toEqual({
      incidents: [],
      succeeded: [],
      rest: [],
      failed: new Set(),
    });
  });
});
