import fc from 'fast-check';
import { describeTime, findZone, readLocalTime, toUtc } from '../../cases/local-time.ts';

const now = new Date('2026-11-27T13:10:00Z');
const berlin = { now, zone: 'Europe/Berlin' };

describe('readLocalTime', () => {
  it.each([
    ['2026-11-26 14:05', '2026-11-26T14:05'],
    ['26.11.2026 14:05', '2026-11-26T14:05'],
    ['11/26/2026 2:05:33 PM', '2026-11-26T14:05:33'],
  ])('takes %s as it is, whatever the zone', (text, time) => {
    expect(readLocalTime(text, { now })).toEqual({ ok: true, time });
    expect(readLocalTime(text, berlin)).toEqual({ ok: true, time });
  });

  it.each([
    ['just now', '2026-11-27T14:10'],
    ['10 minutes ago', '2026-11-27T14:00'],
    ['vor 2 Stunden', '2026-11-27T12:10'],
    ['today 14:05', '2026-11-27T14:05'],
    ['heute um 9 Uhr', '2026-11-27T09:00'],
    ['yesterday at 9am', '2026-11-26T09:00'],
    ['3 days ago at 23:59', '2026-11-24T23:59'],
    ['14:05', '2026-11-27T14:05'],
    ['14:15', '2026-11-27T14:15'],
    ['14:16', '2026-11-26T14:16'],
    ['11:30 pm', '2026-11-26T23:30'],
    ['2026-11-27T13:05:33Z', '2026-11-27T14:05:33'],
    ['2026-11-27T08:05-05:00', '2026-11-27T14:05'],
  ])('reads %s in the zone of the person', (text, time) => {
    expect(readLocalTime(text, berlin)).toEqual({ ok: true, time, zone: 'Europe/Berlin' });
  });

  it('means the day of the person, not that of anybody else', () => {
    const night = new Date('2026-11-27T22:30:00Z');
    const today = (zone: string): unknown => readLocalTime('today 0:15', { now: night, zone });
    expect(today('Pacific/Auckland')).toMatchObject({ time: '2026-11-28T00:15' });
    expect(today('America/New_York')).toMatchObject({ time: '2026-11-27T00:15' });
  });

  it('keeps a moment in UTC while the zone is not known', () => {
    expect(readLocalTime('2026-11-27T13:05Z', { now })).toEqual({ ok: true, time: '2026-11-27T13:05', zone: 'UTC' });
  });

  it.each([
    ['2026-11-26 2:05 PM New York', '2026-11-26T14:05', 'America/New_York'],
    ['2026-11-26 14:05, Asia/Kolkata', '2026-11-26T14:05', 'Asia/Kolkata'],
    ['2026-11-26 14:05 (W. Europe Standard Time)', '2026-11-26T14:05', 'Europe/Berlin'],
    ['2026-11-26 14:05 (UTC-05:00) Eastern Time (US & Canada)', '2026-11-26T14:05', 'America/New_York'],
    ['26 Nov 2026 14:05 in Tokyo', '2026-11-26T14:05', 'Asia/Tokyo'],
    ['just now, Tokyo time', '2026-11-27T22:10', 'Asia/Tokyo'],
    ['26.11.2026 14:05 UTC', '2026-11-26T14:05', 'UTC'],
  ])('takes the zone of %s over that of the person', (text, time, zone) => {
    expect(readLocalTime(text, { ...berlin, zone: 'Europe/Madrid' })).toEqual({ ok: true, time, zone });
  });
});

describe('readLocalTime asks', () => {
  it.each([
    ['for both', 'it failed', /a date and a time\..*2026-03-14 09:26/],
    ['for the time', '2026-11-26', /the time as well/],
    ['for the time, also of yesterday', 'yesterday', /the time as well/],
    ['for the date, while the zone is not known', '14:05', /the date as well/],
    ['for both, instead of a distance', '10 minutes ago', /do not know your time zone/],
    ['for both, instead of a word', 'today 14:05', /do not know your time zone/],
    ['for the year first', '03/04/2026 10:00', /year first: 2026-03-04/],
    ['for a city', '2026-11-26 14:05 CET', /name a city/],
    ['for a city, in parentheses', '2026-11-26 2:05 PM (IST)', /name a city/],
    ['for both, not for a city, where there is no time', 'what is CET', /a date and a time/],
  ])('%s', (_, text, problem) => {
    expect(readLocalTime(text, { now })).toEqual({ ok: false, problem: expect.stringMatching(problem) as unknown });
  });

  it.each(['2026-11-27 14:16', '2026-11-28 10:00', 'today 15:00', '2026-11-27T13:16Z', '2026-11-27 22:20 Tokyo'])(
    'for another time where it has not come yet: %s',
    (text) => {
      const problem = expect.stringMatching(/has not come yet/) as unknown;
      expect(readLocalTime(text, berlin)).toEqual({ ok: false, problem });
    },
  );

  it('for another time only where no zone has seen it, while the zone is not known', () => {
    expect(readLocalTime('2026-11-28 03:10', { now })).toMatchObject({ ok: true });
    expect(readLocalTime('2026-11-28 03:16', { now })).toMatchObject({ ok: false });
  });

  it('for none, where clocks may be ahead of ours by a little', () => {
    expect(readLocalTime('2026-11-27 14:15', berlin)).toMatchObject({ ok: true });
    expect(readLocalTime('2026-11-27T13:15Z', berlin)).toMatchObject({ ok: true });
  });

  it('for none, where the clocks were put forward or back', () => {
    const zone = 'Europe/Berlin';
    expect(readLocalTime('2026-03-29 02:30', berlin)).toMatchObject({ ok: true });
    const between = new Date('2026-10-25T00:31:00Z');
    expect(readLocalTime('2026-10-25 02:30', { now: between, zone })).toMatchObject({ ok: true });
    expect(readLocalTime('2026-10-25 02:40', { now: between, zone })).toMatchObject({ ok: false });
  });
});

