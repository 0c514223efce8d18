import fc from 'fast-check';
import type { EventRecord } from '../../../eventlog/event-record.ts';
import { findCauses } from '../../../eventlog/reasoning/find-causes.ts';
import type { Findings } from '../../../eventlog/reasoning/findings.ts';
import { isRelated } from '../../../eventlog/reasoning/related.ts';
import { buildLog, readIncidents } from '../../support/incident-log.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';

const all = ['people.yaml', 'service.yaml', 'none.yaml'].flatMap(readIncidents);
const find = (log: string, clock: 'utc' | 'local' = 'utc'): Findings =>
  findCauses(buildLog({ log, clock, cut: undefined }));

describe('findCauses', () => {
  it.each([
    ['cause', '09:00:00 33005 @a'],
    ['cause', '09:00:00 31034 | The connection to the connect service was lost.\n10:00:00 31034 | x'],
    ['several-causes', '09:00:00 33005 @a\n09:00:00 33006 @b'],
    ['cause', '09:00:00 33005 @a\n09:00:00 33006 @b\n10:00:00 31002 @a'],
    ['several-causes', '09:00:00 33005 @a\n09:00:00 33006 @b\n10:00:00 31002 @a\n10:00:00 31002 @b'],
    ['symptom', '09:00:00 6329'],
    ['symptom', '08:00:00 33005 @a\n08:30:00 31002 @a\n09:00:00 6329'],
    ['healthy', '09:00:00 31019'],
    ['healthy', '09:00:00 31001 @a\n09:00:00 405'],
    ['healthy', '09:00:00 31002 @a\n09:00:00 656'],
    ['only-noise', '09:00:00 656\n09:00:00 405'],
    ['only-noise', '09:00:00 32014\n09:00:00 31099'],
    ['only-unknown', '09:00:00 31099'],
    ['nothing-related', '09:00:00 33005 from=Outlook'],
  ] as const)('comes to %s', (verdict, log) => {
    expect(find(log).verdict).toBe(verdict);
  });

  it('comes to nothing without records', () => {
    expect(findCauses([])).toMatchObject({
      verdict: 'nothing-related',
      span: { clock: 'none', timeless: 0 },
      timelines: [],
    });
  });

  it('says all that the events say', () => {
    const log = `
08:55:00 31019
09:00:00 31019
09:01:00 31001 @a
09:01:00 405
09:01:01 33005 @a
09:02:00 656
09:03:00 31099
09:10:00 31016
09:11:00 31015
09:20:00 31001 @b
09:20:01 31002 @b
09:21:00 31019`;
    expect(find(log)).toMatchObject({
      verdict: 'cause',
      incidents: [{ count: 1, events: 3, people: 1 }],
      successes: [{ operation: 'reset', count: 1, sequence: [31001, 31002] }],
      noise: [{ id: 656, count: 1 }],
      unknown: [{ id: 31099, count: 1 }],
      span: { clock: 'utc', timeless: 0 },
      timelines: [{ isLocal: false }],
      starts: [{}],
      gaps: [{ why: 'stopped', isOpen: false }],
      bursts: [],
      facts: { trackingIds: [expect.any(String)] },
      ...{ related: 12, repeated: 0 },
    });
  });

  it('never puts local and UTC times in one order', () => {
    const mixed = [
      ...buildLog({ log: '09:00:00 33004 @a hr=80230626', clock: 'utc', cut: undefined }),
      ...buildLog({ log: '09:00:00 6329 0x80230626\n09:00:00 31019 | x', clock: 'local', cut: undefined }),
    ];
    const { span, timelines, incidents } = findCauses(mixed);
    expect([span.clock, timelines.map(({ isLocal }) => isLocal)]).toEqual(['mixed', [false, true]]);
    expect(incidents).toMatchObject([{ count: 2, isOver: false }]);
  });

  it('reasons over each server by itself', () => {
    const on = (computer: string, log: string): EventRecord[] =>
      buildLog({ log, clock: 'utc', cut: undefined }).map((record) => ({ ...record, computer }));
    const dead = on('A', '09:00:00 31019\n09:05:00 31019\n09:10:00 31034\n09:30:00 31016');
    const alive = on('B', '08:00:00 31016\n09:01:00 31019\n09:06:00 31019\n09:40:00 31015\n09:41:00 31019');
    const { incidents, gaps, starts } = findCauses([...dead, ...alive]);
    expect(incidents).toMatchObject([
      { explanation: { rule: 'service-stopped' }, isOver: false },
      { explanation: { rule: 'listener-failed' }, isOver: false },
    ]);
    expect(gaps.map(({ isOpen, why }) => [isOpen, why])).toEqual([
      [true, 'no-heartbeat'],
      [false, 'no-heartbeat'],
    ]);
    expect(starts).toHaveLength(1);
  });

  it('takes no request for failed whose server logged nothing after it', () => {
    const [begun] = buildLog({ log: '09:00:00 31001 @a', clock: 'utc', cut: undefined });
    const [later] = buildLog({ log: '12:00:00 31019', clock: 'utc', cut: undefined });
    if (!begun || !later) throw new Error('no records');
    expect(
      findCauses([
        { ...begun, computer: 'A' },
        { ...later, computer: 'B' },
      ]).verdict,
    ).toBe('healthy');
    expect(
      findCauses([
        { ...begun, computer: 'A' },
        { ...later, computer: 'A' },
      ]).verdict,
    ).toBe('symptom');
  });

  it('puts what happened on several servers in order of each clock', () => {
    const starts = [
      ['A', 20, false],
      ['B', 10, false],
      ['C', 5, true],
    ] as const;
    const records = starts.map(([computer, ms, isLocal]) => ({
      ...{ provider: 'PasswordResetService', id: 31015, text: '', computer, time: { ms, isLocal } },
    }));
    expect(findCauses(records).starts.map(({ started: { ms } }) => ms)).toEqual([10, 20, 5]);
    const faults = records.flatMap((record) => Array.from({ length: 10 }, () => ({ ...record, id: 31034 })));
    const { bursts } = findCauses(faults);
    expect(bursts.map(({ from: { ms }, count }) => [ms, count])).toEqual([
      [10, 10],
      [20, 10],
      [5, 10],
    ]);
  });

  it('counts a rare retry for no fault in a burst', () => {
    const log = Array.from({ length: 9 }, (_, at) => `09:00:0${String(at)} 32014`).join('\n');
    expect(find(`${log}\n09:00:09 31034 | x`).bursts).toEqual([]);
    expect(find(`${log}\n09:00:09 32014`).bursts).toHaveLength(1);
  });

  it('sees the silence of a request by records of any source, and not by those of another clock', () => {
    const start = buildLog({ log: '09:00:00 31001 @a', clock: 'utc', cut: undefined });
    const later = (isLocal: boolean): EventRecord => ({
      ...{ provider: 'Outlook', id: 1, text: '', time: { ms: Date.parse('2026-11-25T10:00:00Z'), isLocal } },
    });
    expect(findCauses([...start, later(false)]).verdict).toBe('symptom');
    expect(findCauses([...start, later(true)]).verdict).toBe('healthy');
  });

  it('names articles that exist', () => {
    const known = new Set(realKnowledge.articles.map(({ id }) => id));
    const named = all
      .flatMap((incident) => findCauses(buildLog(incident)).incidents)
      .flatMap(({ explanation, others }) => [
        ...others,
        ...(explanation.article === undefined ? [] : [explanation.article]),
      ]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(100);
  });

  it('says the same whatever the order, and however often a numbered record comes', () => {
    const logs = fc.constantFrom(...all).chain((incident) => {
      const records = buildLog(incident).map((record, at) => ({ ...record, recordId: at + 1 }));
      return fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.shuffledSubarray(records),
      );
    });
    fc.assert(
      fc.property(logs, ([records, shuffled, again]) => {
        const { repeated, ...said } = findCauses([...shuffled, ...again]);
        expect(repeated).toBe(again.filter(isRelated).length);
        expect({ ...said, repeated: 0 }).toEqual(findCauses(records));
      }),
    );
  });

  it('says the same of local times as of UTC', () => {
    for (const incident of all) {
      const [utc, local] = (['utc', 'local'] as const).map((clock) => findCauses(buildLog({ ...incident, clock })));
      expect(JSON.stringify(local?.incidents).replaceAll('"isLocal":true', '"isLocal":false')).toBe(
        JSON.stringify(utc?.incidents),
      );
    }
  });

  it('shows no name of anybody, and can be sent between threads', () => {
    for (const incident of all) {
      const findings = findCauses(buildLog(incident));
      expect(structuredClone(findings)).toEqual(findings);
      const { connectorAccounts, ...facts } = findings.facts;
      expect(JSON.stringify({ ...findings, facts })).not.toMatch(/@contoso|contoso\.com|MSOL_\w|AAAAAAAA==|User_\w/i);
      expect(connectorAccounts.every(({ masked }) => masked === 'MSOL_…')).toBe(true);
    }
  });

  it('comes to an end with any events', () => {
    const record = fc.record({
      provider: fc.constantFrom('PasswordResetService', 'ADSync', 'Directory Synchronization'),
      id: fc.constantFrom(31001, 31002, 31003, 31015, 31016, 31019, 31034, 33001, 33004, 6329, 405, 611, 31999),
      recordId: fc.option(fc.integer(), { nil: undefined }),
      time: fc.option(fc.record({ ms: fc.oneof(fc.integer(), fc.double()), isLocal: fc.boolean() }), {
        nil: undefined,
      }),
      computer: fc.option(fc.string(), { nil: undefined }),
      text: fc.oneof(
        fc.string(),
        fc.constantFrom('hr=80230626', 'BAIL: 0x80230619', 'Details: a@b', 'UserName=.', 'RPC Error 1722'),
      ),
    }) as fc.Arbitrary<EventRecord>;
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (records) => {
        const { incidents, related } = findCauses(records);
        expect(incidents.reduce((sum, { events }) => sum + events, 0)).toBeLessThanOrEqual(2 * related);
        expect(incidents.every(({ evidence, count }) => evidence.length > 0 && count > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('comes to an end with 5,000 events of one moment and of one person', () => {
    const records = Array.from({ length: 5000 }, (_, at) => ({
      ...{ provider: at % 4 === 3 ? 'ADSync' : 'PasswordResetService', id: [31001, 33004, 31002, 6329][at % 4] ?? 0 },
      ...{ text: `Details: a@contoso.com hr=8023062${String(at % 10)}`, time: { ms: 0, isLocal: false } },
    }));
    expect(findCauses(records).related).toBe(5000);
  });
});
