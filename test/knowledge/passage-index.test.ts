import fc from 'fast-check';
import { startPassageIndex, type Passage, type PassageHit, type PassageIndex } from '../../knowledge/passage-index.ts';

const term = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 1, maxLength: 3 });
const terms = fc.array(term, { maxLength: 40 });
const passages = fc.array(fc.record({ owner: fc.nat(5), terms, worth: fc.constantFrom(1, 0.85) }), { maxLength: 15 });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The same ranking, written down as its definition: every passage is compared with everything asked. */
function scoreByDefinition(all: readonly Passage[], weak: readonly string[], asked: readonly string[]) {
  const frequency = (word: string): number => all.filter((passage) => passage.terms.includes(word)).length;
  const weight = (word: string): number =>
    Math.log(1 + all.length / (frequency(word) + 0.5)) * (weak.includes(word) ? 0.5 : 1);
  const said = [...new Set(asked)];
  const known = said.filter((word) => frequency(word) > 0);
  const rarest = known.sort((left, right) => weight(right) - weight(left)).slice(0, 24);
  const askedMass = sum(rarest.map(weight)) + 2.5 * Math.min(12, said.length - known.length);
  const best = new Map<number, number>();
  for (const { owner, terms: own, worth } of all) {
    const shared = sum(rarest.filter((word) => own.includes(word)).map(weight));
    const fit = (2 * shared) / (sum([...new Set(own)].map(weight)) + askedMass);
    const score = fit * Math.min(1, shared / 9) * worth;
    if (shared > 0) best.set(owner, Math.max(best.get(owner) ?? 0, score));
  }
  return best;
}

function createPassageIndex(all: readonly Passage[], weak: ReadonlySet<string>): PassageIndex {
  const builder = startPassageIndex(weak);
  for (const passage of all) builder.add(passage);
  return builder.build();
}

const searchFor = (index: PassageIndex, asked: readonly string[]): PassageHit[] => index.search([{ terms: asked }]);

const ofOne = (...said: string[]): Passage => ({ owner: 0, terms: said, worth: 1 });

describe('the passage index', () => {
  it('scores every owner as the definition does', () => {
    fc.assert(
      fc.property(passages, fc.array(term, { maxLength: 4 }), terms, (all, weak, asked) => {
        const expected = scoreByDefinition(all, weak, asked);
        const hits = searchFor(createPassageIndex(all, new Set(weak)), asked);
        expect(new Set(hits.map(({ owner }) => owner))).toEqual(new Set(expected.keys()));
        for (const { owner, score } of hits) expect(score).toBeCloseTo(expected.get(owner) ?? NaN, 4);
      }),
    );
  });

  it('lists the best owner first and the same owners whenever it is asked again', () => {
    fc.assert(
      fc.property(passages, terms, (all, asked) => {
        const index = createPassageIndex(all, new Set());
        const hits = searchFor(index, asked);
        const scores = hits.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((left, right) => right - left));
        expect(searchFor(index, asked)).toEqual(hits);
      }),
    );
  });

  it('gives as reasons the terms that were asked and stand in one passage of the owner', () => {
    fc.assert(
      fc.property(passages, fc.array(term, { maxLength: 20 }), (all, asked) => {
        for (const hit of searchFor(createPassageIndex(all, new Set()), asked)) {
          const shared = all
            .filter(({ owner }) => owner === hit.owner)
            .map((passage) => [...new Set(asked)].filter((word) => passage.terms.includes(word)).sort());
          expect(shared).toContainEqual(hit.terms.toSorted());
        }
      }),
    );
  });

  it('knows which terms occur', () => {
    const index = createPassageIndex([ofOne('reset', 'fails')], new Set());
    expect([index.has('reset'), index.has('printer')]).toEqual([true, false]);
  });

  it('finds nothing without passages, without terms and with unknown terms', () => {
    expect(searchFor(createPassageIndex([], new Set()), ['reset'])).toEqual([]);
    const index = createPassageIndex([ofOne('reset')], new Set());
    expect([searchFor(index, []), searchFor(index, ['printer'])]).toEqual([[], []]);
  });

  it('holds unknown words against a fit, up to a dozen', () => {
    const index = createPassageIndex([ofOne('reset', 'fails')], new Set());
    const [plain] = searchFor(index, ['reset', 'fails']);
    const [mixed] = searchFor(index, ['reset', 'fails', 'printer', 'toner']);
    expect(mixed?.score).toBeLessThan(plain?.score ?? 0);
    const pasted = [12, 40].map((count) => ['reset', ...Array.from({ length: count }, (_, at) => `x${String(at)}`)]);
    const [few, many] = pasted.map((said) => searchFor(index, said)[0]?.score);
    expect(many).toBe(few);
  });

  it('orders equal owners by their number', () => {
    const index = createPassageIndex(
      [4, 2, 3].map((owner) => ({ owner, terms: ['reset'], worth: 1 })),
      new Set(),
    );
    expect(searchFor(index, ['reset']).map(({ owner }) => owner)).toEqual([2, 3, 4]);
  });

  it('gives each owner the piece that fits best, the first of equals', () => {
    const index = createPassageIndex([ofOne('reset', 'fails'), { owner: 1, terms: ['clock'], worth: 1 }], new Set());
    const said = [['reset', 'printer'], ['reset', 'fails'], ['fails', 'reset'], ['clock']].map((words) => ({
      terms: words,
    }));
    const [first, second] = index.search(said);
    expect(first).toEqual({
      owner: 0,
      score: searchFor(index, ['reset', 'fails'])[0]?.score,
      terms: ['reset', 'fails'],
    });
    expect(second).toEqual({ owner: 1, score: searchFor(index, ['clock'])[0]?.score, terms: ['clock'] });
  });

  it('compares joined pieces with what their parts find', () => {
    const index = createPassageIndex([ofOne('reset', 'fails', 'nightly'), ofOne('toner')], new Set());
    const parts = [{ terms: ['reset'] }, { terms: ['fails', 'nightly'] }];
    const joined = { terms: ['reset', 'fails', 'nightly'], isJoined: true };
    expect(index.search([...parts, joined])[0]?.score).toBe(searchFor(index, joined.terms)[0]?.score);
    expect(index.search([joined])).toEqual([]);
  });

  it('ranks so many owners and no more', () => {
    const many = Array.from({ length: 500 }, (_, owner) => ({ owner, terms: ['reset'], worth: 1 }));
    expect(searchFor(createPassageIndex(many, new Set()), ['reset'])).toHaveLength(160);
  });

  it('lists its terms', () => {
    expect(createPassageIndex([ofOne('reset', 'fails'), ofOne('reset', 'clock')], new Set()).terms).toEqual([
      'reset',
      'fails',
      'clock',
    ]);
  });
});
