import fc from 'fast-check';
import { splitRows } from '../../../eventlog/forms/row-splitter.ts';
import { cutText } from '../../support/log-bytes.ts';

function split(
  pieces: readonly string[],
  delimiter: ',' | ';' = ',',
): { readonly rows: unknown; readonly isWhole: boolean } {
  const rows: (readonly string[])[] = [];
  const splitter = splitRows(delimiter, (row) => rows.push(row));
  for (const piece of pieces) splitter.write(piece);
  return { isWhole: splitter.end(), rows };
}

describe('splitRows', () => {
  it('gives back rows of any width, however they are quoted and cut', () => {
    const field = fc
      .array(fc.constantFrom('a', '"', ',', ';', '\r\n', '\n', ' ', 'é'), { maxLength: 5 })
      .map((parts) => parts.join(''));
    const row = fc
      .array(field, { minLength: 1, maxLength: 4 })
      .filter((fields) => fields.length > 1 || fields[0] !== '');
    const quote = (text: string, isForced: boolean): string =>
      isForced || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(fc.array(row), fc.boolean(), fc.integer({ min: 1, max: 20 }), (rows, isForced, size) => {
        const text = rows.map((fields) => fields.map((each) => quote(each, isForced)).join(',')).join('\r\n');
        const pieces = cutText(text, size);
        expect(split(pieces)).toEqual({ rows, isWhole: true });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a,b\n\n\r\nc\n', [['a', 'b'], ['c']]],
    ['a "quoted" word,"b" behind', [['a "quoted" word', 'b behind']]],
    ['"a"b"c"', [['ab"c"']]],
    [',\n', [['', '']]],
    ['""\n', []],
    ['', []],
    ['a;b', [['a;b']]],
  ])('reads %j', (text, rows) => {
    expect(split([text])).toEqual({ rows, isWhole: true });
  });

  it('splits at the delimiter that it was given', () => {
    expect(split(['a;b,c'], ';').rows).toEqual([['a', 'b,c']]);
  });

  it('does not give a row that ends inside of quotes', () => {
    expect(split(['a,b\nc,"d\ne,f'])).toEqual({ rows: [['a', 'b']], isWhole: false });
  });

  it.each(['"', '', ','])('stops at a row that is longer than any event, made of %j', (sign) => {
    const rows: unknown[] = [];
    const splitter = splitRows(',', (row) => rows.push(row));
    const text = sign === ',' ? ',' : 'x';
    expect(splitter.write(`a,b\n${sign}${text.repeat(600_000)}`)).toBe(true);
    expect(splitter.write(text.repeat(600_000))).toBe(false);
    expect(splitter.write('\nc,d\n')).toBe(false);
    expect(rows).toEqual([['a', 'b']]);
  });
});
