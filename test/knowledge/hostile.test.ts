import { createMatcher, type Answer } from '../../knowledge/matcher.ts';
import { longestText } from '../../knowledge/recognizer.ts';
import { hostileTexts, letters, numbered, repeat } from '../support/hostile-texts.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const matcher = createMatcher(realKnowledge);
const tooLong = 200_000;

const scoresOf = (answer: Answer): number[] =>
  (answer.outcome === 'none' ? answer.near : answer.ranked).map(({ score }) => score);

describe('hostile text', () => {
  it('comes in forty sorts or more, each as long as is read', () => {
    expect(hostileTexts.length).toBeGreaterThanOrEqual(40);
    expect(new Set(hostileTexts.map(([name]) => name)).size).toBe(hostileTexts.length);
    const lengths = hostileTexts.map(([, make]) => make(longestText).length);
    expect(Math.min(...lengths)).toBeGreaterThan(longestText - 20);
  });

  it.each(hostileTexts)('is answered without an error: %s', (_, make) => {
    const answer = matcher.answer(make(longestText));
    expect(['answer', 'choose', 'none']).toContain(answer.outcome);
    expect(scoresOf(answer).filter((score) => !Number.isFinite(score))).toEqual([]);
    expect(answer.terms.length).toBeLessThanOrEqual(12);
  });

  it.each([
    'one letter',
    'blanks',
    'one digit',
    'thousands of unknown words',
    'right-to-left text',
    'lone surrogates',
    'names of object members',
    'nested brackets',
  ])('that says nothing is answered with nothing: %s', (name) => {
    const make = hostileTexts.find(([other]) => other === name)?.[1] ?? repeat('31034 ');
    expect(matcher.answer(make(longestText))).toMatchObject({ outcome: 'none', near: [] });
  });

  it('beyond the limit is not read', () => {
    const make = numbered((at) => `${letters(at)}zqx `);
    const read = make(longestText);
    const unread = `${read}${repeat(' SSPR_0029 event 31034 hr=80230619 ')(tooLong - longestText)}`;
    expect(unread).toHaveLength(tooLong);
    expect(matcher.answer(unread)).toEqual(matcher.answer(read));
    expect(matcher.answer(`SSPR_0029 ${unread}`).recognized.identifiers).toHaveLength(1);
  });
});
