import { spokenCauses } from '../../../eventlog/reasoning/rules.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';

const articles = new Set(realKnowledge.articles.map(({ id }) => id));

describe('spokenCauses', () => {
  it('lead to articles that exist, and beside each to others', () => {
    expect(
      spokenCauses.flatMap(({ article, others = [] }) => [article, ...others]).filter((id) => !articles.has(id)),
    ).toEqual([]);
    expect(spokenCauses.filter(({ article, others }) => others?.includes(article))).toEqual([]);
  });

  it('have every HRESULT of the articles but the one that names nothing', () => {
    const codes = realKnowledge.articles.flatMap(({ match }) => match.hresults);
    const known = new Set(spokenCauses.flatMap((rule) => rule.codes ?? []));
    expect([...new Set(codes)].filter((code) => !known.has(code))).toEqual(['80004005']);
  });

  it('look for texts in small letters and codes in capitals', () => {
    const texts = spokenCauses.flatMap((rule) => rule.texts ?? []).flat();
    expect(texts.filter((text) => text !== text.toLowerCase())).toEqual([]);
    const codes = spokenCauses.flatMap((rule) => rule.codes ?? []);
    expect(codes.filter((code) => !/^8[\dA-F]{7}$/.test(code))).toEqual([]);
  });

  it('never explain each other', () => {
    const pairs = spokenCauses.flatMap((one) =>
      spokenCauses.filter((other) => one.explains?.includes(other.name) && other.explains?.includes(one.name)),
    );
    expect(pairs).toEqual([]);
  });
});
