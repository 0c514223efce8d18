import { countOthersWell } from '../../../eventlog/reasoning/others-well.ts';
import type { LogEvent } from '../../../eventlog/reasoning/log-event.ts';
import { eventsOf } from '../../support/incident-log.ts';

const refused = new Set(['bob@contoso.com']);
const failed = '09:00:00 33004 @bob hr=80230626\n10:00:00 33004 @bob hr=80230626';

/** How many others succeeded beside those that were refused; the people are named by a letter. */
function count(log: string, people: ReadonlySet<string> = refused): number | undefined {
  const events = eventsOf(log);
  const partOf = (part: string): LogEvent[] => events.filter(({ meaning }) => meaning?.part === part);
  return countOthersWell(people, partOf('request-fault'), partOf('success'));
}

const successes = (people: number, hour = '09'): string =>
  Array.from({ length: people }, (_, at) => `${hour}:${String(at + 10)}:00 31002 @u${String(at)}`).join('\n');

describe('countOthersWell', () => {
  it('counts the people who succeeded between the first failure and an hour after the last', () => {
    expect(count(`${failed}\n${successes(12)}`)).toBe(12);
    expect(count(`${failed}\n${successes(12, '10')}`)).toBe(12);
    expect(count(`${failed}\n${successes(12, '08')}`)).toBeUndefined();
    expect(count(`${failed}\n${successes(12, '11')}`)).toBeUndefined();
  });

  it('counts each of them once, and none of those who were refused', () => {
    expect(count(`${failed}\n${successes(12)}\n${successes(12, '10')}\n09:30:00 31002 @bob\n09:31:00 31002 | x`)).toBe(
      12,
    );
  });

  it('says nothing for too few others, or for many refused', () => {
    expect(count(`${failed}\n${successes(9)}`)).toBeUndefined();
    const three = new Set(['bob@contoso.com', 'x', 'y']);
    expect(count(`${failed}\n${successes(14)}`, three)).toBeUndefined();
    expect(count(`${failed}\n${successes(15)}`, three)).toBe(15);
    expect(count(`${failed}\n${successes(40)}`, new Set([...three, 'z']))).toBeUndefined();
    expect(count(`${failed}\n${successes(40)}`, new Set())).toBeUndefined();
  });

  it('says nothing without times', () => {
    expect(count(`- 33004 @bob\n${successes(12).replace(/\d\d:\d\d:\d\d/g, '-')}`)).toBeUndefined();
  });

  it('counts on the same server only', () => {
    const events = eventsOf(`${failed}\n${successes(12)}`).map((event) => ({
      ...event,
      source: event.record.id === 33004 ? 'utc one' : 'utc two',
    }));
    const [faults, well] = [events.slice(0, 1), events.slice(1)];
    expect(countOthersWell(refused, faults, well)).toBeUndefined();
  });
});
