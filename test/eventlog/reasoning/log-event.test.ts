import fc from 'fast-check';
import type { EventRecord } from '../../../eventlog/event-record.ts';
import {
  bySource,
  eventsOf,
  isAfter,
  isMoment,
  nameSources,
  readEvents,
  timedEvents,
} from '../../../eventlog/reasoning/log-event.ts';

const at = (ms: number, isLocal = false): Pick<EventRecord, 'time'> => ({ time: { ms, isLocal } });
const service = { provider: 'PasswordResetService', text: '' };

describe('readEvents', () => {
  it('keeps the related events, in order of clock, time and number', () => {
    const records: EventRecord[] = [
      { ...service, id: 31019 },
      { ...service, ...at(5, true), id: 31019 },
      { ...service, ...at(9), id: 31019, recordId: 3 },
      { ...service, ...at(9), id: 31019, recordId: 2 },
      { ...service, ...at(Number.NaN), id: 31015 },
      { provider: 'Outlook', ...at(1), id: 31019, text: '' },
      { ...service, ...at(9), id: 31001 },
    ];
    const { events, repeated } = readEvents(records);
    expect(events.map(({ record, clock, order }) => [order, clock, record.id, record.recordId])).toEqual([
      [0, 'utc', 31019, 2],
      [1, 'utc', 31019, 3],
      [2, 'utc', 31001, undefined],
      [3, 'local', 31019, undefined],
      [4, 'none', 31015, undefined],
      [5, 'none', 31019, undefined],
    ]);
    expect(repeated).toBe(0);
  });

  it('puts the events of one moment in the order of a request', () => {
    const ids = [31002, 33004, 31001].map((id) => ({ ...service, ...at(1), id }));
    const others = [6329, 405].map((id) => ({ provider: 'ADSync', text: '', ...at(1), id }));
    const { events } = readEvents([...ids, { ...service, ...at(1), id: 31999 }, ...others]);
    expect(events.map(({ record }) => record.id)).toEqual([31001, 405, 6329, 33004, 31002, 31999]);
  });

  it('counts a record once that comes again, and takes the one that says more', () => {
    const record = { ...service, ...at(1), id: 33004, recordId: 7, computer: 'SRV' };
    const again = [
      { ...record, text: 'long' },
      record,
      { ...record, provider: 'PASSWORDRESETSERVICE', computer: 'srv' },
    ];
    const { events, repeated } = readEvents(again);
    expect(events.map(({ text }) => text)).toEqual(['long']);
    expect(repeated).toBe(2);
  });

  it('of two that say as much takes the same in any order', () => {
    const record = { ...service, ...at(1), id: 33004, recordId: 7 };
    const [one, other] = [
      { ...record, text: 'a' },
      { ...record, text: 'b' },
    ];
    expect(readEvents([one, other]).events).toEqual(readEvents([other, one]).events);
  });

  it.each([
    ['number', { recordId: 8 }],
    ['event', { id: 33005 }],
    ['server', { computer: 'other' }],
    ['clock', at(1, true)],
    ['time', at(2)],
  ])('counts a record twice that has another %s', (_, change) => {
    const record = { ...service, ...at(1), id: 33004, recordId: 7 };
    expect(readEvents([record, { ...record, ...change }]).events).toHaveLength(2);
  });

  it('counts two without a number twice: a clock with seconds shows several as one', () => {
    const record = { ...service, ...at(1), id: 33004 };
    expect(readEvents([record, record])).toMatchObject({ events: [{}, {}], repeated: 0 });
  });

  it('reads the beginning of a text that is longer than any real one', () => {
    const [event] = readEvents([{ ...service, id: 33001, text: `${'x'.repeat(40_000)} hr=80230626` }]).events;
    expect([event?.text.length, event?.codes]).toEqual([32_768, []]);
  });

  it('reads of a 6329 the codes of the lines that count', () => {
    const text = 'BAIL: dnutils.cpp 0x800700b7\nBAIL: x 0x80230626\nBAIL: y 0x80004005';
    const [event] = readEvents([{ provider: 'ADSync', id: 6329, text }]).events;
    expect([event?.codes, event?.lines]).toEqual([['80230626'], ['BAIL: x 0x80230626']]);
  });

  it('gives the same order whatever the order of the records', () => {
    const record = fc.record({
      provider: fc.constantFrom('PasswordResetService', 'ADSync'),
      id: fc.constantFrom(31001, 31002, 33004, 6329, 405),
      recordId: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
      time: fc.option(fc.record({ ms: fc.nat({ max: 2 }), isLocal: fc.boolean() }), { nil: undefined }),
      text: fc.constantFrom('', 'a', 'b'),
    }) as fc.Arbitrary<EventRecord>;
    const shuffled = fc
      .array(record, { maxLength: 12 })
      .chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })));
    fc.assert(
      fc.property(shuffled, ([records, others]) => {
        expect(readEvents(others)).toEqual(readEvents(records));
      }),
    );
  });
});

