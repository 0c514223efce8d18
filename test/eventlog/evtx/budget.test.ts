import { beginRecord, chunkBudget, goDeeper, spendCharacters, spendNodes } from '../../../eventlog/evtx/budget.ts';
import { UnreadableRecord } from '../../../eventlog/evtx/byte-cursor.ts';

/** How often something can be done before it throws; at most ten million times. */
function times(act: () => void): number {
  for (let done = 0; done < 10_000_000; done++) {
    try {
      act();
    } catch (problem) {
      expect(problem).toBeInstanceOf(UnreadableRecord);
      return done;
    }
  }
  return Infinity;
}

describe('the budget of a chunk', () => {
  it('gives nothing before a record begins', () => {
    const budget = chunkBudget();
    expect(
      times(() => {
        spendNodes(budget, 1);
      }),
    ).toBe(0);
    expect(
      times(() => {
        spendCharacters(budget, 1);
      }),
    ).toBe(0);
    expect(
      times(() => {
        goDeeper(budget, () => undefined);
      }),
    ).toBe(0);
  });

  it.each<[string, (budget: ReturnType<typeof chunkBudget>) => void, number, number]>([
    [
      'nodes',
      (budget) => {
        spendNodes(budget, 1);
      },
      20_000,
      300_000,
    ],
    [
      'characters',
      (budget) => {
        spendCharacters(budget, 1);
      },
      400_000,
      1_000_000,
    ],
  ])('gives each record its share of %s, until the chunk has none left', (_, spend, perRecord, perChunk) => {
    const budget = chunkBudget();
    for (let left = perChunk; left > 0; left -= perRecord) {
      beginRecord(budget);
      expect(
        times(() => {
          spend(budget);
        }),
      ).toBe(Math.min(perRecord, left));
    }
    beginRecord(budget);
    expect(
      times(() => {
        spend(budget);
      }),
    ).toBe(0);
  });

  it('leaves to later records what one did not need', () => {
    const budget = chunkBudget();
    for (let record = 0; record < 10_000; record++) {
      beginRecord(budget);
      spendNodes(budget, 30);
      spendCharacters(budget, 100);
    }
    beginRecord(budget);
    expect(() => {
      spendNodes(budget, 1);
    }).toThrow(UnreadableRecord);
    expect(() => {
      spendCharacters(budget, 1);
    }).toThrow(UnreadableRecord);
  });
});

describe('goDeeper', () => {
  it('goes 64 levels down, and comes back', () => {
    const budget = chunkBudget();
    beginRecord(budget);
    const down = (levels: number): number => (levels === 0 ? 0 : 1 + goDeeper(budget, () => down(levels - 1)));
    expect([down(64), down(64)]).toEqual([64, 64]);
    expect(() => down(65)).toThrow(UnreadableRecord);
  });

  it('lets the next record begin at the top', () => {
    const budget = chunkBudget();
    beginRecord(budget);
    for (let record = 0; record < 100; record++) {
      beginRecord(budget);
      expect(() =>
        goDeeper(budget, () => {
          throw new UnreadableRecord();
        }),
      ).toThrow(UnreadableRecord);
    }
    beginRecord(budget);
    const down = (levels: number): number => (levels === 0 ? 0 : 1 + goDeeper(budget, () => down(levels - 1)));
    expect(down(64)).toBe(64);
    expect(() => down(65)).toThrow(UnreadableRecord);
  });
});
