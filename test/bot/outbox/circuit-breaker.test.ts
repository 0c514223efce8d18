import { createCircuitBreaker, openMs, type Entry } from '../../../bot/outbox/circuit-breaker.ts';

let time: number;
let breaker: ReturnType<typeof createCircuitBreaker>;

beforeEach(() => {
  time = Date.UTC(2026, 2, 2);
  breaker = createCircuitBreaker(() => time);
});

/** Goes in, which has to be possible. */
function enter(name = 'host'): Entry {
  const passage = breaker.enter(name);
  if ('waitMs' in passage) throw new Error(`It has to wait for ${String(passage.waitMs)} ms.`);
  return passage.entry;
}

const waitOf = (name = 'host'): number | undefined => {
  const passage = breaker.enter(name);
  return 'waitMs' in passage ? passage.waitMs : undefined;
};

function fail(times: number, atLeastMs?: number): void {
  for (let time = 0; time < times; time += 1) enter().leave('down', atLeastMs);
}

it('lets everybody in until five in a row have failed', () => {
  fail(4);
  expect(waitOf()).toBeUndefined();
  enter().leave('up');
  fail(4);
  expect(waitOf()).toBeUndefined();
  fail(1);

  expect(waitOf()).toBe(openMs);
});

it('keeps one destination from nobody but its own', () => {
  fail(5);

  expect(waitOf('other')).toBeUndefined();
});

it('lets one probe in after a minute, and nobody beside it', () => {
  fail(5);
  time += openMs - 1;
  expect(waitOf()).toBe(1);
  time += 1;
  const probe = enter();
  expect(waitOf()).toBeGreaterThan(0);
  time += 30_000;
  expect(waitOf()).toBeGreaterThan(0);
  probe.leave('up');

  expect([waitOf(), waitOf()]).toEqual([undefined, undefined]);
});

it('waits a whole minute after a probe that failed', () => {
  fail(5);
  time += openMs;
  const probe = enter();
  time += 10_000;
  probe.leave('down');

  expect(waitOf()).toBe(openMs);
});

it('lets the next one probe when a probe was not used', () => {
  fail(5);
  time += openMs;
  enter().leave('unused');
  const next = enter();

  expect(waitOf()).toBeGreaterThan(0);
  next.leave('down');
  expect(waitOf()).toBe(openMs);
});

it('has those who were turned away come back a few at a time, none of them long after it opens', () => {
  fail(5);
  const waits = Array.from({ length: 1000 }, () => waitOf());
  expect([waits[0], waits[3], waits[4], waits[9]]).toEqual([openMs, openMs, openMs + 4000, openMs + 8000]);
  expect(Math.max(...waits.map(Number))).toBe(openMs + 240_000);
  time += openMs;
  enter().leave('down');

  expect(waitOf()).toBe(openMs);
});

it('hears of each call once', () => {
  fail(4);
  const entry = enter();
  entry.leave('unused');
  entry.leave('down');

  expect(waitOf()).toBeUndefined();
});

it('does not begin anew with calls that were under way when it opened', () => {
  const late = [enter(), enter()];
  fail(5);
  time += 20_000;
  late[0]?.leave('down');
  expect(waitOf()).toBe(openMs - 20_000);
  late[1]?.leave('up');

  expect(waitOf()).toBeUndefined();
});

it('leaves alone for as long as it is asked to, an hour at most', () => {
  fail(5, 90_000);
  expect(waitOf()).toBe(90_000);
  time += 90_000;
  enter().leave('down', 10 * 3_600_000);

  expect(waitOf()).toBe(3_600_000);
});

it('does not keep calls away for hours when the clock was set back', () => {
  fail(5);
  time -= 3_600_000;

  expect(waitOf()).toBeUndefined();
});
