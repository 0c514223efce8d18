import pino from 'pino';
import { createDelivery, type DeliveryParts } from '../../../bot/outbox/deliver.ts';
import type { Step } from '../../../bot/outbox/step.ts';
import type { ClaimedItem } from '../../../cases/outbox-queue.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { tenant } from '../../support/memory-outbox.ts';

const start = new Date('2026-03-02T08:00:00Z');
const secret = 'what a person wrote';

let clock: FakeClock;
let noted: unknown[];
let counted: string[];
let due: number[];
let lines: string[];

beforeEach(() => {
  clock = fakeClock(start);
  noted = [];
  counted = [];
  due = [];
  lines = [];
});

/** Takes notes under a name. */
const notes =
  (name: string) =>
  (_: ClaimedItem, ...rest: unknown[]): Promise<void> => {
    noted.push([name, ...rest]);
    return Promise.resolve();
  };

/** Delivers a message whose try comes to `step`. */
async function deliver(
  step: Step | Error,
  { hours = 0, attempts = 0, ...parts }: Partial<DeliveryParts> & { hours?: number; attempts?: number } = {},
): Promise<boolean> {
  const item: ClaimedItem = {
    id: 'message',
    tenant,
    attempts,
    at: new Date(start.getTime() - hours * 3_600_000).toISOString(),
    leaseUntil: start.getTime() + 60_000,
    message: { kind: 'thread', case: 1042, text: secret },
  };
  const queue = { done: notes('done'), later: notes('later'), putOff: notes('putOff'), bury: notes('bury') };
  return createDelivery({
    queue: queue as unknown as DeliveryParts['queue'],
    send: () => (step instanceof Error ? Promise.reject(step) : Promise.resolve(step)),
    count: (destination, outcome) => counted.push(`${destination} ${outcome}`),
    log: pino({ base: undefined }, { write: (line) => lines.push(line) }),
    now: () => clock.now(),
    random: () => 0.5,
    dueAt: (time) => due.push(time - start.getTime()),
    ...parts,
  })(item);
}

const after = (ms: number): Date => new Date(start.getTime() + ms);

it('notes what is out', async () => {
  await deliver({ kind: 'sent' });

  expect(noted).toEqual([['done']]);
  expect(counted).toEqual(['channel sent']);
  expect(lines).toEqual([]);
});

it('puts off what has to wait, without counting it as tried', async () => {
  await deliver({ kind: 'wait', ms: 1200.4 }, { attempts: 6 });

  expect(noted).toEqual([['putOff', after(1201), undefined]]);
  expect(due).toEqual([1201]);
  expect(lines).toEqual([]);
});

it('tries again what failed, later with each try', async () => {
  await deliver({ kind: 'later', reason: 'Busy.' }, { attempts: 3 });
  await deliver({ kind: 'later', reason: 'Busy.', afterMs: 30_000 });

  expect(noted).toEqual([
    ['later', after(4000), 'Busy.'],
    ['later', after(30_500), 'Busy.'],
  ]);
  expect(due).toEqual([4000, 30_500]);
});

it('gives up what was refused', async () => {
  await deliver({ kind: 'dead', reason: 'Refused.' });

  await deliver({ kind: 'dead', reason: 'Perhaps.', mayHaveArrived: true });

  expect(noted).toEqual([
    ['bury', 'Refused.', undefined],
    ['bury', 'Perhaps.', true],
  ]);
  expect(counted).toEqual(['channel dead', 'channel dead']);
});

it.each<Step>([
  { kind: 'later', reason: 'Busy.' },
  { kind: 'wait', ms: 60_000, reason: 'Busy.' },
])('gives up after a day what still cannot be sent (%j)', async (step) => {
  await deliver(step, { hours: 23.9 });
  await deliver(step, { hours: 24 });

  expect(noted).toHaveLength(2);
  expect(noted[1]).toEqual(['bury', 'Given up after 24 hours. Busy.', undefined]);
});

it.each<Step>([{ kind: 'sent' }, { kind: 'wait', ms: 10 }])(
  'sends what only had to wait its turn (%j)',
  async (step) => {
    await deliver(step, { hours: 100 });

    expect(noted).toHaveLength(1);
    expect(counted).not.toContain('channel dead');
  },
);

