import { createPassageScorer, scoreFit } from '../../knowledge/passage-scorer.ts';
import { startTermLists } from '../../knowledge/term-lists.ts';

const builder = startTermLists();
for (const text of [['reset', 'fails'], ['reset'], ['clock', 'fails'], ['toner']]) builder.add(text);
const lists = builder.build();
const weights = Float64Array.of(2, 3, 5, 7);
const scorer = createPassageScorer({
  lists,
  weights,
  owners: Int32Array.of(0, 0, 1, 2),
  worth: Float32Array.of(1, 1, 0.5, 1),
});
const asked = (...words: string[]) => ({
  ids: words.map((word) => Number(lists.idOf(word))),
  mass: 10,
  isJoined: false,
});
const all = Int32Array.of(0, 1, 2, 3);

describe('the best passage of each owner', () => {
  it('is the one whose words are most of what was said, at what it is worth', () => {
    expect(scorer.bestOf(all, [asked('fails', 'reset')])).toEqual([
      { owner: 0, passage: 0, piece: 0, score: scoreFit(5, 15) },
      { owner: 1, passage: 2, piece: 0, score: scoreFit(3, 18) / 2 },
    ]);
  });

  it('is looked for among the candidates alone', () => {
    expect(scorer.bestOf(Int32Array.of(1, 3), [asked('reset', 'fails')])).toMatchObject([{ owner: 0, passage: 1 }]);
  });

  it('is the best over all pieces, of equals the first that was said', () => {
    const best = scorer.bestOf(all, [asked('reset'), asked('reset', 'fails'), asked('fails', 'reset'), asked('toner')]);
    expect(best.map(({ owner, piece }) => [owner, piece])).toEqual([
      [0, 1],
      [1, 1],
      [2, 3],
    ]);
  });

  it('does not depend on what was asked before', () => {
    const once = scorer.bestOf(all, [asked('clock')]);
    scorer.bestOf(all, [asked('reset', 'fails'), asked('toner')]);
    expect(scorer.bestOf(all, [asked('clock')])).toEqual(once);
  });
});

describe('the best passage of each owner, when it is known what each shares', () => {
  const sharing = (...shares: readonly (readonly [number, number])[]) => ({
    visitShared: (_: unknown, visit: (passage: number, shared: number) => void) => {
      for (const [passage, shared] of shares) visit(passage, shared);
      return true;
    },
  });

  it('is the same as when it is looked for', () => {
    const one = asked('fails', 'reset');
    expect(scorer.bestOfShared(sharing([2, 3], [0, 5], [1, 2]), one)).toEqual([
      { owner: 1, passage: 2, piece: 0, score: scoreFit(3, 18) / 2 },
      { owner: 0, passage: 0, piece: 0, score: scoreFit(5, 15) },
    ]);
  });

  it('is of equals the one that stands first, in whatever order they come', () => {
    const twins = startTermLists();
    for (const text of [['reset'], ['reset'], ['reset']]) twins.add(text);
    const alike = createPassageScorer({
      lists: twins.build(),
      weights: Float64Array.of(2),
      owners: Int32Array.of(0, 0, 0),
      worth: Float32Array.of(1, 1, 1),
    });
    expect(alike.bestOfShared(sharing([1, 2], [0, 2], [2, 2]), asked('reset'))).toMatchObject([{ passage: 0 }]);
  });

  it('is unknown when it is not known what they share', () => {
    expect(scorer.bestOfShared({ visitShared: () => false }, asked('reset'))).toBeUndefined();
  });
});

describe('the fit of two texts', () => {
  it('is whole when they are the same, and falls with what either has alone', () => {
    expect(scoreFit(20, 40)).toBe(1);
    expect(scoreFit(20, 60)).toBeCloseTo(2 / 3);
  });

  it('is small while little is shared', () => {
    expect(scoreFit(4.5, 9)).toBe(0.5);
  });
});
