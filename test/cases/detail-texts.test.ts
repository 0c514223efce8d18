import { detailTexts } from '../../cases/detail-texts.ts';
import { detailNames } from '../../cases/details.ts';

describe('detailTexts', () => {
  it('names every detail', () => {
    expect(Object.keys(detailTexts)).toEqual(detailNames);
  });

  it('calls no two details the same', () => {
    expect(new Set(Object.values(detailTexts).map(({ label }) => label)).size).toBe(detailNames.length);
  });

  it.each(detailNames)('says in one short sentence why %s matters', (name) => {
    const { label, why } = detailTexts[name];
    expect(label).toMatch(/^[A-Z][A-Za-z ]{2,30}$/);
    expect(why).toMatch(/^[A-Z][^.]+\.$/);
    expect(why.split(' ').length).toBeLessThanOrEqual(16);
  });
});
