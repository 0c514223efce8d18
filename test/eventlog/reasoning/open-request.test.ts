import {
  canTake,
  distanceInTime,
  join,
  misfit,
  openRequest,
  type OpenRequest,
} from '../../../eventlog/reasoning/open-request.ts';
import type { LogEvent } from '../../../eventlog/reasoning/log-event.ts';
import { eventsOf } from '../../support/incident-log.ts';

const open = (log: string): OpenRequest => openRequest(eventsOf(log));
const one = (line: string): LogEvent => {
  const [event] = eventsOf(line);
  if (!event) throw new Error(line);
  return event;
};

describe('openRequest and join', () => {
  it('reach from the first event to the last', () => {
    const request = open('09:00:01 31001 @a\n09:00:03 33004 @a');
    const { from, to } = request;
    join(request, one('09:00:00 405'));
    join(request, one('09:00:09 6329'));
    expect([request.from - from, request.to - to, request.key - from]).toEqual([-1000, 6000, 0]);
    expect(request.events).toHaveLength(4);
  });
});

describe('distanceInTime', () => {
  it.each([
    ['09:00:00', 1000],
    ['09:00:01', 0],
    ['09:00:02', 0],
    ['09:00:07', 4000],
  ])('at %s', (time, ms) => {
    expect(distanceInTime(open('09:00:01 31001 @a\n09:00:03 33004 @a'), one(`${time} 405`))).toBe(ms);
  });
});

describe('canTake', () => {
  it.each([
    ['09:00:00 31001 | x\n09:00:00 405', '09:00:01 33004 | y', true],
    ['09:00:01 33004 | x', '09:00:01 31001 | y', true],
    ['09:00:01 33004 | x', '09:00:02 31001 | y', false],
    ['09:00:01 33004 | x', '09:00:01 33004 | y', false],
    ['09:00:01 31002 | x', '09:00:01 33004 | y', false],
    ['09:00:01 33004 | x', '09:00:01 31002 | y', false],
    ['09:00:01 31001 | x', '09:00:01 31010 | y', false],
    ['09:00:01 31001 @a', '09:00:01 33004 @b', false],
    ['09:00:01 31001 @a', '09:00:01 33004 | y', true],
  ])('%j and %j', (log, line, isTaken) => {
    expect(canTake(open(log), one(line))).toBe(isTaken);
  });
});

describe('misfit', () => {
  const fault = one('09:00:00 6329 0x80230626');
  it.each([
    ['09:00:00 33004 @a hr=80230626', 0],
    ['09:00:00 33004 @a hr=80230626\n09:00:00 6329 0x80230626', 1],
    ['09:00:00 33004 @a', 4],
    ['09:00:00 31001 @a', 6],
    ['09:00:00 33008 @a hr=80230619', undefined],
    ['09:00:00 6329 0x80230626', undefined],
    ['09:00:00 31002 @a', undefined],
  ])('of an event beside %j', (log, expected) => {
    expect(misfit(open(log), fault)).toBe(expected);
  });

  it('is small for a code that is none of the sync engine, when both have it', () => {
    expect(misfit(open('09:00:00 33001 @a hr=800700CE'), one('09:00:00 6329 0x800700CE'))).toBe(0);
    expect(misfit(open('09:00:00 33001 @a hr=80230626'), one('09:00:00 6329 0x80070005'))).toBe(4);
  });
});
