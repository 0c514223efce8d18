import fc from 'fast-check';
import { splitObjects } from '../../../eventlog/forms/json-objects.ts';
import { cutText } from '../../support/log-bytes.ts';

function split(pieces: readonly string[]): {
  readonly found: readonly unknown[];
  readonly stops: unknown;
  readonly isWhole: boolean;
} {
  const found: unknown[] = [];
  const splitter = splitObjects((text) => found.push(JSON.parse(text)));
  const stops = pieces.map((piece) => splitter.write(piece)).filter((stop) => stop !== undefined);
  return { found, stops, isWhole: splitter.isWhole() };
}

const object = fc.dictionary(fc.constantFrom('a', '}"', '\\', '[{', '\\"'), fc.jsonValue({ maxDepth: 3 }), {
  maxKeys: 4,
});

describe('splitObjects', () => {
  it('gives every outermost object, in an array, one a line, or one behind the other, wherever pieces are cut', () => {
    const shape = fc.constantFrom('array', 'lines', 'row');
    fc.assert(
      fc.property(fc.array(object, { maxLength: 5 }), shape, fc.integer({ min: 1, max: 40 }), (objects, as, size) => {
        const texts = objects.map((each) => JSON.stringify(each));
        const text = as === 'array' ? JSON.stringify(objects, null, 2) : texts.join(as === 'lines' ? '\r\n' : '');
        const pieces = cutText(text, size);
        expect(split(pieces)).toEqual({
          found: texts.map((each): unknown => JSON.parse(each)),
          stops: [],
          isWhole: true,
        });
      }),
      { numRuns: 500 },
    );
  });

  it.each(['x', '{} x', '["a"]', '[1]', '{}:'])('stops at what is no object in %j', (text) => {
    expect(split([text]).stops).toEqual(['broken']);
  });

  it.each([
    ['[{}', false],
    ['{"a":[', false],
    ['[{}]', true],
    [']]{}', true],
    ['\ufeff', true],
    ['{"a":"', false],
  ])('knows whether %j is whole', (text, isWhole) => {
    expect(split([text])).toMatchObject({ stops: [], isWhole });
  });

  it('stops where it gets too deep, but not for arrays around objects', () => {
    const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    expect(split([deep(100)])).toMatchObject({ stops: [] });
    expect(split([deep(101)])).toMatchObject({ stops: ['limits'], found: [] });
    expect(split([`{"a":${'['.repeat(200_000)}`]).stops).toEqual(['limits']);
    expect(split(['['.repeat(200_000)])).toMatchObject({ stops: [], isWhole: false });
  });

  it('stops at an object that is too long', () => {
    const pieces = ['{"a":"', ...Array.from({ length: 33 }, () => 'x'.repeat(1_000_000))];
    expect(split(pieces).stops).toContain('limits');
  });
});