describe('isMoment', () => {
  it.each([0, -8.64e15, 8.64e15])('holds for %d', (ms) => {
    expect(isMoment({ ms, isLocal: false })).toBe(true);
    expect(new Date(ms).toISOString()).toContain('Z');
  });

  it.each([8.64e15 + 1, -Infinity, Number.NaN])('does not hold for %d', (ms) => {
    expect(isMoment({ ms, isLocal: false })).toBe(false);
  });

  it('does not hold without a time', () => {
    expect(isMoment(undefined)).toBe(false);
  });
});

describe('eventsOf and timedEvents', () => {
  it('keep the clocks apart', () => {
    const { events } = readEvents([
      { ...service, id: 31019 },
      { ...service, ...at(5, true), id: 31015 },
      { ...service, ...at(9), id: 31016 },
    ]);
    expect(eventsOf(events, 'none').map(({ record }) => record.id)).toEqual([31019]);
    expect(timedEvents(events, 'none')).toEqual([]);
    expect(timedEvents(events, 'local').map(({ record, time }) => [record.id, time.ms])).toEqual([[31015, 5]]);
    expect(timedEvents(events, 'utc').map(({ record, time }) => [record.id, time.ms])).toEqual([[31016, 9]]);
  });
});

describe('nameSources and bySource', () => {
  it('keep the clocks and the servers apart', () => {
    const records: EventRecord[] = [
      { ...service, ...at(1), id: 31019, computer: 'A' },
      { ...service, ...at(2), id: 31015, computer: 'B' },
      { ...service, ...at(3), id: 31016, computer: 'a ' },
      { ...service, ...at(4, true), id: 31001, computer: 'a' },
      { ...service, ...at(5), id: 31002 },
    ];
    expect(records.map(nameSources(records))).toEqual(['utc a', 'utc b', 'utc a', 'local a', 'utc ']);
    const groups = bySource(readEvents(records).events).map((group) => group.map(({ record }) => record.id));
    expect(groups).toEqual([[31019, 31016], [31015], [31002], [31001]]);
  });

  it('take what names no server for that of the only one', () => {
    const records = [
      { ...service, id: 31019, computer: 'A' },
      { ...service, id: 31015 },
    ];
    expect(bySource(readEvents(records).events)).toHaveLength(1);
  });
});

describe('isAfter', () => {
  it('goes by time, by place in one moment, and by number where the clock was set back', () => {
    const [one, two, three, four] = readEvents([
      { ...service, ...at(0), id: 31019, recordId: 1 },
      { ...service, ...at(3_600_000), id: 31019, recordId: 2 },
      { ...service, ...at(600_000), id: 31019, recordId: 3 },
      { ...service, ...at(600_000), id: 31019, recordId: 4 },
    ]).events;
    if (!one || !two || !three || !four) throw new Error('no events');
    expect([one, two, three, four].map(({ record }) => record.recordId)).toEqual([1, 3, 4, 2]);
    expect([isAfter(two, four), isAfter(three, two), isAfter(four, one), isAfter(one, one)]).toEqual([
      ...[true, true, true, false],
    ]);
  });
});
