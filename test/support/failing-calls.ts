/** What happens to one call: it is answered; nobody is there; it hangs; it is carried out and then fails; it is to come later. */
export type Fate = 'answered' | 'refused' | 'hanging' | 'lost' | 'busy';

/** Headers, status and body with which a fake system answers. */
export type FakeAnswer = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>];

/** Fates of the calls to come, first come first served; afterwards all are answered. */
export interface Fates {
  next(...fates: readonly Fate[]): void;
  /** Carries out a call, or not, as its fate is. */
  meet(carryOut: () => FakeAnswer): Promise<FakeAnswer>;
}

/** Makes the fates of a fake system. */
export function createFates(): Fates {
  const waiting: Fate[] = [];
  return {
    next(...fates) {
      waiting.push(...fates);
    },
    meet(carryOut) {
      switch (waiting.shift() ?? 'answered') {
        case 'answered':
          return Promise.resolve(carryOut());
        case 'refused':
          // As fetch reports it.
          return Promise.reject(
            new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) }),
          );
        case 'hanging':
          // As fetch reports it, when the time is over.
          return Promise.reject(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
        case 'lost':
          carryOut();
          return Promise.resolve([500, { error: { message: 'canary of the answer' } }]);
        case 'busy':
          return Promise.resolve([429, { error: { message: 'Rate limit exceeded' } }, { 'Retry-After': '30' }]);
      }
    },
  };
}
