import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isHeld, type ReplyClaim } from '../../integrations/reply-claims.ts';
import type { SqlStore } from '../../integrations/sql-store.ts';
import { sqlTurns, type TakenTurn, type Turns } from '../../integrations/sql-turns.ts';
import { engines } from '../support/databases.ts';

const leaseMs = 300;

describe('a claim', () => {
  const now = Date.parse('2026-01-05T09:00:00Z');
  const held = (until: number) => isHeld(until, { now: () => new Date(now), leaseMs });

  it.each([
    ['holds until its time', now + 1, true],
    ['is over at its time', now, false],
    ['of a process whose clock is a minute ahead holds', now + leaseMs + 60_000, true],
    ['from an hour ahead does not: the clock was set back', now + leaseMs + 3_600_000, false],
    ['that was put back does not hold', 0, false],
  ])('%s', (_, until, expected) => {
    expect(held(until)).toBe(expected);
  });
});

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let turns: Turns;
  let time: number;

  beforeEach(async () => {
    store = await desk.open();
    time = Date.parse('2026-01-05T09:00:00Z');
    turns = sqlTurns(store, { now: () => new Date(time), leaseMs });
  });

  const take = (delivery: string): Promise<TakenTurn> =>
    turns.take({ conversation: 'ada', delivery, form: undefined, reporter: { tenant: 't', person: 'ada' } }, () =>
      Promise.resolve({ state: '', replies: 'all', answer: 'card', inAnswer: false, final: true }),
    );

  async function stored(delivery: string): Promise<unknown> {
    const rows = await store.selectFrom('delivery').select(['replies', 'answer']).where('key', '=', delivery).execute();
    return rows[0];
  }

  /** Two holders of one delivery: the first has taken too long, and the second has taken over. */
  async function takenOver(delivery: string): Promise<{ late: ReplyClaim; now: ReplyClaim }> {
    const { claim: late } = await take(delivery);
    time += leaseMs + 1;
    return { late, now: (await take(delivery)).claim };
  }

  it.each<[string, (claim: ReplyClaim) => Promise<unknown>]>([
    ['finish', (claim) => turns.finish(claim)],
    ['give up', (claim) => turns.giveUp(claim, 'lost')],
    ['put back', (claim) => turns.putBack(claim, 'the rest')],
    ['renew', (claim) => turns.renew(claim)],
  ])('whoever comes too late can no longer %s', async (_, note) => {
    const one = randomUUID();
    const { late, now } = await takenOver(one);
    await note(late);

    expect(await stored(one)).toEqual({ replies: 'all', answer: 'card' });
    expect(await turns.renew(now)).toBeDefined();
  });

  it('a renewed claim holds longer, and takes the place of the one before', async () => {
    const one = randomUUID();
    const { claim } = await take(one);
    time += leaseMs - 1;
    const renewed = await turns.renew(claim);
    time += leaseMs - 1;

    expect(await turns.renew(claim)).toBeUndefined();
    expect(renewed).toEqual({ delivery: one, until: claim.until + leaseMs - 1 });
    const second = take(one);
    if (renewed) await turns.finish(renewed);
    expect(await second).toMatchObject({ replies: undefined });
  });

  /** Waits until the claim of the delivery holds for a whole lease from now. */
  async function renewedInStore(delivery: string): Promise<void> {
    for (;;) {
      const query = store.selectFrom('delivery').select('claimed_until').where('key', '=', delivery);
      if ((await query.executeTakeFirstOrThrow()).claimed_until >= time + leaseMs) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  it('a claim is held for as long as sending takes, and no longer than until it is released', async () => {
    const one = randomUUID();
    const { claim } = await take(one);
    const held = turns.hold(claim);
    for (let slow = 0; slow < 3; slow++) {
      time += leaseMs - 1;
      await renewedInStore(one);
    }
    const last = await held.release();
    time += leaseMs + 1;
    await new Promise((resolve) => setTimeout(resolve, leaseMs));

    expect(last).toEqual({ delivery: one, until: claim.until + 3 * (leaseMs - 1) });
    expect(await take(one)).toMatchObject({ replies: 'all' });
    expect(await turns.renew(last)).toBeUndefined();
  });

  it('a held claim that somebody else took over says so, and the next renewal after a failure counts', async () => {
    const { late, now } = await takenOver(randomUUID());
    const [lost, kept] = [turns.hold(late), turns.hold(now)];
    expect(await lost.mayGoOn()).toBe(false);
    await sql`ALTER TABLE delivery RENAME TO delivery_away`.execute(store);
    await expect(kept.mayGoOn()).rejects.toThrow();
    await sql`ALTER TABLE delivery_away RENAME TO delivery`.execute(store);
    expect(await kept.mayGoOn()).toBe(true);

    expect((await lost.release()).until).toBe(late.until);
    expect((await kept.release()).until).toBeGreaterThan(now.until);
  });

  it('a held claim that is renewed twice at once is still held', async () => {
    const held = turns.hold((await take(randomUUID())).claim);

    expect(await Promise.all([held.mayGoOn(), held.mayGoOn()])).toEqual([true, true]);
    expect(await turns.renew(await held.release())).toBeDefined();
  });

  it('renewed twice at the same time is two claims', async () => {
    const { claim } = await take(randomUUID());
    const first = await turns.renew(claim);
    const second = first && (await turns.renew(first));

    expect(second?.until).toBeGreaterThan(first?.until ?? 0);
    expect(first?.until).toBeGreaterThan(claim.until);
  });

  it('giving up keeps what the HTTP answer says, unless another is given', async () => {
    const [kept, changed] = [randomUUID(), randomUUID()];
    await turns.giveUp((await take(kept)).claim);
    await turns.giveUp((await take(changed)).claim, 'lost');

    expect(await stored(kept)).toEqual({ replies: null, answer: 'card' });
    expect(await stored(changed)).toEqual({ replies: null, answer: 'lost' });
  });

  it('notes of several deliveries are stored together, each for its own claim alone', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    const { claim } = await take(mine);
    const { late } = await takenOver(theirs);
    await Promise.all([turns.finish(claim), turns.finish(late)]);

    expect(await stored(mine)).toMatchObject({ replies: null });
    expect(await stored(theirs)).toMatchObject({ replies: 'all' });
  });

  it('what was sent is noted as soon as a database that was away is there again', async () => {
    const one = randomUUID();
    const { claim } = await take(one);
    await sql`ALTER TABLE delivery RENAME TO delivery_away`.execute(store);
    const noted = turns.finish(claim);
    await new Promise((resolve) => setTimeout(resolve, 250));
    await sql`ALTER TABLE delivery_away RENAME TO delivery`.execute(store);
    await noted;

    expect(await stored(one)).toMatchObject({ replies: null });
  });
});
