import fc from 'fast-check';
import { createPassageIndex, numberAt, type Passage } from '../../knowledge/passage-index.ts';

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

const ofOne = (...said: string[]): Passage => ({ owner: 0, terms: said, worth: 1 });

describe('the passage index', () => {
  it('scores every owner as the definition does', () => {
    fc.assert(
      fc.property(passages, fc.array(term, { maxLength: 4 }), terms, (all, weak, asked) => {
        const expected = scoreByDefinition(all, weak, asked);
        const hits = createPassageIndex(all, new Set(weak)).search(asked);
        expect(new Set(hits.map(({ owner }) => owner))).toEqual(new Set(expected.keys()));
        for (const { owner, score } of hits) expect(score).toBeCloseTo(expected.get(owner) ?? NaN, 4);
      }),
    );
  });

  it('lists the best owner first and the same owners whenever it is asked again', () => {
    fc.assert(
      fc.property(passages, terms, (all, asked) => {
        const index = createPassageIndex(all, new Set());
        const hits = index.search(asked);
        const scores = hits.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((left, right) => right - left));
        expect(index.search(asked)).toEqual(hits);
      }),
    );
  });

  it('gives as reasons the terms that were asked and stand in one passage of the owner', () => {
    fc.assert(
      fc.property(passages, fc.array(term, { maxLength: 20 }), (all, asked) => {
        for (const hit of createPassageIndex(all, new Set()).search(asked)) {
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
    expect(createPassageIndex([], new Set()).search(['reset'])).toEqual([]);
    const index = createPassageIndex([ofOne('reset')], new Set());
    expect([index.search([]), index.search(['printer'])]).toEqual([[], []]);
  });

  it('holds unknown words against a fit, up to a dozen', () => {
    const index = createPassageIndex([ofOne('reset', 'fails')], new Set());
    const [plain] = index.search(['reset', 'fails']);
    const [mixed] = index.search(['reset', 'fails', 'printer', 'toner']);
    expect(mixed?.score).toBeLessThan(plain?.score ?? 0);
    const pasted = [12, 40].map((count) => ['reset', ...Array.from({ length: count }, (_, at) => `x${String(at)}`)]);
    const [few, many] = pasted.map((said) => index.search(said)[0]?.score);
    expect(many).toBe(few);
  });

  it('orders equal owners by their number', () => {
    const index = createPassageIndex(
      [4, 2, 3].map((owner) => ({ owner, terms: ['reset'], worth: 1 })),
      new Set(),
    );
    expect(index.search(['reset']).map(({ owner }) => owner)).toEqual([2, 3, 4]);
  });

  it('reads numbers out of typed arrays', () => {
    expect([numberAt(Int32Array.of(7, 8), 1), numberAt(Float32Array.of(0.5), 0)]).toEqual([8, 0.5]);
  });
});
