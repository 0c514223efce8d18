import { readFacts } from '../../../eventlog/reasoning/facts.ts';
import type { Facts } from '../../../eventlog/reasoning/findings.ts';
import { readEvents } from '../../../eventlog/reasoning/log-event.ts';
import { eventsOf } from '../../support/incident-log.ts';

const facts = (log: string): Facts => readFacts(eventsOf(log), new Set());

describe('readFacts', () => {
  it('has nothing to say of nothing', () => {
    expect(readFacts([], new Set())).toEqual({
      ...{ relays: [], connectorAccounts: [], trackingIds: [], servers: 0, hasCloudSync: false },
      clock: { backwards: 0, texts: [] },
    });
  });

  it('reads the newest versions', () => {
    const log = `
09:00:00 31044 | Details: Version: 5.0.0.686
10:00:00 31044 | Details: Version: 5.0.0.700
10:00:00 6329 | "BAIL: x 0x80230405\\nAAD anchor = User_xxxxAzure AD Sync 2.1.20.0"
11:00:00 657 | Details: Version: 9.9.9.9`;
    expect(facts(log)).toMatchObject({ clientVersion: '5.0.0.700', engineVersion: '2.1.20.0' });
  });

  it("reads Microsoft's namespaces, each once, and nobody else's", () => {
    const log = `
09:00:00 31019 | sb://ssprdedicatedsbprodfra-1.servicebus.windows.net and ssprsbprodncu.servicebus.windows.net
09:01:00 31019 | contoso.servicebus.windows.net, ssprx-contoso.servicebus.windows.net
09:05:00 31034 | SSPRDedicatedSBProdFra-1.servicebus.windows.net`;
    expect(facts(log).relays).toEqual([
      { namespace: 'ssprdedicatedsbprodfra-1', domain: 'servicebus.windows.net' },
      { namespace: 'ssprsbprodncu', domain: 'servicebus.windows.net' },
    ]);
  });

  it('reads the accounts that sign in, without their names', () => {
    const log = `
09:00:00 405 | Call sync ldap_bind for DomainName=CONTOSO.COM, UserName=MSOL_0123456789ab.
09:00:01 403 | ImpersonationHelper call LogonUser for DomainName=CONTOSO.COM, UserName=svc-sync.
09:00:02 405 | UserName=a'b
09:00:03 405 | UserName=123
09:00:04 6329 | ERR_: admaexport.cpp(2944): Failed to acquire user information: Contoso\\msol_0123456789AB. Error Code: ERROR_ACCESS_DENIED
09:00:05 6329 | ERR_: admaexport.cpp(2939): Failed to acquire user information: 0x6ba
09:00:06 31001 | UserName=somebody`;
    expect(facts(log).connectorAccounts).toEqual([
      { masked: 'MSOL_…' },
      { masked: '[account]' },
      { masked: '[account]' },
      { masked: '[account]' },
    ]);
  });

  it('knows the TrackingIds of failures, 50 at most, the newest first', () => {
    const log = Array.from(
      { length: 60 },
      (_, at) => `09:00:${String(at).padStart(2, '0')} 33005 id=${String(at)} | TrackingId: {id}`,
    );
    const events = eventsOf(log.join('\n'));
    const { trackingIds } = readFacts(events, new Set(events.slice(0, 58)));
    expect([trackingIds.length, trackingIds[0]]).toEqual([50, events[57]?.trackingId]);
  });

  it.each([
    ['09:00:00 31005\n10:00:00 31013', 'switched-off'],
    ['09:00:00 31013\n10:00:00 31005', 'switched-on'],
    ['09:00:00 31019', undefined],
  ])('knows whether writeback was switched: %j', (log, writeback) => {
    expect(facts(log).writeback).toBe(writeback);
  });

  it('counts servers, and sees the other agent', () => {
    const record = { provider: 'PasswordResetService', id: 31019, text: '' };
    const { events } = readEvents([
      { ...record, computer: 'A' },
      { ...record, computer: 'a' },
      { ...record, computer: 'b' },
      { ...record, provider: 'Microsoft-AzureADConnect-ProvisioningAgent' },
    ]);
    expect(readFacts(events, new Set())).toMatchObject({ servers: 2, hasCloudSync: true });
  });

  it('shows no name of any server of the log', () => {
    const text = 'Clock skew too great between berlin and hamburg';
    const record = { provider: 'PasswordResetService', id: 32001, text };
    const { events } = readEvents([
      { ...record, computer: 'BERLIN' },
      { ...record, text: '', computer: 'hamburg.contoso.com' },
    ]);
    const { texts } = readFacts(events, new Set()).clock;
    expect(texts.map(({ excerpt }) => excerpt)).toEqual(['Clock skew too great between [server] and [server]']);
  });

  it('counts how often a clock went back by more than a minute, on each server', () => {
    const beats = [
      ['a', 1, 600_000],
      ['a', 2, 540_000],
      ['a', 3, 479_999],
      ['a', 4, 900_000],
      ['b', 5, 0],
    ] as const;
    const records = beats.map(([computer, recordId, ms]) => ({
      ...{ provider: 'PasswordResetService', id: 31019, text: '', computer, recordId, time: { ms, isLocal: false } },
    }));
    const odd = [
      { provider: 'PasswordResetService', id: 31019, text: '', computer: 'a', recordId: 6 },
      { provider: 'PasswordResetService', id: 31019, text: '', computer: 'a', time: { ms: 0, isLocal: false } },
    ];
    expect(readFacts(readEvents([...records, ...odd]).events, new Set()).clock.backwards).toBe(1);
  });

  it('shows the last three texts that speak of a wrong time', () => {
    const log = `
09:00:00 32001 | Clock skew too great
09:01:00 32001 | There is a time and/or date difference between the client and server.
09:02:00 31034 | A required certificate is not within its validity period
09:03:00 32002 | ExpiredToken: x
09:04:00 611 | clock skew
09:05:00 31034 | x`;
    expect(facts(log).clock.texts.map(({ id, excerpt }) => [id, excerpt])).toEqual([
      [32001, 'There is a time and/or date difference between the client and server.'],
      [31034, 'A required certificate is not within its validity period'],
      [32002, 'ExpiredToken: x'],
    ]);
  });
});
