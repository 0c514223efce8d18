import fc from 'fast-check';
import { maxDepth, parseStrictJson } from '../../bot/strict-json.ts';

const deep = (levels: number, open = '[', close = ']'): string => open.repeat(levels) + '1' + close.repeat(levels);

/** What other systems send: any text in whole characters, without NUL, under any name but one. */
const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', ''));
const { value: harmless } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('[[[', '}', '"', '\\', '\\u0000', '__proto__', ':', '","'),
    ),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
}));

/** A text somewhere inside lists and objects, with other values around it. */
const place = fc
  .array(fc.tuple(fc.boolean(), harmless), { maxLength: 20 })
  .map((around) => (inside: string): string => {
    return around.reduce((body, [inList, beside]) => {
      const neighbour = JSON.stringify(beside);
      return inList ? `[${neighbour}, ${body} ,${neighbour}]` : `{"a":${neighbour},\n"b" : ${body},"c":${neighbour}}`;
    }, inside);
  });

describe('JSON that means one thing', () => {
  it('is parsed as JSON.parse does, whatever JSON.stringify made it of', () => {
    fc.assert(
      fc.property(harmless, fc.constantFrom(0, 1, '\t'), (value, indent) => {
        const json = JSON.stringify(value, undefined, indent);

        expect(parseStrictJson(json)).toEqual({ ok: true, value: JSON.parse(json) as unknown });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['the same key in two objects', '[{"a":1},{"a":2}]'],
    ['the same key inside and outside', '{"a":{"a":{"a":1}},"b":{"a":1}}'],
    ['a key that is also a value', '{"a":"a","b":["a","a"]}'],
    ['keys that differ in case or form', '{"a":1,"A":2,"\\u00e9":3,"e\\u0301":4}'],
    ['names of what objects have', '{"constructor":1,"toString":2,"hasOwnProperty":3,"prototype":4}'],
    ['__proto__ as a value', '["__proto__"]'],
    ['an escaped pair of surrogates', '"\\ud83d\\ude00"'],
    ['a backslash before what is no escape then', '"\\\\u0000 \\\\ud800"'],
    ['brackets in a text', `"${'['.repeat(1000)}"`],
    ['brackets behind an escaped quote', `"\\"${'['.repeat(1000)}"`],
    ['many lists beside each other', `[${'[],'.repeat(1000)}[]]`],
    ['just as many levels as are allowed', deep(maxDepth)],
  ])('may have %s', (_, json) => {
    expect(parseStrictJson(json)).toEqual({ ok: true, value: JSON.parse(json) as unknown });
  });
});

const defects: [string, string, RegExp][] = [
  ['a key twice', '{"x":1,"x":1}', /a key stands twice/],
  ['a key twice with another between', '{"x":1,"y":{"x":[]},"x":2}', /a key stands twice/],
  ['a key twice, once escaped', '{"x":1,"\\u0078":2}', /a key stands twice/],
  ['the empty key twice', '{"":1,"" :2}', /a key stands twice/],
  ['a NUL', '"x\\u0000"', /NUL/],
  ['a NUL in a key', '{"\\u0000":1}', /NUL/],
  ['a high surrogate alone', '"\\ud800"', /surrogate/],
  ['a low surrogate alone', '"\\uDC00x"', /surrogate/],
  ['surrogates the wrong way round', '"\\udc00\\ud800"', /surrogate/],
  ['half a pair beside a whole one', '"\\ud83d\\ud83d\\ude00"', /surrogate/],
  ['half a pair in a key', '{"\\ud800":1}', /surrogate/],
  ['half a pair that is not escaped', '"\ud800"', /surrogate/],
  ['__proto__', '{"__proto__":{"x":1}}', /__proto__/],
  ['__proto__, escaped', '{"\\u005f_proto__":1}', /__proto__/],
  ['too many levels', deep(maxDepth + 1), /nested too deeply/],
  ['too many objects in each other', deep(maxDepth + 1, '{"x":', '}'), /nested too deeply/],
  ['a trailing comma', '[1,]', /not JSON/],
  ['single quotes', "{'x':1}", /not JSON/],
  ['a NUL that is not escaped', '"\0"', /not JSON/],
  ['a bracket too many', '[]]', /not JSON/],
  ['NaN', 'NaN', /not JSON/],
];

describe('JSON with', () => {
  it.each(defects)('%s is refused wherever it stands', (_, defect, problem) => {
    fc.assert(
      fc.property(place, (put) => {
        expect(parseStrictJson(put(defect))).toEqual({ ok: false, problem: expect.stringMatching(problem) as string });
      }),
    );
  });
});

describe('any text', () => {
  it.each([
    ['100,000 open lists', '['.repeat(100_000)],
    ['100,000 open objects', '{"a":'.repeat(100_000)],
    ['100,000 lists', deep(100_000)],
    ['100,000 closed lists', ']'.repeat(100_000)],
    ['100,000 quotes', '"'.repeat(100_000)],
    ['100,000 backslashes in a text', `"${'\\'.repeat(100_001)}`],
  ])('of %s is refused', (_, json) => {
    expect(parseStrictJson(json)).toMatchObject({ ok: false });
  });

  it('is a value or refused, with nothing of it quoted', () => {
    const made = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\\u0 ')) }));
    fc.assert(
      fc.property(made, (rest) => {
        const json = `{"hunter2":${rest}`;
        const read = parseStrictJson(json);

        if (read.ok) expect(read.value).toEqual(JSON.parse(json));
        else expect(read.problem).not.toContain('hunter2');
      }),
      { examples: [[''], ['"hunter2'], ['"\\'], ['['], ['0}']], numRuns: 2000 },
    );
  });
});
