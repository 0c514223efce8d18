import type { SendProgress } from '../../cases/outbox.ts';

/** What one try to send a stored message came to. */
export type Step =
  | { readonly kind: 'sent' }
  /** Nothing was tried, or only the first half of it is done: it goes on after so many milliseconds and does not count as tried. */
  | { readonly kind: 'wait'; readonly ms: number; readonly reason?: string; readonly progress?: SendProgress }
  /** It failed for the time being; `afterMs` is the least time that the other side asked to wait for. */
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs?: number | undefined }
  /** Trying again would not help; or it `mayHaveArrived`, and might be read twice. */
  | { readonly kind: 'dead'; readonly reason: string; readonly mayHaveArrived?: true }
  /** The lease is nearly over, and nothing was tried: it is given back. */
  | { readonly kind: 'lost' };

export const sent: Step = { kind: 'sent' };

/** The rest of it follows at once, in a try of its own. */
export const goOn: Step & { readonly kind: 'wait' } = { kind: 'wait', ms: 0 };

/** A part is out, and the next one follows at once. */
export function goOnAfter(progress: SendProgress): Step {
  return { ...goOn, progress };
}

export const lost: Step = { kind: 'lost' };

/** It is not sent any more; `reason` says in words for people what to do, and holds no secret. */
export function dead(reason: string): Step {
  return { kind: 'dead', reason };
}

/** It is tried again; `reason` is for people and holds no secret. */
export function later(reason: string, afterMs?: number): Step {
  return { kind: 'later', reason, afterMs };
}

/** It may have arrived and is not sent again, as whoever reads it twice takes it for two; `why` is a sentence for people. */
export function inDoubt(why: string): Step {
  const reason = `It may have arrived: ${why} Look there before you send it again.`;
  return { kind: 'dead', reason, mayHaveArrived: true };
}

/** Somebody has called with it, and nobody knows what became of that. */
export const cutOff: Step = inDoubt('the desk was sending it, and could not note what became of it.');
