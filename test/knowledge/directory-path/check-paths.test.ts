import fc from 'fast-check';
import { checkPaths, mostPaths, type PathReport } from '../../../knowledge/directory-path/check-paths.ts';
import { formatDistinguishedName } from '../../../knowledge/directory-path/distinguished-name.ts';
import type { Asked } from '../../../knowledge/directory-path/find-paths.ts';
import { longestText } from '../../../knowledge/recognizer.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';

const ada = 'CN=Ada,OU=Sales,DC=contoso,DC=com';
const bob = 'CN=Bob,OU=R\\+D,DC=contoso,DC=com';
const broken = 'CN=Ada,OU=Sales, OU EMEA,DC=contoso,DC=com';
const unescaped = 'CN=Ada,OU=Sales, EMEA,OU=R+D,DC=contoso,DC=com';

const only = (text: string, asked?: Asked): PathReport => {
  const { reports } = checkPaths(text, asked);
  if (!reports[0] || reports.length > 1) throw new Error(`Not one path in ${text}`);
  return reports[0];
};
const notesOn = (text: string, asked?: Asked): readonly string[] => {
  const report = only(text, asked);
  return report.outcome === 'unread' ? [] : report.notes;
};

describe('a checked path', () => {
  it('is clean', () => {
    expect(only(ada)).toEqual({ line: 1, column: 1, text: ada, outcome: 'clean', faults: [], notes: [] });
  });

  it('is told with every reserved character of its units', () => {
    expect(only('\n"CN=Ada,OU=a/b,OU=\\#c\\2Cd,DC=x,DC=y"')).toMatchObject({
      line: 2,
      column: 2,
      outcome: 'reserved',
      faults: [
        { ou: 'a/b', name: 'forward slash', hex: '0x2F', place: 2, column: 13 },
        { ou: '#c,d', name: '# at the beginning', hex: undefined, place: 1, column: 20 },
        { ou: '#c,d', name: 'comma', hex: '0x2C', place: 3, column: 22 },
      ],
    });
  });

  it('is told what stands in a name without its backslash', () => {
    expect(only(unescaped)).toMatchObject({
      outcome: 'reserved',
      faults: [
        { ou: 'Sales, EMEA', name: 'comma', hex: '0x2C', place: 6, column: 16 },
        { ou: 'R+D', name: 'plus sign', hex: '0x2B', place: 2, column: 27 },
      ],
      notes: [expect.stringContaining('without its backslash: the comma in column 16, the plus sign in column 27.')],
    });
    expect(only('OU=Sa;les,DC=contoso,DC=com')).toMatchObject({ faults: [{ hex: '0x3B', place: 3, column: 6 }] });
  });

  it('that cannot be read says why, and what to paste', () => {
    expect(only(broken)).toMatchObject({
      outcome: 'unread',
      problem: expect.stringContaining('After the comma in column 16') as string,
      instead: expect.stringContaining('DistinguishedName') as string,
    });
  });
});

describe('a note', () => {
  it('names what was not judged', () => {
    expect(notesOn('CN=Lovelace\\, Ada,OU=Sales,DC=x')).toEqual([
      'Not judged, although it holds a reserved character: CN “Lovelace, Ada”. The document speaks of organizational units only.',
    ]);
    expect(notesOn('cn=a/1,CN=a/2,CN=a/3,CN=a/4,CN=a/5,OU=Sales,DC=x')[0]).toContain(
      'CN “a/1”, CN “a/2”, CN “a/3”, 2 more.',
    );
  });

  it.each([
    ['a path without a unit', 'CN=Ada,CN=Users,DC=x', 'The path holds no organizational unit.', 'nothing'],
    ['a path without a domain', 'OU=Sales', 'The path stops before the domain', 'path'],
    ['names that may be no units', 'contoso.com/Sales/a+b', 'Every name below the domain was judged.', 'path'],
    ['dropped blanks', ' Sales', 'Blanks around the line were not taken as part of a name.', 'name'],
    ['a lookalike', 'OU=a\u00a0b,DC=x', 'holds U+00A0 (no-break space) in column 5.', 'nothing'],
    ['a name in hex', 'OU=#04024869,DC=x', 'from hex, and reads as “Hi”. If the # is part of the name', 'nothing'],
  ] as const)('tells of %s', (_, text, note, asked) => {
    expect(notesOn(text, asked)).toEqual([expect.stringContaining(note)]);
  });

  it('on a lookalike in a part that is no unit is none', () => {
    expect(notesOn('CN=a\u00a0b,OU=Sales,DC=x')).toEqual([]);
  });

  it('is not made on a clean canonical path and a bare name', () => {
    expect([notesOn('contoso.com/Sales', 'path'), notesOn('Sales', 'name')]).toEqual([[], []]);
  });
});

