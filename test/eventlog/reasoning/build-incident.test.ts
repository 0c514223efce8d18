import {
  buildIncident,
  newestTrackingIds,
  toEvidence,
  type Failure,
} from '../../../eventlog/reasoning/build-incident.ts';
import { explainFailure } from '../../../eventlog/reasoning/explain-failure.ts';
import type { Incident } from '../../../eventlog/reasoning/findings.ts';
import { eventsOf as clockEvents } from '../../../eventlog/reasoning/log-event.ts';
import { readRecovery } from '../../../eventlog/reasoning/recovery.ts';
import { eventsOf } from '../../support/incident-log.ts';

/** Every event with a TrackingId or alone is a failure of its own, of the first reason that its events give. */
function build(log: string): Incident {
  const events = eventsOf(log);
  const groups = Map.groupBy(
    events.filter(({ meaning }) => meaning?.part !== 'hash-sync' && meaning?.part !== 'success'),
    ({ trackingId, order }) => trackingId ?? String(order),
  );
  const failures = [...groups.values()].flatMap((group): Failure[] =>
    explainFailure(group).map((explained) => ({ events: group, explained })),
  );
  const successes = events.filter(({ meaning }) => meaning?.part === 'success');
  return buildIncident(failures, readRecovery(events), clockEvents(events, 'utc'), successes);
}

