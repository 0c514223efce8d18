import type { EventRecord } from '../../../eventlog/event-record.ts';
import { findCauses } from '../../../eventlog/reasoning/find-causes.ts';
import { buildLog } from '../../support/incident-log.ts';

const day = 86_400_000;
const records = (log: string, days = 0): EventRecord[] =>
  buildLog({ log, clock: 'utc', cut: undefined }).map((record) => ({
    ...record,
    ...(record.time && { time: { ...record.time, ms: record.time.ms + days * day } }),
  }));
const said = (all: readonly EventRecord[]): unknown[] =>
  findCauses(all).incidents.map(({ explanation, isOver }) => `${explanation.rule} ${isOver ? 'over' : 'open'}`);

const beats = '08:00:00 31019\n08:05:00 31019';
const relay = (time: string, id: number, name: string): string =>
  `${time} ${String(id)} | sb://${name}.servicebus.windows.net/x`;

describe('what findCauses takes for over', () => {
  it('is no failure after which the service was restarted, and no heartbeat came', () => {
    const log = `${beats}\n08:10:00 31034\n08:12:00 31016\n08:13:00 31015`;
    expect(said(records(`${log}\n12:00:00 656`))).toEqual(['listener-failed open']);
    expect(said(records(`${log}\n08:15:00 31019\n08:16:00 656`))).toEqual(['listener-failed over']);
    expect(findCauses(records(`${log}\n12:00:00 656`)).gaps).toMatchObject([{ why: 'no-heartbeat', isOpen: true }]);
  });

  it('is no failure of a relay while another one beats', () => {
    const [one, two] = ['ssprdedicatedsbprodfra-1', 'ssprdedicatedsbprodfra-2'];
    const log = [relay('08:00:00', 31019, one), relay('08:05:00', 31034, two), relay('08:10:00', 31019, one)];
    expect(said(records(log.join('\n')))).toEqual(['listener-failed open']);
    expect(said(records([...log, relay('08:11:00', 31019, two)].join('\n')))).toEqual(['listener-failed over']);
  });

  it('is no outage that comes and goes, which comes before what somebody met weeks ago', () => {
    const outages = [10, 11, 12].map((hour) => `${String(hour)}:00:00 31034\n${String(hour)}:10:00 31019`);
    const flapping = records(outages.join('\n'), 20);
    const all = [...records('09:00:00 33008 @a hr=80230619'), ...flapping];
    expect(said(all)).toEqual(['listener-failed open', 'password-restriction open']);
    expect(findCauses(all).verdict).toBe('cause');
  });

  it('is no failure after a success that came before it, by a clock that was set back meanwhile', () => {
    const log = `${beats}\n10:00:00 31001 @a\n10:00:02 31002 @a\n09:01:00 31001 @a\n09:01:02 33005 @a\n09:05:00 31034`;
    const numbered = records(log).map((record, at) => ({ ...record, recordId: at + 1, computer: 'A' }));
    expect(said(numbered)).toEqual(['listener-failed open', 'account-disabled open']);
    expect(said(records(log))).toEqual(['listener-failed open', 'account-disabled over']);
  });
});

describe('what findCauses counts once', () => {
  it('is a record that came with two clocks', () => {
    const xml = records('09:00:00 31001 @a\n09:00:02 33005 @a').map((record, at) => ({
      ...{ ...record, recordId: at + 1, computer: 'A' },
    }));
    const csv = xml.map((record) => ({ ...record, time: { ms: (record.time?.ms ?? 0) + 3_600_000, isLocal: true } }));
    const { incidents, span, repeated } = findCauses([...csv, ...xml]);
    expect(incidents).toMatchObject([{ count: 1 }]);
    expect([span.clock, repeated]).toEqual(['utc', 2]);
  });
});