describe('readLocalTime and the locale', () => {
  const read = (locale: string | undefined): string => {
    const result = readLocalTime('03/04/2026 10:00', { now, locale });
    return result.ok ? result.time : 'asks';
  };

  it.each([
    ['2026-03-04T10:00', ['en-US', 'en-us']],
    ['2026-04-03T10:00', ['en-GB', 'de-DE', 'de', 'fr-FR', 'es', 'pt-BR', 'en-AU', 'en-IN']],
    ['asks', [undefined, 'en', 'EN', 'en-CA', 'fr-CA', 'sv-SE', 'ja-JP', 'x', 'not a locale', '']],
  ])('%s for %j', (time, locales) => {
    expect(locales.map(read)).toEqual(locales.map(() => time));
  });
});

const zones = [
  ...['Europe/Berlin', 'Europe/London', 'Europe/Lisbon', 'America/New_York', 'America/St_Johns', 'America/Sao_Paulo'],
  ...[
    'America/Santiago',
    'Australia/Lord_Howe',
    'Australia/Adelaide',
    'Australia/Eucla',
    'Asia/Kathmandu',
    'Asia/Kolkata',
  ],
  ...[
    'Asia/Tehran',
    'Asia/Tokyo',
    'Africa/Casablanca',
    'Africa/Cairo',
    'Pacific/Chatham',
    'Pacific/Apia',
    'Pacific/Kiritimati',
  ],
  ...['Pacific/Niue', 'America/Caracas', 'Asia/Pyongyang', 'Antarctica/Troll', 'UTC'],
];

/** What clocks show, by a formatter that has nothing to do with the one under test. */
const formats = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }),
  ]),
);
const shown = (at: number, zone: string): string => (formats.get(zone)?.format(at) ?? '').replace(' ', 'T');

const all = (time: string, zone: string): readonly string[] => {
  const utc = toUtc(time, zone);
  return utc.kind === 'none' ? [] : utc.kind === 'one' ? [utc.utc] : utc.utc;
};

describe('toUtc', () => {
  const minute = 60_000;
  const minutes = (year: number): number => Date.UTC(year, 0, 1) / minute;
  const moment = fc.integer({ min: minutes(2000), max: minutes(2040) }).map((at) => at * minute);

  it('finds each moment by what the clocks showed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (zone, at) => {
        expect(all(shown(at, zone), zone)).toContain(new Date(at).toISOString());
      }),
      { numRuns: 1000 },
    );
  });

  it('finds all moments around a change of clocks, and no other', () => {
    const quarter = 15 * minute;
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 2007, max: 2036 }), fc.integer(), (zone, year, pick) => {
        const days = Array.from({ length: 366 }, (_, day) => Date.UTC(year, 0, 1 + day));
        const offset = (at: number): number => Date.parse(`${shown(at, zone)}Z`) - at;
        const changes = days.filter((at, day) => day > 0 && offset(at) !== offset(days[day - 1] ?? at));
        const around = changes[Math.abs(pick) % Math.max(1, changes.length)] ?? Date.UTC(year, 5, 1);
        // Every half hour of three days, and every quarter of an hour that might be behind one of them.
        const local = Array.from({ length: 144 }, (_, at) => around - 48 * 60 * minute + at * 30 * minute);
        const byClock = new Map<string, string[]>();
        for (let at = around - 96 * 60 * minute; at < around + 72 * 60 * minute; at += quarter) {
          const clock = shown(at, zone);
          byClock.set(clock, [...(byClock.get(clock) ?? []), new Date(at).toISOString()]);
        }
        const clocks = local.map((at) => new Date(at).toISOString().slice(0, 19));
        expect(clocks.map((clock) => [zone, clock, all(clock, zone)])).toEqual(
          clocks.map((clock) => [zone, clock, byClock.get(clock) ?? []]),
        );
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['2026-03-14T09:26', 'Europe/Berlin', { kind: 'one', utc: '2026-03-14T08:26:00.000Z' }],
    ['2026-03-14T09:26:30', 'Asia/Kathmandu', { kind: 'one', utc: '2026-03-14T03:41:30.000Z' }],
    ['2026-03-29T02:30', 'Europe/Berlin', { kind: 'none' }],
    [
      '2026-10-25T02:30',
      'Europe/Berlin',
      { kind: 'two', utc: ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'] },
    ],
    [
      '2026-04-05T01:45',
      'Australia/Lord_Howe',
      { kind: 'two', utc: ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'] },
    ],
    ['2026-04-05T01:29', 'Australia/Lord_Howe', { kind: 'one', utc: '2026-04-04T14:29:00.000Z' }],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', { kind: 'none' }],
    ['2026-10-04T02:30', 'Australia/Lord_Howe', { kind: 'one', utc: '2026-10-03T15:30:00.000Z' }],
    ['2011-12-30T12:00', 'Pacific/Apia', { kind: 'none' }],
    ['2026-03-14T09:26', 'UTC', { kind: 'one', utc: '2026-03-14T09:26:00.000Z' }],
  ])('%s in %s', (time, zone, utc) => {
    expect(toUtc(time, zone)).toEqual(utc);
  });

  it('knows no zone that does not exist', () => {
    expect(() => toUtc('2026-03-14T09:26', 'Europe/Nowhere')).toThrow(RangeError);
  });
});

