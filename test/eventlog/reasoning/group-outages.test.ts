import { groupOutages } from '../../../eventlog/reasoning/group-outages.ts';
import { eventsOf } from '../../support/incident-log.ts';

const outages = (log: string): number[][] =>
  groupOutages(eventsOf(log)).map((outage) => outage.map(({ record }) => record.id));

describe('groupOutages', () => {
  it('takes together what is at most 15 minutes apart', () => {
    expect(outages('09:00:00 31034\n09:15:00 31044\n09:30:00 32002\n09:45:01 31034')).toEqual([
      [31034, 31044, 32002],
      [31034],
    ]);
  });

  it.each([31015, 31005, 31013])('parts what lies before and after a %i', (id) => {
    expect(outages(`09:00:00 32009\n09:01:00 ${String(id)}\n09:02:00 31034`)).toEqual([[32009], [31034]]);
  });

  it('leaves out what belongs to requests and what is well', () => {
    expect(outages('09:00:00 31001 @a\n09:00:00 33004 @a\n09:00:00 6329\n09:00:00 31019\n09:00:00 611')).toEqual([]);
  });

  it('takes a stop for an outage unless a start comes after it', () => {
    expect(outages('09:00:00 31015\n09:10:00 31016')).toEqual([[31016]]);
    expect(outages('09:10:00 31016\n15:00:00 31015')).toEqual([]);
    expect(outages('09:00:00 31016\n09:10:00 31015\n09:20:00 31016')).toEqual([[31016]]);
  });

  it('takes no stop for an outage that goes with the end of an offboarding', () => {
    expect(outages('09:00:00 31013\n09:00:01 31016')).toEqual([]);
    expect(outages('09:00:00 31016\n09:15:00 31013')).toEqual([]);
    expect(outages('09:00:00 31016\n09:15:01 31013')).toEqual([[31016]]);
    expect(outages('09:00:00 31013\n10:00:00 31005\n11:00:00 31016')).toEqual([[31016]]);
  });

  const retries = (count: number, minutes: number): string =>
    Array.from({ length: count }, (_, at) => {
      const minute = at * minutes;
      return `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00 32014`;
    }).join('\n');

  it('takes retries for an outage from ten within an hour on', () => {
    expect(outages(retries(9, 1))).toEqual([]);
    expect(outages(retries(10, 6))).toEqual([Array.from({ length: 10 }, () => 32014)]);
    expect(outages(retries(30, 7))).toEqual([]);
  });

  it('knows the events by their source as well', () => {
    expect(outages('09:00:00 31016 from=Outlook\n09:00:00 31034 from=ADSync')).toEqual([]);
  });
});
