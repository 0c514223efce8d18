import { findNoise, findSuccesses, findUnknown } from '../../../eventlog/reasoning/sort-events.ts';
import { eventsOf } from '../../support/incident-log.ts';

const at = (time: string): unknown => ({ ms: Date.parse(`2026-11-25T${time}Z`), isLocal: false });

describe('findSuccesses', () => {
  it('tells each kind once, with the events of the newest', () => {
    const groups = [
      eventsOf('09:00:00 31001 @a\n09:00:02 31002 @a'),
      eventsOf('08:00:00 31001 @b\n08:00:01 405\n08:00:02 31002 @b'),
      eventsOf('- 31009 @c\n- 31010 @c'),
    ];
    const places = [10, 0, 20];
    const requests = groups.map((events, at) =>
      events.map((event) => ({ ...event, order: event.order + (places[at] ?? 0) })),
    );
    expect(findSuccesses([], requests)).toEqual([
      { operation: 'reset', count: 2, last: at('09:00:02'), sequence: [31001, 31002] },
      { operation: 'admin-reset', count: 1, sequence: [31009, 31010] },
    ]);
  });

  it('tells of setups as well', () => {
    const events = eventsOf('09:00:00 31004\n09:01:00 31005\n09:02:00 31013\n09:03:00 31002 @a');
    expect(findSuccesses(events, [])).toEqual([
      { operation: 'onboarding', count: 1, last: at('09:01:00'), sequence: [31005] },
      { operation: 'offboarding', count: 1, last: at('09:02:00'), sequence: [31013] },
    ]);
  });

  it('leaves out what has no success', () => {
    expect(findSuccesses([], [eventsOf('09:00:00 31001 @a')])).toEqual([]);
  });
});

describe('findNoise', () => {
  it('counts what explains nothing, and what failed of it', () => {
    const events = eventsOf(`
09:00:00 656
09:00:01 657 | Result : Failed.
09:00:02 657 | Result: Success.
09:00:03 611
09:00:04 405
09:00:05 32014
09:00:06 31019
09:00:07 31034
09:00:08 31099`);
    expect(findNoise(events).map(({ id, why, count, failed }) => [id, why, count, failed])).toEqual([
      [656, 'hash-sync', 1, 0],
      [657, 'hash-sync', 2, 1],
      [611, 'hash-sync', 1, 1],
      [405, 'sign-in', 1, 0],
      [32014, 'retry', 1, 0],
    ]);
    expect(findNoise(events)[1]).toEqual({
      ...{ provider: 'Directory Synchronization', id: 657, count: 2, first: at('09:00:01'), last: at('09:00:02') },
      ...{ why: 'hash-sync', failed: 1 },
    });
  });

  it('says no time where there is none', () => {
    expect(findNoise(eventsOf('- 656'))).toEqual([
      { provider: 'Directory Synchronization', id: 656, count: 1, why: 'hash-sync', failed: 0 },
    ]);
  });
});

describe('findUnknown', () => {
  it('counts the events that nobody knows, of the sources of writeback', () => {
    const events = eventsOf(`
09:00:00 31099
09:00:01 31099 from=PASSWORDRESETSERVICE
09:00:02 1 from=Microsoft-AzureADConnect-ProvisioningAgent
- 31098
- 31019`);
    expect(findUnknown(events)).toEqual([
      { provider: 'PasswordResetService', id: 31099, count: 2, first: at('09:00:00'), last: at('09:00:01') },
      {
        provider: 'Microsoft-AzureADConnect-ProvisioningAgent',
        id: 1,
        count: 1,
        first: at('09:00:02'),
        last: at('09:00:02'),
      },
      { provider: 'PasswordResetService', id: 31098, count: 1 },
    ]);
  });
});
