import fc from 'fast-check';
import { holderCount, startTermLists, weightiest, type TermLists } from '../../knowledge/term-lists.ts';

const texts = fc.array(
  fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 2 }), { maxLength: 8 }),
  { maxLength: 10 },
);

function build(all: readonly (readonly string[])[]): TermLists {
  const builder = startTermLists();
  for (const text of all) builder.add(text);
  return builder.build();
}

describe('term lists', () => {
  it('tell for each text its terms, each once', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const lists = build(all);
        const read = all.map((_, text) =>
          [...lists.terms.slice(lists.termsFrom[text], lists.termsFrom[text + 1])].map((id) => lists.names[id]),
        );
        expect(read).toEqual(all.map((text) => [...new Set(text)]));
        expect(lists.texts).toBe(all.length);
      }),
    );
  });

  it('tell for each term its texts in rising order, and how often they have it', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const lists = build(all);
        lists.names.forEach((name, id) => {
          const [from, to] = [lists.holdersFrom[id], lists.holdersFrom[id + 1]];
          const expected = all.flatMap((text, at) => (text.includes(name) ? [at] : []));
          expect([...lists.holders.slice(from, to)]).toEqual(expected);
          expect([...lists.counts.slice(from, to)]).toEqual(
            expected.map((at) => all[at]?.filter((term) => term === name).length),
          );
          expect(holderCount(lists, id)).toBe(expected.length);
        });
      }),
    );
  });

  it('know the number of a term, and no other word', () => {
    const lists = build([['reset', 'fails'], ['clock']]);
    expect(['reset', 'fails', 'clock', 'printer'].map((term) => lists.idOf(term))).toEqual([0, 1, 2, undefined]);
  });
});

describe('the weightiest terms', () => {
  it('are the known ones, most weight first, and no more than wanted', () => {
    const lists = build([['a', 'b', 'c', 'd']]);
    const weights = Float64Array.of(1, 4, 2, 3);
    expect(weightiest(['a', 'x', 'b', 'c', 'd'], lists, weights, 3)).toEqual({ ids: [1, 3, 2], known: 4 });
    expect(weightiest(['x'], lists, weights, 3)).toEqual({ ids: [], known: 0 });
  });
});
