import fc from 'fast-check';
import { splitLines } from '../../../eventlog/forms/line-splitter.ts';

function split(pieces: readonly string[]): readonly string[] {
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line));
  for (const piece of pieces) splitter.write(piece);
  splitter.end();
  splitter.end();
  return lines;
}

describe('splitLines', () => {
  it('splits at every kind of line end, wherever the pieces are cut', () => {
    const part = fc.constantFrom('a', 'bc', '\r', '\n', '\r\n', '');
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 6 }), { maxLength: 6 }), (pieces) => {
        const text = pieces.flat().join('');
        const lines = text.split(/\r\n|\n|\r/);
        if (lines.at(-1) === '') lines.pop();
        expect(split(pieces.map((parts) => parts.join('')))).toEqual(lines);
      }),
      { numRuns: 1000 },
    );
  });

  it('cuts what is longer than any event', () => {
    const [first = '', second] = split(['x'.repeat(600_000), 'y'.repeat(600_000), `${'z'.repeat(10)}\nnext`]);
    expect([first.length, first.at(-1), second]).toEqual([1_000_000, 'y', 'next']);
  });
});
