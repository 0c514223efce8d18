import fc from 'fast-check';
import { readTypedTime } from '../../cases/typed-time.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

const day = { year: 2026, month: 11, day: 27 };
const clockOn = (of: object | undefined, clock: string | undefined): object => ({ kind: 'clock', day: of, clock });

describe('readTypedTime reads date and time', () => {
  it.each([
    '2026-11-27 14:05',
    '2026-11-27T14:05',
    '2026/11/27 14:05',
    '2026.11.27, 14:05',
    '27.11.2026 14:05',
    '27.11.26 um 14:05 Uhr',
    'am 27.11.2026 um 14.05 Uhr',
    '11/27/2026 2:05 PM',
    '11/27/2026 2:05\u202fPM',
    '\u200e11/27/2026 2:05 p.m.',
    '27/11/2026 14:05',
    '27-11-2026 14:05',
    '14:05 on 2026-11-27',
    '27 Nov 2026 14:05',
    '27-Nov-2026 14:05',
    '27th of November 2026 at 2:05pm',
    'Nov 27, 2026 2:05 PM',
    'Friday, November 27, 2026 2:05 PM',
    'Freitag, den 27. November 2026, 14:05 Uhr',
    'le vendredi 27 novembre 2026 à 14h05',
    'el viernes 27 de noviembre de 2026 a las 14:05 h',
    'sexta-feira, 27 de novembro de 2026 às 14h05',
    'Logged: 2026-11-27 14:05',
    '2026-11-27 around 14:05.',
    '2026-11-27 - 14:05',
  ])('%s', (text) => {
    expect(readTypedTime(text, undefined)).toEqual(clockOn(day, '14:05'));
  });

  it.each([
    ['11/27/2026 2:05:33 PM', '14:05:33'],
    ['2026-11-27T14:05:33.123', '14:05:33'],
    ['27.11.2026 0:05', '00:05'],
    ['2026-11-27 9 am', '09:00'],
    ['2026-11-27 9 a. m.', '09:00'],
    ['2026-11-27 12 am', '00:00'],
    ['2026-11-27 12:30 pm', '12:30'],
    ['2026-11-27 14:05 pm', '14:05'],
    ['27.11.2026 14 Uhr', '14:00'],
    ['27.11.2026 14h', '14:00'],
  ])('%s with the clock at %s', (text, clock) => {
    expect(readTypedTime(text, undefined)).toEqual(clockOn(day, clock));
  });

  it.each(
    [
      ...[
        'January Januar janvier enero janeiro',
        'February Februar février febrero fevereiro',
        'March März mars marzo março',
      ],
      ...[
        'April April avril abril abr',
        'May Mai mai mayo maio',
        'June Juni juin junio junho',
        'July Juli juillet julio julho',
      ],
      ...[
        'August August août agosto Aug',
        'September Sept septembre septiembre setembro',
        'October Oktober octobre Oct outubro',
      ],
      ...['November Nov novembre noviembre novembro', 'December Dezember décembre diciembre dezembro'],
    ].map((names, index) => [names, index + 1] as const),
  )('of %s', (names, month) => {
    for (const name of names.split(' ')) {
      expect(readTypedTime(`3 ${name} 2026 10:00`, undefined)).toEqual(clockOn({ year: 2026, month, day: 3 }, '10:00'));
    }
  });
});

describe('readTypedTime reads days by their distance', () => {
  it.each([
    ...['today', 'heute', 'aujourd’hui', "aujourd'hui", 'hoy', 'hoje'].map((word) => [word, 0] as const),
    ...['yesterday', 'gestern', 'hier', 'ayer', 'ontem'].map((word) => [word, 1] as const),
    ...['the day before yesterday', 'vorgestern', 'avant-hier', 'anteayer', 'anteontem'].map(
      (word) => [word, 2] as const,
    ),
    ...['3 days ago', 'vor 3 Tagen', 'il y a 3 jours', 'hace 3 días', 'há 3 dias'].map((word) => [word, 3] as const),
  ])('%s', (word, days) => {
    expect(readTypedTime(word, undefined)).toEqual(clockOn({ days }, undefined));
    expect(readTypedTime(`${word} 9:30`, undefined)).toEqual(clockOn({ days }, '09:30'));
    expect(readTypedTime(`at 9:30 ${word}`, undefined)).toEqual(clockOn({ days }, '09:30'));
  });

  it.each([
    ['just now', 0],
    ['right now', 0],
    ['now', 0],
    ['jetzt', 0],
    ['gerade eben', 0],
    ['à l’instant', 0],
    ['ahora mismo', 0],
    ['agora', 0],
    ['10 minutes ago', 10],
    ['about 5 min ago', 5],
    ['an hour ago', 60],
    ['2 hours ago', 120],
    ['vor 10 Minuten', 10],
    ['vor einer Stunde', 60],
    ['il y a 10 minutes', 10],
    ['il y a une heure', 60],
    ['hace 10 minutos', 10],
    ['hace una hora', 60],
    ['há 10 minutos', 10],
    ['há uma hora', 60],
  ])('%s', (text, minutes) => {
    expect(readTypedTime(text, undefined)).toEqual({ kind: 'ago', minutes });
  });
});

