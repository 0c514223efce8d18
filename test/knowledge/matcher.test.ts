import fc from 'fast-check';
import { createMatcher, type Answer } from '../../knowledge/matcher.ts';
import { longestText } from '../../knowledge/recognizer.ts';
import { readTerms } from '../../knowledge/terms.ts';
import { someKnowledge, type ArticleOverrides } from '../support/knowledge.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const proxy: ArticleOverrides = {
  id: 'event-31034',
  match: {
    events: [{ provider: 'PasswordResetService', id: 31034 }],
    symptoms: ['connection of writeback drops every night when some proxy restarts'],
  },
};
const knowledge = someKnowledge({
  articles: [proxy, { id: 'coded', match: { codes: ['SSPR_0029'] } }],
  neighbours: [{ id: 'printing', topic: 'printers', symptoms: ['toner empty on floor two'] }],
});
const matcher = createMatcher(knowledge);
const real = createMatcher(realKnowledge);

const ids = (answer: Answer): string[] =>
  answer.outcome === 'none' ? [] : answer.ranked.map(({ article }) => article.id);

describe('an answer', () => {
  it('is the article that was named, with what was recognised', () => {
    const answer = matcher.answer('Event ID 31034 at contoso-1.servicebus.windows.net');
    expect(answer.outcome).toBe('answer');
    expect(ids(answer)).toEqual(['event-31034']);
    expect(answer.recognized.identifiers).toMatchObject([{ kind: 'event', value: '31034' }]);
    expect(answer.recognized.values).toMatchObject({ namespace: 'contoso-1' });
  });

  it('is the article that was described well', () => {
    expect(ids(matcher.answer('connection of writeback drops every night when some proxy restarts'))).toEqual([
      'event-31034',
    ]);
  });

  it('lists the best first, with falling points, and no crowd', () => {
    const match = { phrases: ['the same text'] };
    const many = createMatcher(
      someKnowledge({ articles: Array.from({ length: 9 }, (_, at) => ({ id: `a-${String(at)}`, match })) }),
    );
    expect(ids(many.answer('the same text'))).toEqual(['a-0', 'a-1', 'a-2', 'a-3', 'a-4', 'a-5']);
    const answer = real.answer('31034 and SSPR_0029 and 33008 and 6329');
    const scores = answer.outcome === 'none' ? [] : answer.ranked.map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(2);
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
  });

  it('names nobody who is far behind the best', () => {
    const exact: ArticleOverrides = {
      id: 'exact',
      match: {
        hresults: ['80230619'],
        names: ['ADPermissionsError'],
        phrases: ['a restriction prevents the password'],
      },
    };
    const weak: ArticleOverrides = {
      id: 'weak',
      provenance: 'field',
      kind: 'healthy',
      match: { codes: ['SSPR_0010'] },
    };
    const both = createMatcher(someKnowledge({ articles: [exact, weak] }));
    expect(ids(both.answer('SSPR_0010'))).toEqual(['weak']);
    expect(ids(both.answer('SSPR_0010, 0x80230619 ADPermissionsError: a restriction prevents the password'))).toEqual([
      'exact',
    ]);
  });
});

describe('no answer', () => {
  it.each(['', ' \n', 'hello there', 'how about tea'])('is given to %j', (text) => {
    expect(matcher.answer(text)).toEqual({
      outcome: 'none',
      near: [],
      terms: [],
      recognized: { identifiers: [], guids: [], values: {} },
    });
  });

  it('is given below the bar, first with nothing, then with what comes near', () => {
    const words = 'connection of writeback drops every night when some proxy restarts'.split(' ');
    const steps = words.map((_, at) => {
      const answer = matcher.answer(words.slice(0, at + 1).join(' '));
      return answer.outcome === 'none' ? `near ${String(answer.near.length)}` : answer.outcome;
    });
    expect([...new Set(steps)]).toEqual(['near 0', 'near 1', 'answer']);
  });

  it('is given by knowledge without articles', () => {
    expect(createMatcher(someKnowledge()).answer('31034 SSPR_0029 help')).toMatchObject({ outcome: 'none', near: [] });
  });
});

describe('the terms that are kept of a question', () => {
  it('hold no word that was typed and that we do not know', () => {
    const { terms } = real.answer(
      'my password is Zebra-Quagga-9981 or Tr0ub4dor&3xy, the reset for k.okapi@contoso.com fails',
    );
    expect(terms).toContain('password');
    expect(terms.join(' ')).not.toMatch(/zebra|quagga|9981|tr0ub|okapi|contoso/i);
  });

  it('are identifiers and terms of the knowledge, whatever is typed', () => {
    const texts = knowledge.articles.flatMap(({ title, meaning, match }) => [title, meaning, ...match.symptoms]);
    const known = new Set(
      readTerms([...texts, 'printers', 'toner empty on floor two'].join('\n'), knowledge.vocabulary),
    );
    const typed = fc.array(fc.oneof(fc.string(), fc.constantFrom(...known), fc.constantFrom('31034', 'sspr_0029')));
    fc.assert(
      fc.property(typed, (words) => {
        const { terms, recognized } = matcher.answer(words.join(' '));
        const named = recognized.identifiers.map(({ value }) => value);
        expect(terms.filter((term) => !known.has(term) && !named.includes(term))).toEqual([]);
      }),
    );
  });

  it('are few, identifiers first', () => {
    const { terms } = real.answer(
      `${'password reset writeback connector forest proxy token license agent '.repeat(3)} user server policy domain account event 31034`,
    );
    expect(terms).toHaveLength(12);
    expect(terms[0]).toBe('31034');
  });
});

describe('a text that is too long', () => {
  it('is read up to the limit and no further', () => {
    const blank = ' '.repeat(longestText - 10);
    expect(ids(matcher.answer(`${blank} sspr_0029`))).toEqual(['coded']);
    expect(ids(matcher.answer(`${blank}          sspr_0029`))).toEqual([]);
    expect(matcher.answer(`${blank}           proxy restarts`).terms).toEqual([]);
  });
});
