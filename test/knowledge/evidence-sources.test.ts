import { points } from '../../knowledge/evidence-sources.ts';
import { createMatcher } from '../../knowledge/matcher.ts';
import { someKnowledge } from '../support/knowledge.ts';

const symptom = 'nobody abroad could pick another password since friday morning';
const matcher = createMatcher(
  someKnowledge({
    articles: [
      { id: 'described', match: { symptoms: [symptom] } },
      { id: 'quoted', match: { phrases: ['could pick another'] } },
      { id: 'coded', match: { codes: ['SSPR_0029'] } },
      { id: 'healthy', kind: 'healthy', match: { events: [{ provider: 'PasswordResetService', id: 31001 }] } },
      { id: 'named', match: { events: [{ provider: 'PasswordResetService', id: 31034 }] } },
    ],
  }),
);

describe('the points of evidence', () => {
  it('put exact before literal, and both before what is described and the steps around it', () => {
    const answer = matcher.answer(`31001, then 31034 with SSPR_0029: ${symptom}`);
    const ids = answer.outcome === 'answer' ? answer.ranked.map(({ article }) => article.id) : [];
    expect(ids.slice(0, 3)).toEqual(['named', 'coded', 'quoted']);
  });

  it('are all positive, and no discount eats up what it is taken from', () => {
    const { fieldDiscount, phraseWord, ...others } = points;
    expect(Math.min(fieldDiscount, phraseWord)).toBeGreaterThan(0);
    expect(Math.min(...Object.values(others))).toBeGreaterThan(fieldDiscount);
  });
});
