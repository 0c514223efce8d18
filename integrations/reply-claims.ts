import { setTimeout } from 'node:timers/promises';
import type { SqlStore } from './sql-store.ts';

/** The right to send the replies of a delivery: nobody else sends them until its time is over (milliseconds since 1970). */
export interface ReplyClaim {
  readonly delivery: string;
  readonly until: number;
}

/** A claim that is renewed for as long as its replies are being sent. */
export interface HeldClaim {
  /** Renews it at once; false when somebody else has taken over, and sends the rest. */
  readonly mayGoOn: () => Promise<boolean>;
  /** Ends the renewing; resolves to the claim as it stands now, by which its end is noted. */
  release(): Promise<ReplyClaim>;
}

/** Notes of whoever holds a claim; one that somebody else has taken over meanwhile changes nothing. */
export interface ReplyClaims {
  /** Notes that the replies are out; resolves once that is stored, which is done for several turns together. */
  finish(claim: ReplyClaim): Promise<void>;
  /** Notes that nobody sends the replies any more; with `answer`, that is what the HTTP answer says from now on. */
  giveUp(claim: ReplyClaim, answer?: string): Promise<void>;
  /** Notes that these replies are not out: the next delivery sends them. */
  putBack(claim: ReplyClaim, replies: string): Promise<void>;
  /** Asks for more time; undefined when it is too late. */
  renew(claim: ReplyClaim): Promise<ReplyClaim | undefined>;
  /** Goes on renewing until it is released. */
  hold(claim: ReplyClaim): HeldClaim;
}

/** The clock, and for how long a claim holds unless it is renewed, in milliseconds. */
export interface ClaimOptions {
  readonly now: () => Date;
  readonly leaseMs: number;
}

/** Clocks of two machines may be so far apart, in milliseconds. */
const mostApartMs = 5 * 60_000;

/** True while a claim holds; one from further ahead than that was made before the clock was set back. */
export function isHeld(until: number, { now, leaseMs }: ClaimOptions): boolean {
  const time = now().getTime();
  return until > time && until <= time + leaseMs + mostApartMs;
}

/** The claims in the SQL store. */
export function sqlReplyClaims(store: SqlStore, { now, leaseMs }: ClaimOptions): ReplyClaims {
  const held = ({ delivery, until }: ReplyClaim) =>
    store.updateTable('delivery').where('key', '=', delivery).where('claimed_until', '=', until);
  const renew: ReplyClaims['renew'] = async (claim) => {
    // Never the same time twice: it is by their times that two claims are told apart.
    const until = Math.max(now().getTime() + leaseMs, claim.until + 1);
    const { numUpdatedRows } = await held(claim).set({ claimed_until: until }).executeTakeFirst();
    return numUpdatedRows === 1n ? { ...claim, until } : undefined;
  };
  return {
    renew,
    hold: (claim) => holdClaim(claim, renew, leaseMs / 4),

    finish: collectNotes(async (claims) => {
      await store
        .updateTable('delivery')
        .set({ replies: null })
        .where((eb) =>
          eb(
            eb.refTuple('key', 'claimed_until'),
            'in',
            claims.map(({ delivery, until }) => eb.tuple(delivery, until)),
          ),
        )
        .execute();
    }),

    async giveUp(claim, answer) {
      await held(claim)
        .set({ replies: null, ...(answer !== undefined && { answer }) })
        .execute();
    },

    async putBack(claim, replies) {
      await held(claim).set({ replies, claimed_until: 0 }).execute();
    },
  };
}

/**
 * Holds a claim by renewing it every `everyMs`: it may then be short, so that the messages of a process that died do not wait
 * long, and still outlast whatever the sending takes.
 */
function holdClaim(
  taken: ReplyClaim,
  renew: (claim: ReplyClaim) => Promise<ReplyClaim | undefined>,
  everyMs: number,
): HeldClaim {
  let claim = taken;
  let renewing: Promise<boolean> = Promise.resolve(true);
  // One after the other: each renewal is of the claim that the one before came to.
  const renewNext = (): Promise<boolean> => {
    renewing = renewing
      .catch(() => true)
      .then(async () => {
        const renewed = await renew(claim);
        claim = renewed ?? claim;
        return renewed !== undefined;
      });
    return renewing;
  };
  const timer = setInterval(() => {
    // A database that is away for a moment is asked again at the next time; until then the claim holds by itself.
    renewNext().catch(() => false);
  }, everyMs);
  return {
    mayGoOn: renewNext,
    async release() {
      clearInterval(timer);
      await renewing.catch(() => false);
      return claim;
    },
  };
}

const collectMs = 100;
const mostTries = 5;

/**
 * Makes one writing out of what is noted within a moment: each costs a wait for the disk. A process that dies before it has
 * written may send a reply twice, but only if the channel delivers again what was answered.
 */
function collectNotes(write: (claims: readonly ReplyClaim[]) => Promise<void>): (claim: ReplyClaim) => Promise<void> {
  let noted: ReplyClaim[] = [];
  let writing: Promise<void> | undefined;
  return (claim) => {
    noted.push(claim);
    writing ??= setTimeout(collectMs).then(() => {
      const claims = noted;
      noted = [];
      writing = undefined;
      return persist(() => write(claims));
    });
    return writing;
  };
}

/** What was sent and not noted would be sent again, so a database that is away for a moment is asked again. */
async function persist(write: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await write();
      return;
    } catch (error) {
      if (tries === mostTries) throw error;
      await setTimeout(collectMs * 2 ** tries);
    }
  }
}
