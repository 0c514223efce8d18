import type { EventRecord } from '../../../eventlog/event-record.ts';
import { findSetBack } from '../../../eventlog/reasoning/set-back.ts';

const minute = 60_000;
const event = (recordId: number | undefined, minutes: number, more: Partial<EventRecord> = {}, source = 'utc ') => ({
  ...{ source, ms: minutes * minute },
  record: { ...{ provider: 'ADSync', id: 6329, text: '' }, ...(recordId === undefined ? {} : { recordId }), ...more },
});

describe('findSetBack', () => {
  const moments = (...events: ReturnType<typeof event>[]): (number | undefined)[] => {
    const found = findSetBack(events);
    return events.map((one) => found.get(one));
  };

  it('lets a clock that was set back go on', () => {
    const ahead = 60 * minute + 1;
    expect(moments(event(1, 0), event(3, 10), event(2, 60), event(4, 20))).toEqual([
      0,
      10 * minute + 50 * minute + 1,
      60 * minute,
      ahead + 10 * minute,
    ]);
  });

  it('says nothing of a clock that runs as it should', () => {
    expect(moments(event(1, 0), event(2, 5), event(3, 4), event(undefined, 1))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(moments()).toEqual([]);
  });

  it('counts the numbers of each log of each server by themselves', () => {
    const back = [event(1, 0), event(2, 60, { channel: 'System' }), event(3, 30)];
    expect(findSetBack(back).size).toBe(0);
    expect(findSetBack([event(1, 0), event(2, 60, {}, 'utc b'), event(3, 30)]).size).toBe(0);
  });

  it('takes a log that was cleared for no clock that was set back', () => {
    expect(findSetBack([event(500, 0), event(501, 10), event(1, 60), event(2, 70)]).size).toBe(0);
    expect(findSetBack([event(1, 0), event(2, 60), event(3, 30), event(3, 40)]).size).toBe(0);
  });

  it('gives up where numbers and times have nothing to do with each other', () => {
    const mixed = [0, 60, 10, 70, 20, 80, 30, 90, 40].map((minutes, at) => event(at, minutes));
    expect(findSetBack(mixed).size).toBe(0);
    expect(findSetBack(mixed.slice(0, 7)).size).toBe(7);
  });
});
