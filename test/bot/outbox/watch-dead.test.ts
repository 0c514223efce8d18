import { watchDead } from '../../../bot/outbox/watch-dead.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';

const none = { channel: 0, person: 0, ticket: 0 };

let clock: FakeClock;
let shown: string[];
let counts: typeof none | Error;
let stop: () => void;

beforeEach(async () => {
  clock = fakeClock();
  shown = [];
  counts = { ...none, channel: 2 };
  stop = watchDead({
    count: () => (counts instanceof Error ? Promise.reject(counts) : Promise.resolve(counts)),
    show: (destination, count) => shown.push(`${destination} ${String(count)}`),
    after: clock.after,
  });
  await clock.advance(0);
});

afterEach(() => {
  stop();
});

it('shows at once how many are dead, also where none is', () => {
  expect(shown).toEqual(['channel 2', 'person 0', 'ticket 0']);
});

it('looks again from time to time, however often somebody asks for the figures', async () => {
  counts = none;
  await clock.advance(14_999);
  expect(shown).toHaveLength(3);
  await clock.advance(1);

  expect(shown.slice(3)).toEqual(['channel 0', 'person 0', 'ticket 0']);
});

it('leaves the figures as they were while the store does not answer, and goes on', async () => {
  counts = new Error('on purpose');
  await clock.advance(15_000);
  expect(shown).toHaveLength(3);
  counts = none;
  await clock.advance(15_000);

  expect(shown.at(3)).toBe('channel 0');
});

it('shows nothing more once it is ended, not even what was being counted', async () => {
  stop();
  await clock.advance(60_000);
  expect(shown).toHaveLength(3);
  let answer: ((counts: typeof none) => void) | undefined;
  stop = watchDead({
    count: () => new Promise((resolve) => (answer = resolve)),
    show: (destination) => shown.push(destination),
    after: clock.after,
  });
  stop();
  answer?.(none);
  await clock.advance(60_000);

  expect(shown).toHaveLength(3);
});
