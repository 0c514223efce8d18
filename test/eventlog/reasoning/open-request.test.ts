import {
  canTake,
  distanceInTime,
  join,
  misfitOf,
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

describe('misfitOf', () => {
  const fault = one('09:00:00 6329 0x80230626');
  const engine = (said: string) => misfitOf(one(`09:00:01 6329 | BAIL: ${said}`));

  it.each([
    ['09:00:00 33004 @a hr=80230626', 0],
    ['09:00:00 33004 @a hr=80230626\n09:00:00 6329 0x80230626', 1],
    ['09:00:00 33004 @a', 4],
    ['09:00:00 31001 @a', 6],
    ['09:00:00 33008 @a hr=80230619', undefined],
    ['09:00:00 6329 0x80230626', undefined],
    ['09:00:00 31002 @a', undefined],
    ['08:59:59 31001 @a\n09:00:00 31002 @a', undefined],
    ['09:00:01 31001 @a\n09:00:02 33004 @a hr=80230626', undefined],
  ])('of an event beside %j', (log, expected) => {
    expect(misfitOf(fault)(open(log))).toBe(expected);
  });

  it('is small for a code that is none of the sync engine, when both have it', () => {
    expect(misfitOf(one('09:00:00 6329 0x800700CE'))(open('09:00:00 33001 @a hr=800700CE'))).toBe(0);
    expect(misfitOf(one('09:00:00 6329 0x80070005'))(open('09:00:00 33001 @a hr=80230626'))).toBe(4);
  });

  it.each(['0x80230818', 'Failed to acquire user information: 0x6ba', 'x'])(
    'is large for %s between start and success of a request, which may have gone well at its next try',
    (said) => {
      expect(engine(said)(open('09:00:00 31001 @a\n09:00:02 31002 @a'))).toBe(8);
      expect(engine(said)(open('09:00:02 31001 @a\n09:00:03 31002 @a'))).toBeUndefined();
      expect(engine(said)(open('09:00:00 31001 @a\n09:00:00 31002 @a'))).toBeUndefined();
      expect(engine(said)(open('09:00:01 31002 @a'))).toBeUndefined();
    },
  );

  it('is nothing beside a success that no clock puts after it', () => {
    expect(misfitOf(one('- 6329 0x80230818'))(open('- 31001 @a\n- 31002 @a'))).toBeUndefined();
  });

  it.each([33005, 33006, 33007])('leaves %i its one meaning, unless both have one code', (id) => {
    const request = (code: string) => open(`09:00:00 31006 @a\n09:00:02 ${String(id)} @a${code}`);
    expect(engine('0x80230619')(request(''))).toBeUndefined();
    expect(engine('A restriction prevents the password from being changed')(request(''))).toBeUndefined();
    expect(engine('0x80230619')(request(' hr=80230619'))).toBe(0);
    expect(engine('x')(request(''))).toBe(4);
  });
});