describe('readTypedTime reads moments that hold everywhere', () => {
  it.each([
    ['2026-11-27T14:05:33Z', '2026-11-27T14:05:33Z', true],
    ['2026-11-27T14:05:33.1234567Z', '2026-11-27T14:05:33Z', true],
    ['2026-11-27 14:05 UTC', '2026-11-27T14:05:00Z', false],
    ['2026-11-27T14:05+01:00', '2026-11-27T13:05:00Z', false],
    ['2026-11-27T14:05:33 -0530', '2026-11-27T19:35:33Z', true],
  ])('%s', (text, utc, hasSeconds) => {
    expect(readTypedTime(text, undefined)).toEqual({ kind: 'instant', at: Date.parse(utc), hasSeconds });
  });
});

describe('readTypedTime and what was left out', () => {
  it.each(['14:05', 'at 14:05', '2:05 pm', 'um 14:05 Uhr', 'a las 14:05', 'à 14h05', 'às 14:05 h', '@ 14:05'])(
    'reads a time alone: %s',
    (text) => {
      expect(readTypedTime(text, undefined)).toEqual(clockOn(undefined, '14:05'));
    },
  );

  it.each(['2026-11-27', '27.11.2026', 'on 27 Nov 2026', 'November 27, 2026'])('reads a date alone: %s', (text) => {
    expect(readTypedTime(text, undefined)).toEqual(clockOn(day, undefined));
  });
});

describe('readTypedTime and the order of day and month', () => {
  const march = clockOn({ year: 2026, month: 3, day: 4 }, '10:00');
  const april = clockOn({ year: 2026, month: 4, day: 3 }, '10:00');

  it.each(['03/04/2026 10:00', '3/4/26 10:00', '03-04-2026 10:00'])('asks about %s, or goes by the order', (text) => {
    expect(readTypedTime(text, undefined)).toEqual({ kind: 'either-order' });
    expect(readTypedTime(text, 'month')).toEqual(march);
    expect(readTypedTime(text, 'day')).toEqual(april);
  });

  it.each(['day', 'month', undefined] as const)('needs no order (%s) where only one makes a date', (order) => {
    expect(readTypedTime('04.03.2026 10:00', order)).toEqual(march);
    expect(readTypedTime('03/14/2026 10:00', order)).toEqual(readTypedTime('14/03/2026 10:00', order));
    expect(readTypedTime('03/03/2026 10:00', order)).toEqual(clockOn({ year: 2026, month: 3, day: 3 }, '10:00'));
  });
});

describe('readTypedTime does not read', () => {
  it.each([
    ...[
      '',
      ' ',
      'hello',
      'it failed',
      '31034',
      '14',
      '1405',
      '2026',
      'May',
      'tomorrow 9:00',
      'morgen 9:00',
      'Friday 9:00',
    ],
    ...[
      '2026-02-30 10:00',
      '29.02.2025 10:00',
      '13/13/2026 10:00',
      '2026-11-27 25:00',
      '2026-11-27 14:60',
      '2026-11-27 10:00:60',
    ],
    ...[
      '2026-11-27 14 am',
      '2026-11-27 25 pm',
      '27.11. 14:05',
      '1999-11-27 14:05',
      '27 Foo 2026 14:05',
      '27.11.2026 14:05 or 15:05',
    ],
    ...['2026-02-30T10:00:00Z', '2026-11-27T25:00:00Z', '2026-11-27T10:00:00+25:00', 'vor 10 Metern', '1/2/3 10:00'],
    `2026-11-27 14:05${' '.repeat(80)}`,
  ])('%j', (text) => {
    expect(readTypedTime(text, 'day')).toBeUndefined();
  });

  it('anything hostile', () => {
    for (const [name, make] of hostileTexts) {
      for (const length of [20, 80]) expect([name, readTypedTime(make(length), 'day')]).toEqual([name, undefined]);
    }
  });

  it('a day that is not in the calendar, and reads each that is, however it is written', () => {
    const part = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), part(14), part(33), (year, month, at) => {
        const date = new Date(Date.UTC(year, month - 1, at));
        const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === at;
        const expected = isReal ? clockOn({ year, month, day: at }, '08:09') : undefined;
        const [mm = '', dd = ''] = [month, at].map((number) => String(number).padStart(2, '0'));
        expect(readTypedTime(`${String(year)}-${mm}-${dd} 8:09`, undefined)).toEqual(expected);
        expect(readTypedTime(`${dd}.${mm}.${String(year)} 8:09`, undefined)).toEqual(expected);
        if (isReal) expect(readTypedTime(`${mm}/${dd}/${String(year)} 8:09`, 'month')).toEqual(expected);
      }),
    );
  });
});