describe('the verdict', () => {
  it.each([
    ['why?', 'No path was found.'],
    [ada, 'The path holds no reserved character.'],
    [bob, 'The path holds a reserved character.'],
    [broken, 'The path could not be read.'],
    [`${ada}\n${ada}`, 'None of 2 paths holds a reserved character.'],
    [`${ada}\n${bob}`, '1 of 2 paths holds a reserved character.'],
    [`${bob}\n${ada}\n${bob}`, '2 of 3 paths hold a reserved character.'],
    [`${broken}\n${broken}`, 'None of 2 paths could be read.'],
    [
      `${broken}\n${ada}`,
      '1 path could not be read and may hold a reserved character; none was found in the other one.',
    ],
    [
      `${broken}\n${ada}\n${broken}\n${ada}`,
      '2 paths could not be read and may hold a reserved character; none was found in the other 2.',
    ],
    [unescaped, 'The path holds a reserved character.'],
    [`${unescaped}\n${ada}`, '1 of 2 paths holds a reserved character.'],
    [`${broken}\n${bob}`, 'The readable path holds a reserved character; 1 could not be read.'],
    [`${broken}\n${ada}\n${bob}`, '1 of 2 readable paths holds a reserved character; 1 could not be read.'],
  ])('on %j', (text, verdict) => {
    expect(checkPaths(text).verdict).toBe(verdict);
  });

  it.each([
    [1, '1 more was not looked at.'],
    [3, '3 more were not looked at.'],
  ])('says how many were left out: %i', (more, end) => {
    const check = checkPaths(Array.from({ length: mostPaths + more }, () => bob).join('\n'));
    expect(check).toMatchObject({ leftOut: more, isCut: false });
    expect(check.reports).toHaveLength(mostPaths);
    expect(check.verdict).toBe(`200 of 200 paths hold a reserved character; ${end}`);
  });

  it('says when the text was too long, and judges no line by half', () => {
    const long = `CN=Ada,OU=${'x'.repeat(longestText - 200)},DC=x`;
    const half = `CN=Bob,OU=${'y'.repeat(200)},OU=a\\,b,DC=x`;
    const check = checkPaths(`${long}\r\n${half}`);
    expect(check.reports.map(({ text }) => text)).toEqual([long]);
    expect(checkPaths(`${long}\r${half}`)).toEqual(check);
    expect(check).toMatchObject({ isCut: true, leftOut: 0 });
    expect(check.verdict).toBe('The path holds no reserved character; the text was read up to 20,000 characters.');
    expect(checkPaths('x'.repeat(longestText + 1)).reports).toEqual([]);
  });

  it('counts a line that ends where the reading ends', () => {
    const line = `OU=${'x'.repeat(longestText - 8)},DC=x`;
    expect(line).toHaveLength(longestText);
    expect(checkPaths(`${line}\nmore`).reports).toHaveLength(1);
    expect(checkPaths(line)).toMatchObject({ isCut: false });
  });
});

const reserved = [',', '+', '"', '\\', '<', '>', ';', '\n', '\r', '=', '/'];
const ordinary = [
  'a',
  'Z',
  '0',
  'é',
  '密',
  '😀',
  '\u{1f468}',
  '\u{10ffff}',
  '&',
  '.',
  '-',
  '(',
  '\u00a0',
  '，',
  '\ud83d',
];
const name = (...signs: readonly string[]) => fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 });

