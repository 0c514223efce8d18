import { describeLookalikes } from '../../../knowledge/directory-path/lookalikes.ts';
import { namePart } from '../../../knowledge/directory-path/placed.ts';

const notesOn = (name: string): string[] =>
  describeLookalikes(
    namePart(
      'OU',
      Array.from(name, (sign, at) => ({ sign, column: 4 + at })),
    ),
  );

describe('a character that looks like another', () => {
  it('is named with its number, its column and what it looks like', () => {
    expect(notesOn('Sales\u00a0East')).toEqual([
      '“Sales\u00a0East” holds U+00A0 (no-break space) in column 9. It is not on the list, but it looks like a space.',
    ]);
  });

  it.each([
    ['，', 'a comma'],
    ['＋', 'a plus sign'],
    ['“', 'a quotation mark'],
    ['＼', 'a backslash'],
    ['‹', 'a left angle bracket'],
    ['›', 'a right angle bracket'],
    ['\u037e', 'a semicolon'],
    ['\u2028', 'a line break'],
    ['＝', 'an equal sign'],
    ['⁄', 'a forward slash'],
    ['＃', 'a #'],
    ['\u3000', 'a space'],
    ['\u200b', 'nothing at all'],
  ])('is noted: %s for %s', (sign, like) => {
    expect(notesOn(`a${sign}b`).map((note) => note.slice(-like.length - 1))).toEqual([`${like}.`]);
  });

  it('is noted once for each sort, in the order of the name', () => {
    expect(notesOn('，a\u00a0，，\u00a0').map((note) => / holds (\S+) .* (column \d+)/.exec(note)?.slice(1))).toEqual([
      ['U+FF0C', 'column 4'],
      ['U+00A0', 'column 6'],
    ]);
  });

  it.each(['Sales, EMEA', 'R&D', 'été', '密码', '👩‍💻', ''])('is not in %j', (name) => {
    expect(notesOn(name)).toEqual([]);
  });
});
