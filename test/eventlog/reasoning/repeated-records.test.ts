import fc from 'fast-check';
import type { EventRecord } from '../../../eventlog/event-record.ts';
import { tieBreak, withoutRepeats } from '../../../eventlog/reasoning/repeated-records.ts';

const base = { provider: 'ADSync', id: 6329, text: '', computer: 'SRV', recordId: 7 };
const moment = Date.parse('2026-11-25T08:00:00.900Z');
const utc: EventRecord = { ...base, time: { ms: moment, isLocal: false } };
const local = (ms: number, more: Partial<EventRecord> = {}): EventRecord => ({
  ...{ ...base, time: { ms, isLocal: true } },
  ...more,
});

describe('withoutRepeats', () => {
  it('leaves the one that says more', () => {
    expect(withoutRepeats([utc, { ...utc, text: 'more' }, { ...utc, computer: 'srv' }])).toEqual([
      { ...utc, text: 'more' },
    ]);
  });

  it('leaves two without a number, and two of different times', () => {
    const { recordId, ...without } = utc;
    expect(withoutRepeats([without, without])).toHaveLength(2);
    expect(withoutRepeats([utc, { ...utc, time: { ms: moment + 1, isLocal: false }, recordId }])).toHaveLength(2);
    expect(withoutRepeats([base, local(0)])).toHaveLength(2);
  });

  it.each([0, 1, -8, 14, 5.75])('knows a record by a clock %d hours ahead that shows whole seconds', (hours) => {
    const shown = Math.floor((moment + hours * 3_600_000) / 1000) * 1000;
    expect(withoutRepeats([local(shown, { text: 'long' }), utc])).toEqual([{ ...utc, text: 'long' }]);
    expect(withoutRepeats([utc, local(shown), local(shown, { text: 'long' })])).toEqual([{ ...utc, text: 'long' }]);
  });

  it.each([
    ['time that no zone has', local(moment + 60_000)],
    ['time of another day', local(moment + 15 * 3_600_000)],
    ['number', local(moment, { recordId: 8 })],
    ['server', local(moment, { computer: 'other' })],
    ['source', local(moment, { provider: 'PasswordResetService' })],
    ['event', local(moment, { id: 6306 })],
  ])('leaves both where the clocks differ and the %s as well', (_what, other) => {
    expect(withoutRepeats([utc, other])).toHaveLength(2);
  });

  it('leaves both where no server is named', () => {
    const { time } = utc;
    const nobody = { ...base, computer: '' };
    expect(withoutRepeats([{ ...nobody, ...(time && { time }) }, local(moment, { computer: '' })])).toHaveLength(2);
    const { computer, ...unnamed } = local(moment);
    expect(withoutRepeats([utc, unnamed]).map((record) => record.computer)).toEqual([computer, undefined]);
  });

  it('leaves the same whatever the order', () => {
    const record = fc.constantFrom(
      ...[utc, local(moment), local(moment + 900_000, { text: 'a' }), local(moment - 3_600_000, { text: 'b' })],
      ...[{ ...utc, time: { ms: moment + 3_600_000, isLocal: false } }, { ...utc, text: 'c' }, base],
    );
    const shuffled = fc
      .array(record, { maxLength: 8 })
      .chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })));
    fc.assert(
      fc.property(shuffled, ([records, others]) => {
        expect(withoutRepeats(others)).toEqual(withoutRepeats(records));
      }),
    );
  });
});

describe('tieBreak', () => {
  it('tells records apart by all that they say', () => {
    expect(tieBreak(utc)).toBe(tieBreak({ ...utc }));
    expect(tieBreak(utc)).not.toBe(tieBreak({ ...utc, channel: 'Application' }));
  });
});
