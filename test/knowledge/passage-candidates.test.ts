import { createPassageCandidates, type PassageCandidates } from '../../knowledge/passage-candidates.ts';
import { holderCount, startTermLists, type TermLists } from '../../knowledge/term-lists.ts';

function build(texts: Iterable<readonly string[]>): { lists: TermLists; candidates: PassageCandidates } {
  const builder = startTermLists();
  for (const text of texts) builder.add(text);
  const lists = builder.build();
  const weights = Float64Array.from(
    lists.names.map((_, term) => Math.log(1 + lists.texts / (holderCount(lists, term) + 0.5))),
  );
  return { lists, candidates: createPassageCandidates(lists, weights) };
}

/** Pieces of these words, the rarest first as the index asks. */
function find({ lists, candidates }: ReturnType<typeof build>, ...pieces: readonly (readonly string[])[]): number[] {
  const asked = pieces.map((words) => ({
    ids: words
      .map((word) => Number(lists.idOf(word)))
      .sort((left, right) => holderCount(lists, left) - holderCount(lists, right)),
    mass: 10,
    isJoined: false,
  }));
  return [...candidates.find(asked)];
}

const crowd = (size: number, text: (at: number) => readonly string[]): (readonly string[])[] =>
  Array.from({ length: size }, (_, at) => text(at));

describe('passages worth comparing', () => {
  it('are those with a word in common, in rising order, the same each time', () => {
    const index = build([['reset', 'fails'], ['clock'], ['fails', 'proxy'], ['toner']]);
    expect(find(index, ['fails', 'proxy'])).toEqual([0, 2]);
    expect(find(index, ['fails', 'proxy'], ['clock'])).toEqual([0, 1, 2]);
    expect(find(index, ['toner'])).toEqual([3]);
    expect(find(index, [])).toEqual([]);
    expect(find(index)).toEqual([]);
  });

  it('are few, and those that share most, however many share a word', () => {
    const texts = crowd(20_000, (at) => (at % 40 === 7 ? ['common', 'rarer'] : ['common']));
    const index = build([...texts, ['common', 'rarer', 'single']]);
    const found = find(index, ['single', 'rarer', 'common']);
    expect(found).toContain(20_000);
    expect(found.length).toBeLessThanOrEqual(4_000);
    expect(found.filter((passage) => passage % 40 === 7)).toHaveLength(500);
  });

  it('are some of them when all share the same', () => {
    const index = build(crowd(20_000, () => ['common']));
    const found = find(index, ['common']);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(4_000);
  });

  it('are found from rare words first when lists are too long to be read', () => {
    const index = build([...crowd(90_000, () => ['common', 'usual']), ['usual', 'single']]);
    expect(find(index, ['common', 'usual', 'single'])).toContain(90_000);
  });
});

describe('what is shared with one piece', () => {
  function shares(
    { lists, candidates }: ReturnType<typeof build>,
    words: readonly string[],
  ): Map<number, number> | false {
    const visited = new Map<number, number>();
    const ids = words.map((word) => Number(lists.idOf(word)));
    const isRead = candidates.visitShared({ ids, mass: 10, isJoined: false }, (passage, shared) => {
      visited.set(passage, shared);
    });
    return isRead ? visited : false;
  }
  const weight = (texts: number, holders: number): number => Math.log(1 + texts / (holders + 0.5));

  it('is the sum of the weights of the words in common, the same each time', () => {
    const index = build([['reset', 'fails'], ['clock'], ['fails', 'proxy'], ['toner']]);
    const expected = new Map([
      [0, weight(4, 2)],
      [2, weight(4, 2) + weight(4, 1)],
    ]);
    expect(shares(index, ['fails', 'proxy'])).toEqual(expected);
    expect(shares(index, ['toner'])).toEqual(new Map([[3, weight(4, 1)]]));
    expect(shares(index, ['fails', 'proxy'])).toEqual(expected);
    expect(shares(index, [])).toEqual(new Map());
  });

  it('is not looked for when a word stands in too many passages, and nothing of it is left behind', () => {
    const index = build([...crowd(5_000, () => ['common']), ['single']]);
    expect(shares(index, ['single', 'common'])).toBe(false);
    expect(shares(index, ['single'])).toEqual(new Map([[5_000, weight(5_001, 1)]]));
    expect(find(index, ['single'])).toEqual([5_000]);
  });
});
