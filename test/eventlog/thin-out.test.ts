import type { EventRecord } from '../../eventlog/event-record.ts';
import { kindOf, thinOut } from '../../eventlog/thin-out.ts';
import { buildLog } from '../support/incident-log.ts';

const log = (written: string): EventRecord[] => buildLog({ log: written, clock: 'utc', cut: undefined });
const shortly = ({ id, time }: EventRecord): string =>
  `${time === undefined ? '-' : new Date(time.ms).toISOString().slice(11, 19)} ${String(id)}`;
const keep = (written: string, most: number): string[] => thinOut(log(written), most).kept.map(shortly).sort();

describe('thinOut', () => {
  it('leaves all that there is room for', () => {
    const records = log('09:00:00 657\n09:00:01 31019');
    expect(thinOut(records, 2)).toEqual({ kept: records, gone: [] });
  });

  it('lets go hash synchronization, then sign-ins, then heartbeats, then the rest, of each the oldest', () => {
    const written = `
09:00:00 33004 @a
10:00:00 31019
11:00:00 31019
12:00:00 405
13:00:00 403
14:00:00 657
15:00:00 656`;
    expect(thinOut(log(written), 1).gone.map(shortly)).toEqual([
      ...['14:00:00 657', '15:00:00 656', '12:00:00 405', '13:00:00 403', '10:00:00 31019', '11:00:00 31019'],
    ]);
    expect(
      thinOut(log(`${written}\n16:00:00 31002 @a`), 1)
        .gone.map(shortly)
        .at(-1),
    ).toBe('09:00:00 33004');
  });

  it('keeps sign-ins beside a request, and takes those without a time for free', () => {
    const written = `
09:00:04 405
09:00:05 31001 @a
09:00:09 403
09:00:30 405
- 403`;
    expect(keep(written, 3)).toEqual(['09:00:04 405', '09:00:05 31001', '09:00:09 403']);
    expect(keep('09:00:00 405\n- 31001 @a', 1)).toEqual(['- 31001']);
  });

  it('keeps the newest heartbeats, which show that the service is well, in a tenth of the room', () => {
    const faults = Array.from({ length: 20 }, (_, at) => `09:00:${String(at + 10)} 31034 | x`).join('\n');
    expect(keep(`${faults}\n10:00:00 31019\n10:05:00 31019`, 10)).toEqual([
      ...Array.from({ length: 9 }, (_, at) => `09:00:${String(at + 21)} 31034`),
      '10:05:00 31019',
    ]);
  });
});

describe('kindOf', () => {
  it.each([
    ['Directory Synchronization', 611, 'hash-sync'],
    ['adsync', 405, 'sign-in'],
    ['PasswordResetService', 31019, 'heartbeat'],
    ['PasswordResetService', 31015, undefined],
    ['ADSync', 6329, undefined],
    ['Outlook', 657, undefined],
  ])('of %s %i', (provider, id, kind) => {
    expect(kindOf({ provider, id })).toBe(kind);
  });
});
