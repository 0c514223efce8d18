import type { ReplyClaim } from './reply-claims.ts';

/** A claim that is renewed for as long as its replies are being sent. */
export interface HeldClaim {
  /** Renews it at once; false when somebody else has taken over, and sends the rest. */
  mayGoOn(): Promise<boolean>;
  /** Ends the renewing; resolves to the claim as it stands now, by which its end is noted. */
  release(): Promise<ReplyClaim>;
}

/**
 * Holds a claim by renewing it every `everyMs`: it may then be short, so that the messages of a process that died do not wait
 * long, and still outlast whatever the sending takes.
 */
export function holdClaim(
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