/** What the document says, said once more: the planted characters by their place, from 1. */
const planted = (signs: readonly string[]): string[] =>
  signs.flatMap((sign, at) => {
    const isEdge = (sign === ' ' && (at === 0 || at === signs.length - 1)) || (sign === '#' && at === 0);
    return isEdge || reserved.includes(sign) ? [`${String(at + 1)} ${sign}`] : [];
  });

const pathOf = (cn: string, ous: readonly string[]): string =>
  formatDistinguishedName([
    [{ type: 'CN', value: cn }],
    ...ous.map((value) => [{ type: 'OU', value }]),
    ...['contoso', 'com'].map((value) => [{ type: 'DC', value }]),
  ]);

describe('organizational units with any characters', () => {
  const ous = fc.array(name(...reserved, ...ordinary, ' ', '#'), { minLength: 1, maxLength: 4 });

  it('are told exactly the reserved ones, at the right places', () => {
    fc.assert(
      fc.property(ous, name(...reserved, 'a'), fc.constantFrom('', 'dn: ', '"', '  '), (units, cn, before) => {
        const line = `${before}${pathOf(
          cn.join(''),
          units.map((signs) => signs.join('')),
        )}${before === '"' ? '"' : ''}`;
        const report = only(line);
        if (report.outcome === 'unread') throw new Error(report.problem);
        expect(report.faults.map(({ place, sign }) => `${String(place)} ${sign}`)).toEqual(units.flatMap(planted));
        expect(report.outcome).toBe(units.flatMap(planted).length > 0 ? 'reserved' : 'clean');
        const signs = Array.from(line);
        for (const { sign, column } of report.faults) {
          const written = sign < ' ' ? `\\0${sign === '\n' ? 'A' : 'D'}` : sign;
          expect(signs.slice(column - 1, column - 1 + written.length).join('')).toBe(written);
        }
      }),
      { seed: 8, numRuns: 1000 },
    );
  });

  it('are clean without any', () => {
    const clean = fc.array(name(...ordinary), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(clean, (units) => {
        expect(
          only(
            pathOf(
              'Ada',
              units.map((signs) => signs.join('')),
            ),
          ).outcome,
        ).toBe('clean');
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});

const parts = fc.constantFrom(
  ...['OU=', 'CN=', 'DC=x', ',', ';', '+', '\\', '\\2C', '\\C3', '#04', '"', '“', 'dn: ', 'dn:: ', 'CanonicalName : '],
  ...[
    'DistinguishedName\n',
    'contoso.com/',
    '/',
    '...',
    ' ',
    '\n',
    '\n ',
    'a',
    '😀',
    '\ud83d',
    '://',
    '@',
    ada,
    bob,
    broken,
  ],
);
const texts = fc.array(parts, { maxLength: 30 }).map((some) => some.join(''));
const askedFor = fc.constantFrom<Asked>('nothing', 'path', 'name');

describe('any text', () => {
  it('is checked without an error, and each report is about something that stands there', () => {
    fc.assert(
      fc.property(texts, askedFor, (text, asked) => {
        const { reports } = checkPaths(text, asked);
        const lines = text.split('\n').map((line) => Array.from(line));
        for (const { line, column, text: path } of reports) {
          const there = lines[line - 1]?.slice(column - 1, column - 1 + Array.from(path).length).join('');
          expect(there).toBe(path);
        }
      }),
      { seed: 10, numRuns: 1000 },
    );
  });

  it('means the same with either line ending', () => {
    fc.assert(
      fc.property(texts, askedFor, (text, asked) => {
        expect(checkPaths(text.replaceAll('\n', '\r\n'), asked)).toEqual(checkPaths(text, asked));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it.each(hostileTexts)('may be hostile: %s', (_, make) => {
    expect(checkPaths(make(longestText))).toMatchObject({ reports: [], verdict: 'No path was found.' });
    expect(checkPaths(make(longestText), 'path').reports.length).toBeLessThanOrEqual(mostPaths);
    expect(checkPaths(make(longestText), 'name').reports.length).toBeLessThanOrEqual(mostPaths);
  });
});