it('notes how far a message is out', async () => {
  const progress = { out: 2, parts: 'hash', drawnAt: '2026-03-02T08:00:00.000Z' };
  await deliver({ kind: 'wait', ms: 0, progress });

  expect(noted).toEqual([['putOff', start, progress]]);
});

it('gives back a message whose lease is nearly over: nobody has sent it', async () => {
  await deliver({ kind: 'lost' });

  expect(noted).toEqual([['putOff', after(15_000), undefined]]);
  expect(counted).toEqual(['channel lost']);
  expect(lines).toHaveLength(1);
});

it.each<[Step, boolean]>([
  [{ kind: 'sent' }, true],
  [{ kind: 'dead', reason: '' }, true],
  [{ kind: 'wait', ms: 0 }, true],
  [{ kind: 'wait', ms: 1 }, false],
  [{ kind: 'later', reason: '' }, false],
  [{ kind: 'lost' }, false],
])('says whether something else may be due now: %j', async (step, isMore) => {
  expect(await deliver(step)).toBe(isMore);
});

it('tries again what the desk itself could not make', async () => {
  await deliver(new Error(secret));

  expect(noted).toEqual([['later', after(500), expect.stringContaining('log') as string]]);
});

it('lives on when it cannot be noted', async () => {
  const isMore = await deliver(
    { kind: 'sent' },
    { queue: { done: () => Promise.reject(new Error(secret)) } as unknown as DeliveryParts['queue'] },
  );

  expect(isMore).toBe(false);
  expect(lines).toHaveLength(1);
});

it('logs no text, no reason and no person', async () => {
  for (const step of [
    new Error(secret),
    { kind: 'dead', reason: secret } as const,
    { kind: 'later', reason: secret } as const,
  ]) {
    await deliver(step);
  }

  expect(lines.join()).toContain('"case":1042');
  expect(lines.join()).not.toContain(secret);
});

it('raises an alarm when nobody in the channel sees a case, now and then, and says what to do', async () => {
  const queue = { bury: notes('bury') } as unknown as DeliveryParts['queue'];
  const delivery = createDelivery({
    queue,
    send: () => Promise.resolve({ kind: 'dead', reason: secret }),
    count: () => undefined,
    log: pino({ base: undefined }, { write: (line) => lines.push(line) }),
    now: () => clock.now(),
    random: () => 0,
    dueAt: () => undefined,
  });
  const item = { id: 'message', tenant, attempts: 0, at: start.toISOString(), leaseUntil: 0 };
  const alarms = (): string[] => lines.filter((line) => line.includes('nobody there sees the case'));
  await delivery({ ...item, message: { kind: 'ticket', case: 1, event: 'opened', text: '' } });
  expect(alarms()).toEqual([]);
  for (let number = 1; number <= 3; number += 1) await delivery({ ...item, message: { kind: 'card', case: number } });
  expect(alarms()).toEqual([expect.stringMatching(/"case":1,.*outbox list says why; .*outbox retry 1 posts it"/)]);
  await clock.advance(60_000);
  await delivery({ ...item, message: { kind: 'card', case: 4 } });

  expect(alarms()[1]).toContain('"unlogged":2');
  expect(lines.filter((line) => line.includes('given up'))).toHaveLength(5);
  expect(lines.join()).not.toContain(secret);
});

it('does not fill the log while a destination is down', async () => {
  const queue = { later: notes('later') } as unknown as DeliveryParts['queue'];
  const delivery = createDelivery({
    queue,
    send: () => Promise.resolve({ kind: 'later', reason: 'Busy.' }),
    count: () => undefined,
    log: pino({ base: undefined }, { write: (line) => lines.push(line) }),
    now: () => clock.now(),
    random: () => 0,
    dueAt: () => undefined,
  });
  const message = { kind: 'card', case: 1 } as const;
  for (let time = 0; time < 100; time += 1) {
    await delivery({ id: String(time), tenant, attempts: 0, at: start.toISOString(), leaseUntil: 0, message });
  }
  expect(lines).toHaveLength(1);
});
