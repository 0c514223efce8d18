import { createSendBudget, type SendBudget } from '../../../bot/outbox/send-budget.ts';
import { documentedLimits, mostInAnySpan } from '../../support/spans.ts';

const start = Date.UTC(2026, 2, 2);
let time: number;
let budget: SendBudget;

beforeEach(() => {
  time = start;
  budget = createSendBudget(() => time);
});

const place = (conversation: string, tenant = 'tenant') => ({ conversation, tenant });

/** Sends many at once, each again when it was told to come; when each went, and how often it had to ask. */
function drain(
  ids: readonly string[],
  conversation: (id: string) => string,
  lateMs = 0,
): { at: number[]; asked: number } {
  const due = new Map(ids.map((id) => [id, time]));
  const at: number[] = [];
  let asked = 0;
  while (due.size > 0) {
    const [id, when] = [...due].reduce((first, other) => (other[1] < first[1] ? other : first));
    time = Math.max(time, when + lateMs);
    asked += 1;
    const wait = budget.take(id, place(conversation(id)));
    if (wait === 0) {
      due.delete(id);
      at.push(time);
    } else due.set(id, time + wait);
  }
  return { at, asked };
}

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `m${String(index)}`);

it.each([0, 7])('never exceeds a limit with 500 cards for one channel, each %d ms late', (lateMs) => {
  const { at, asked } = drain(many(500), () => 'channel', lateMs);

  for (const { calls, ms } of documentedLimits) expect(mostInAnySpan(at, ms)).toBeLessThanOrEqual(calls);
  // Not slower than the limits ask for: 60 in half a minute.
  expect(time - start).toBeLessThan((500 / 60) * 31_000);
  // Each asked when it came, and when it had been told to come again; some once more for a few milliseconds.
  expect(asked).toBeLessThan(1500);
});

it('keeps 1,800 an hour for one channel', () => {
  const { at } = drain(many(2000), () => 'channel');

  expect(mostInAnySpan(at, 3_600_000)).toBe(1800);
});

it('sends 50 a second in one tenant, however many conversations there are', () => {
  const { at } = drain(many(200), (id) => id);

  expect(mostInAnySpan(at, 1000)).toBe(50);
  expect(time - start).toBeLessThan(5000);
});

it('has no conversation wait for another, nor a tenant', () => {
  for (const id of many(20)) budget.take(id, place('busy'));

  expect(budget.take('a', place('quiet'))).toBe(0);
  for (const id of many(100)) budget.take(`t${id}`, place(`c${id}`));
  expect(budget.take('b', place('quiet'))).toBeGreaterThan(0);
  expect(budget.take('b', place('quiet', 'another tenant'))).toBe(0);
});

it('counts nothing that did not go', () => {
  for (const id of many(7)) expect(budget.take(id, place('channel'))).toBe(0);
  for (let again = 0; again < 50; again += 1) expect(budget.take('late', place('channel'))).toBe(1200);
  time += 1200;

  expect(budget.take('late', place('channel'))).toBe(0);
});

it('leaves a conversation alone for as long as the channel asks, and has nobody come at the same moment', () => {
  for (const id of many(30)) budget.take(id, place('channel'));
  budget.pause('channel', 60_000);
  time += 5000;
  const waits = many(30).map((id) => budget.take(id, place('channel')));

  expect(Math.min(...waits)).toBe(55_000);
  expect(waits.filter((wait) => wait === 55_000).length).toBeLessThanOrEqual(7);
  expect(budget.take('other', place('another channel'))).toBe(0);
});

it('gives away the place of a message that never came back', () => {
  for (const id of many(7)) budget.take(id, place('channel'));
  const wait = budget.take('gone', place('channel'));
  time += wait + 1;

  expect(budget.take('other', place('channel'))).toBe(0);
});

it('forgets conversations that have been quiet, and keeps those that have not', () => {
  for (const id of many(8)) budget.take(id, place('channel'));
  // Whatever is tidied up on the way must not open a window.
  for (const id of many(3000)) budget.take(`t${id}`, place(`c${id}`, `t${id}`));

  expect(budget.take('another', place('channel'))).toBeGreaterThan(0);
  time += 7_200_000;
  for (const id of many(3000)) budget.take(`u${id}`, place(`d${id}`, `u${id}`));
  expect(budget.take('last', place('channel'))).toBe(0);
});