describe('buildIncident', () => {
  it('tells what failed, how often, for how many, from when to when', () => {
    const incident = build(`
09:00:00 31001 @a
09:00:01 33004 @a hr=80230626
10:00:00 31001 @a
10:00:01 33004 @a hr=80230626
11:00:00 31001 @b
11:00:01 33004 @b hr=80230626`);
    expect(incident).toMatchObject({
      explanation: { kind: 'cause', rule: 'access-denied', article: 'event-33004', confidence: 'certain' },
      ...{ about: 'people', count: 3, events: 6, people: 2, codes: ['80230626'], isOver: false, trackingIdCount: 3 },
      first: { ms: Date.parse('2026-11-25T09:00:00Z'), isLocal: false },
      last: { ms: Date.parse('2026-11-25T11:00:01Z'), isLocal: false },
    });
    expect(incident.trackingIds).toHaveLength(3);
    expect(incident.others[0]).toBe('field-hr-80230626');
  });

  it('shows the proof of the newest failure, what is said before what a number says', () => {
    const { evidence } = build(`
09:00:01 33004 @a hr=80230626
11:00:01 33004 @b hr=80230626`);
    expect(evidence).toEqual([
      {
        ...{
          time: { ms: Date.parse('2026-11-25T11:00:01Z'), isLocal: false },
          provider: 'PasswordResetService',
          id: 33004,
        },
        excerpt:
          'Reason: Synchronization Engine returned an error hr=80230626, message=The password could not be updated because the management agent credentials were denied access.',
      },
    ]);
  });

  it('shows of an outage the newest event of each number', () => {
    const log = `
09:00:00 31034 id=1 | TrackingId: {id}, first
09:01:00 31044 id=1 | TrackingId: {id}, second
09:02:00 31034 id=1 | TrackingId: {id}, third`;
    expect(build(log).evidence.map(({ id, excerpt }) => [id, excerpt.split(', ')[1]])).toEqual([
      [31044, 'second'],
      [31034, 'third'],
    ]);
  });

  it('adds what hash synchronization saw of the domain controller within ten minutes', () => {
    const unreachable =
      '611 | Password hash synchronization failed for domain: contoso.com. RPC Error 1722 : The RPC server is unavailable.';
    const ids = (log: string): number[] => build(log).evidence.map(({ id }) => id);
    expect(ids(`09:00:00 33001 @a hr=80230818\n09:10:00 ${unreachable}`)).toEqual([33001, 611]);
    expect(ids(`09:00:00 33001 @a hr=80230818\n09:10:01 ${unreachable}`)).toEqual([33001]);
    expect(ids(`09:00:00 33001 @a hr=80230818\n09:10:00 611 | RPC Error 8439`)).toEqual([33001]);
    expect(ids(`09:00:00 33001 @a hr=800700CE\n09:10:00 ${unreachable}`)).toEqual([33001]);
    expect(ids(`09:00:00 6329 | ERR_: Failed to acquire user information: 0x6ba\n09:01:00 ${unreachable}`)).toEqual([
      6329, 611,
    ]);
  });

  it('is over for people when each of them had success', () => {
    const failures = '09:00:00 33008 @a\n09:00:00 33008 @b\n09:05:00 31002 @a';
    expect(build(failures).isOver).toBe(false);
    expect(build(`${failures}\n09:06:00 31002 @b`).isOver).toBe(true);
    expect(build('09:00:00 33008 | nobody\n09:05:00 31002 @a').isOver).toBe(false);
  });

  it('is over for nobody in particular when a domain controller that did not answer does so again', () => {
    const lone = '09:00:00 6329 | BAIL: 0x80230818';
    expect(build(lone).isOver).toBe(false);
    expect(build(`${lone}\n09:05:00 31001 @a`).isOver).toBe(false);
    expect(build(`${lone}\n09:05:00 31002 @a`)).toMatchObject({ isOver: true, people: 0 });
    expect(build('09:00:00 6329 | BAIL: 0x80230626\n09:05:00 31002 @a').isOver).toBe(false);
  });

  it('says how many others succeeded where the connector account gets the blame, and looks at the user first', () => {
    const well = Array.from({ length: 12 }, (_, at) => `09:${String(at + 10)}:00 31002 @u${String(at)}`).join('\n');
    const denied = build(`09:00:00 33004 @a hr=80230626\n${well}`);
    expect([denied.othersWell, denied.others[0], denied.explanation.article]).toEqual([
      ...[12, 'field-protected-groups', 'event-33004'],
    ]);
    expect(new Set(denied.others).size).toBe(denied.others.length);
    expect(build(`09:00:00 33004 @a\n${well}`).othersWell).toBe(12);
    expect(build(`09:00:00 33008 @a\n${well}`)).not.toHaveProperty('othersWell');
    expect(build('09:00:00 33004 @a hr=80230626')).not.toHaveProperty('othersWell');
  });

  it('is over for the service when it shows life, or what ends the fault', () => {
    expect(build('09:00:00 31034').isOver).toBe(false);
    expect(build('09:00:00 31034\n09:05:00 31002 @a').isOver).toBe(true);
    expect(build('09:00:00 32009\n09:05:00 31002 @a').isOver).toBe(false);
  });

  it('knows a person by name, where one text has but the anchor', () => {
    const cut = '33004 id=1 | TrackingId: {id}, hr=80230626, Context: cloudAnchor: User_1';
    expect(build(`09:00:00 ${cut}`).people).toBe(1);
    expect(
      build(
        `09:00:00 31001 id=1 | TrackingId: {id}, Details: a@contoso.com\n09:00:01 ${cut}\n09:00:02 33004 @a hr=80230626`,
      ).people,
    ).toBe(1);
  });

  it('knows a person by name also where the anchor comes first', () => {
    const log = `
09:00:00 33004 id=1 | TrackingId: {id}, hr=80230626, Context: cloudAnchor: User_1
09:00:01 31003 id=1 | TrackingId: {id}, UserPrincipalName: a@contoso.com
09:10:00 33004 @a hr=80230626`;
    expect(build(log)).toMatchObject({ count: 2, people: 1 });
  });

  it('has no time where the log has none, and none of another clock', () => {
    const incident = build('- 33005 @a\n09:00:00 33005 @b');
    expect(incident).toMatchObject({ count: 2, first: incident.last });
    expect(build('- 33005 @a').last).toBeUndefined();
    expect(build('- 33005 @a').evidence[0]).not.toHaveProperty('time');
  });

  it('shows at most 20 TrackingIds and counts them all', () => {
    const log = Array.from(
      { length: 30 },
      (_, at) => `09:00:${String(at).padStart(2, '0')} 33005 id=${String(at)} | TrackingId: {id}`,
    );
    const incident = build(log.join('\n'));
    expect([incident.trackingIds.length, incident.trackingIdCount]).toEqual([20, 30]);
  });
});

describe('newestTrackingIds', () => {
  it('has each once, the newest first', () => {
    const events = eventsOf(
      '09:00:00 33005 @a\n09:01:00 33005 id=b | TrackingId: {id}\n09:02:00 33005 @a\n09:03:00 6329',
    );
    expect(newestTrackingIds(events)).toEqual([events[0]?.trackingId, events[1]?.trackingId]);
  });
});

describe('toEvidence', () => {
  it('keeps what the log says of the event, and masks its text', () => {
    const [event] = eventsOf('09:00:00 31034 | Lost connection of SRV7 to 10.0.0.1');
    if (!event) throw new Error('no event');
    const record = { ...event.record, level: 'error', recordId: 7 } as const;
    expect(toEvidence({ ...event, record, computers: new Set(['srv7']) })).toEqual({
      ...{ time: event.time, provider: 'PasswordResetService', id: 31034, level: 'error', recordId: 7 },
      excerpt: 'Lost connection of [server] to [IP]',
    });
  });
});
