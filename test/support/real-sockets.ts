import nock from 'nock';

/**
 * Leaves the sockets of a test file alone, which then talks to this machine and nothing else: the stand-in that nock gives even
 * to connections it lets through loses what was not read yet when the other end closes.
 */
export function useRealSockets(): void {
  beforeAll(() => {
    nock.restore();
  });
}
