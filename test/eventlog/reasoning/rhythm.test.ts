import { timedEvents, type TimedEvent } from '../../../eventlog/reasoning/log-event.ts';
import { findBursts, findGaps, findStarts } from '../../../eventlog/reasoning/rhythm.ts';
import { eventsOf } from '../../support/incident-log.ts';

const timed = (log: string): TimedEvent[] => timedEvents(eventsOf(log), 'utc');
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 19);

describe('findStarts', () => {
  it('finds each start with the stop before it', () => {
    const starts = findStarts(
      timed('08:00:00 31015\n09:00:00 31016\n09:00:40 31015\n10:00:00 31016\n11:00:00 31016 from=Outlook'),
    );
    expect(starts.map(({ started, stopped }) => [clock(started.ms), stopped && clock(stopped.ms)])).toEqual([
      ['08:00:00', undefined],
      ['09:00:40', '09:00:00'],
    ]);
  });
});

describe('findGaps', () => {
  const gaps = (log: string, ...more: string[]): unknown[] => {
    const events = timed(log);
    const times = [...events.map(({ ms }) => ms), ...more.map((time) => Date.parse(`2026-11-25T${time}Z`))];
    return findGaps(
      events,
      times.sort((one, other) => one - other),
    ).map(({ from, to, why, isOpen, relay }) =>
      [clock(from.ms), clock(to.ms), why, ...(isOpen ? ['open'] : []), ...(relay === undefined ? [] : [relay])].join(
        ' ',
      ),
    );
  };

  it('finds none where heartbeats are at most 15 minutes apart', () => {
    expect(gaps('09:00:00 31019\n09:05:00 31019\n09:20:00 31019')).toEqual([]);
  });

  it('says why one is missing', () => {
    expect(gaps('09:00:00 31019\n09:15:01 31019')).toEqual(['09:00:00 09:15:01 silent']);
    expect(gaps('09:00:00 31019\n09:15:01 31019', '09:07:00')).toEqual(['09:00:00 09:15:01 no-heartbeat']);
    expect(gaps('09:00:00 31019\n09:15:01 31019', '09:00:00', '09:15:01')).toEqual(['09:00:00 09:15:01 silent']);
    expect(gaps('09:00:00 31019\n09:01:00 31016\n09:20:00 31015\n09:21:00 31019')).toEqual([
      '09:00:00 09:21:00 stopped',
    ]);
  });

  it('takes a stop for the reason while the service was down, and no longer', () => {
    const beats = '09:00:00 31019\n09:05:00 31019';
    expect(gaps(`${beats}\n10:00:00 31016\n10:00:30 31015`, '12:00:00')).toEqual([
      '09:05:00 12:00:00 no-heartbeat open',
    ]);
    expect(gaps(`${beats}\n09:06:00 31016\n09:07:00 31015`, '12:00:00')).toEqual([
      '09:05:00 12:00:00 no-heartbeat open',
    ]);
    expect(gaps(`${beats}\n09:06:00 31016\n09:07:00 31016`, '12:00:00')).toEqual(['09:05:00 12:00:00 stopped open']);
    expect(gaps(`${beats}\n10:00:00 31015`, '12:00:00')).toEqual(['09:05:00 12:00:00 no-heartbeat open']);
  });

  it('takes no stop of another time for the reason', () => {
    const log = '09:00:00 31019\n10:00:00 31019\n10:30:00 31016';
    const expected = ['09:00:00 10:00:00 silent', '10:00:00 10:30:00 silent open'];
    expect(gaps(`08:00:00 31016\n08:01:00 31015\n${log}`)).toEqual(expected);
    expect(gaps(`08:00:00 31016\n${log}`)).toEqual(expected);
  });

  it('sees that it is missing until the end of the log', () => {
    expect(gaps('09:00:00 31019\n09:05:00 31019', '09:10:00', '09:20:01')).toEqual([
      '09:05:00 09:20:01 no-heartbeat open',
    ]);
    expect(gaps('09:00:00 31019\n09:05:00 31019', '09:20:00')).toEqual([]);
  });

  it('takes one heartbeat for no rhythm', () => {
    expect(gaps('09:00:00 31019', '12:00:00')).toEqual([]);
  });

  it('watches each relay that the events name', () => {
    const beat = (time: string, relay: string): string => `${time} 31019 | ${relay}.servicebus.windows.net`;
    const log = [
      beat('09:00:00', 'ssprsba'),
      beat('09:05:00', 'ssprsba'),
      beat('09:20:00', 'ssprsba'),
      beat('09:00:00', 'ssprsbb'),
      beat('09:20:00', 'ssprsbb'),
    ];
    expect(gaps(log.join('\n'))).toEqual(['09:00:00 09:20:00 no-heartbeat ssprsbb']);
  });

  it('names no relay that would tell whose it is', () => {
    expect(
      gaps('09:00:00 31019 | contoso.servicebus.windows.net\n09:20:00 31019 | contoso.servicebus.windows.net'),
    ).toEqual(['09:00:00 09:20:00 silent']);
  });

  it('puts those of several relays in order', () => {
    const beat = (time: string, relay: string): string => `${time} 31019 | ${relay}.servicebus.windows.net`;
    const log = [
      beat('09:00:00', 'ssprsba'),
      beat('10:00:00', 'ssprsbb'),
      beat('11:00:00', 'ssprsbb'),
      beat('11:00:00', 'ssprsba'),
      beat('12:00:00', 'ssprsba'),
    ];
    expect(gaps(log.join('\n'))).toEqual([
      '09:00:00 11:00:00 no-heartbeat ssprsba',
      '10:00:00 11:00:00 silent ssprsbb',
      '11:00:00 12:00:00 silent ssprsba',
      '11:00:00 12:00:00 silent open ssprsbb',
    ]);
  });
});

describe('findBursts', () => {
  const faults = (count: number, seconds: number, from = 0): string =>
    Array.from({ length: count }, (_, at) => {
      const time = clock(Date.parse('2026-11-25T09:00:00Z') + (from + at * seconds) * 1000);
      return `${time} ${String(at % 3 === 0 ? 33004 : 33008)} | x`;
    }).join('\n');

  it('finds ten faults within five minutes, and what goes on from there', () => {
    expect(findBursts(timed(faults(9, 1)))).toEqual([]);
    expect(findBursts(timed(faults(10, 34)))).toEqual([]);
    expect(findBursts(timed(faults(10, 33)))).toMatchObject([{ count: 10, ids: [33008, 33004] }]);
    expect(findBursts(timed(faults(25, 33)))).toMatchObject([{ count: 25 }]);
  });

  it('tells two apart', () => {
    const bursts = findBursts(timed(`${faults(10, 1)}\n${faults(12, 1, 3600)}`));
    expect(bursts.map(({ from, to, count }) => [clock(from.ms), clock(to.ms), count])).toEqual([
      ['09:00:00', '09:00:09', 10],
      ['10:00:00', '10:00:11', 12],
    ]);
  });

  it('goes by number where events are as frequent', () => {
    const log = Array.from({ length: 10 }, (_, at) => `09:00:00 ${String(at < 5 ? 33008 : 33004)} | ${String(at)}`);
    expect(findBursts(timed(log.join('\n')))).toMatchObject([{ ids: [33004, 33008] }]);
  });
});