describe('describeTime', () => {
  it.each([
    ['2026-03-14T09:26', 'Europe/Berlin', '2026-03-14 09:26, Europe/Berlin (2026-03-14 08:26 UTC)'],
    ['2026-03-14T00:26:07', 'Asia/Kathmandu', '2026-03-14 00:26:07, Asia/Kathmandu (2026-03-13 18:41:07 UTC)'],
    ['2026-03-14T09:26', 'UTC', '2026-03-14 09:26 UTC'],
  ])('%s in %s', (time, zone, words) => {
    expect(describeTime(time, zone)).toBe(words);
  });

  it('says so where clocks showed a time twice, or not at all', () => {
    expect(describeTime('2026-10-25T02:30', 'Europe/Berlin')).toBe(
      '2026-10-25 02:30, Europe/Berlin (the clocks showed this twice: 2026-10-25 00:30 UTC or 2026-10-25 01:30 UTC)',
    );
    expect(describeTime('2026-03-29T02:30', 'Europe/Berlin')).toBe(
      '2026-03-29 02:30, Europe/Berlin (no clock showed this: it was put forward past this time)',
    );
  });
});

describe('findZone', () => {
  it.each([
    [
      'Europe/Berlin',
      ['europe/berlin', ' EUROPE/BERLIN ', 'Berlin', 'berlin time', 'Berlin time zone', 'W. Europe Standard Time'],
    ],
    [
      'America/New_York',
      ['new york', 'New_York', 'Eastern Standard Time', 'US/Eastern', '(UTC-05:00) Eastern Time (US & Canada)'],
    ],
    ['America/Argentina/Buenos_Aires', ['Buenos Aires', 'America/Buenos_Aires', 'america/argentina/buenos_aires']],
    ['Asia/Kolkata', ['Kolkata', 'Calcutta', 'asia/calcutta', 'Asia/Kolkata', 'India Standard Time', 'Mumbai']],
    ['Europe/Kyiv', ['Kyiv', 'Kiev', 'europe/kyiv', 'FLE Standard Time']],
    ['America/Sao_Paulo', ['São Paulo', 'sao paulo', 'E. South America Standard Time']],
    ['America/St_Johns', ['St. Johns', "St John's", 'Newfoundland']],
    ['America/Indiana/Indianapolis', ['US Eastern Standard Time', 'America/Fort_Wayne', 'Indianapolis']],
    ['Europe/Amsterdam', ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna']],
    ['Asia/Tokyo', ['(UTC+09:00) Osaka, Sapporo, Tokyo']],
    ['UTC', ['utc', 'GMT', 'Etc/UTC', '(UTC) Coordinated Universal Time']],
  ])('finds %s in each of %j', (zone, texts) => {
    expect(texts.map(findZone)).toEqual(texts.map(() => zone));
  });

  it.each([
    ...[
      'CET',
      'CEST',
      'EST',
      'IST',
      'PST',
      'BST',
      'EST5EDT',
      'GMT+1',
      'UTC+2',
      '+01:00',
      'Etc/GMT+5',
      '',
      ' ',
      'time',
      'Germany',
    ],
    ...[
      'Paris, Texas',
      'Europe/Nowhere',
      'Europe/Berlin/Mitte',
      '(UTC+01:00)',
      '(UTC+25:00) Nowhere',
      'x/y',
      '../etc/passwd',
    ],
    ...['constructor', '__proto__', '2026-03-14'],
  ])('finds none in %j', (text) => {
    expect(findZone(text)).toBeUndefined();
  });

  it('finds every zone by its name, as one that details take', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const found = findZone(zone.toLowerCase()) ?? '';
      const same = new Intl.DateTimeFormat('en', { timeZone: found }).resolvedOptions().timeZone;
      expect(same).toBe(zone);
    }
  });
});
