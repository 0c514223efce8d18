import pino from 'pino';
import { retentionDates, startHousekeeping, type HousekeepingParts } from '../../bot/housekeeping.ts';

const now = (): Date => new Date('2026-01-08T12:00:00Z');
let lines: string[] = [];
const log = pino({ base: undefined }, { write: (line) => lines.push(line) });

const retention = { conversations: 90, drafts: 30, logs: 30, sent: 7, cases: 365, audit: 730 };
const nothing = { drafts: 0, cases: 0 };

/** Keeps in order with these, and with what does nothing for the rest. */
function start(parts: Partial<HousekeepingParts>): () => void {
  const turns = { forget: () => Promise.resolve() };
  return startHousekeeping({ turns, applyRetention: () => Promise.resolve(nothing), retention, now, log, ...parts });
}

beforeEach(() => {
  lines = [];
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

it('forgets deliveries after a week, what they came to and who reported a code after a day: at once, and every hour', () => {
  const forget = jest.fn(() => Promise.resolve());
  const stop = start({ turns: { forget } });
  const aDayAgo = new Date('2026-01-07T12:00:00Z');
  const conversations = new Date('2025-10-10T12:00:00Z');
  const deliveries = new Date('2026-01-01T12:00:00Z');
  expect(forget.mock.calls).toEqual([[{ deliveries, results: aDayAgo, reports: aDayAgo, conversations }]]);
  jest.advanceTimersByTime(2 * 3_600_000);
  expect(forget).toHaveBeenCalledTimes(3);
  stop();
  jest.advanceTimersByTime(2 * 3_600_000);

  expect(forget).toHaveBeenCalledTimes(3);
});

it('goes on when the store does not answer, and says so', async () => {
  const forget = jest.fn(() => Promise.reject(new Error('on purpose')));
  const stop = start({ turns: { forget } });
  await Promise.resolve();
  await Promise.resolve();
  jest.advanceTimersByTime(3_600_000);
  stop();

  expect(forget).toHaveBeenCalledTimes(2);
  expect(lines[0]).toContain('old deliveries were not forgotten');
  expect(lines[0]).not.toContain('on purpose');
});

it('deletes what the desk keeps no longer, at once and every hour, and says how much of what', async () => {
  const applyRetention = jest.fn(() => Promise.resolve({ drafts: 2, cases: 0 }));
  const stop = start({ applyRetention });
  await jest.advanceTimersByTimeAsync(3_600_000);
  stop();

  expect(applyRetention.mock.calls).toEqual([[retentionDates(retention, now())], [retentionDates(retention, now())]]);
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
    [1, 2].map(() => expect.objectContaining({ msg: 'retention', deleted: { drafts: 2, cases: 0 } }) as unknown),
  );
});

it('says nothing when there was nothing to delete, and complains when it could not', async () => {
  const stop = start({ applyRetention: () => Promise.resolve(nothing) });
  const stopOther = start({ applyRetention: () => Promise.reject(new Error('on purpose')) });
  await jest.advanceTimersByTimeAsync(0);
  stop();
  stopOther();

  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('what has served its time was not deleted');
});

it('counts the days of a desk back from now', () => {
  expect(retentionDates({ conversations: 1, drafts: 2, logs: 6, sent: 3, cases: 4, audit: 5 }, now())).toEqual({
    drafts: new Date('2026-01-06T12:00:00Z'),
    logs: new Date('2026-01-02T12:00:00Z'),
    outboxBodies: new Date('2026-01-05T12:00:00Z'),
    closedCases: new Date('2026-01-04T12:00:00Z'),
    audit: new Date('2026-01-03T12:00:00Z'),
  });
});
