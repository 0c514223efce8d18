import { namePart, place, signAt, unreadable, write } from '../../../knowledge/directory-path/placed.ts';

describe('a text taken apart', () => {
  const text = write('a😀b', 5);

  it('counts what people see as one character as one', () => {
    expect(place(text, 1)).toEqual({ sign: '😀', column: 6 });
    expect(place(text, 2)).toEqual({ sign: 'b', column: 7 });
  });

  it('has nothing past its end and before its beginning', () => {
    expect([signAt(text, 2), signAt(text, 3), signAt(text, -1)]).toEqual(['b', '', '']);
  });

  it('keeps half of a character', () => {
    expect(write('\ud83dx', 1).signs).toEqual(['\ud83d', 'x']);
  });

  it('names the column of a trouble in the sentence', () => {
    const refused = { ok: false, column: 7, problem: 'What is this in column 7?' };
    expect(unreadable(text, 2, (column) => `What is this in ${column}?`)).toEqual(refused);
  });
});

describe('a part of a name', () => {
  it('has the characters of its value one by one', () => {
    const placed = [
      { sign: 'R', column: 4 },
      { sign: '+', column: 6 },
    ];
    expect(namePart('OU', placed)).toStrictEqual({ type: 'OU', value: 'R+', placed });
    expect(namePart('OU', placed, true)).toStrictEqual({ type: 'OU', value: 'R+', placed, isHex: true });
  });
});
