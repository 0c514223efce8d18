import { createMatcher } from '../../knowledge/matcher.ts';
import { listSharedMeanings, type SharedMeaning } from '../../knowledge/shared-meaning.ts';
import { anArticle, someKnowledge, type ArticleOverrides } from '../support/knowledge.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const event = (when?: string) => ({ provider: 'ADSync' as const, id: 6329, ...(when !== undefined && { when }) });
const forest: ArticleOverrides = {
  id: 'a-forest',
  match: { events: [event('Says the agent is not enabled')], phrases: ['not enabled on this Management Agent'] },
};
const rule: ArticleOverrides = { id: 'b-rule', usual: true, match: { events: [event('Says a restriction')] } };
const bare: ArticleOverrides = { id: 'c-bare', title: 'Without a label', match: { events: [event()] } };
const elsewhere: ArticleOverrides = {
  id: 'd-other',
  match: { events: [{ provider: 'PasswordResetService', id: 31034 }], codes: ['SSPR_0029'] },
};

const message = 'Unable to configure password writeback';
const licence: ArticleOverrides = {
  id: 'e-licence',
  match: { shared: [{ phrase: message, when: 'No other event' }], codes: ['SSPR_0030'] },
};
const clock: ArticleOverrides = {
  id: 'f-clock',
  usual: true,
  match: { shared: [{ phrase: message, when: 'The clock is off' }], phrases: ['the time of this server'] },
};
const other: ArticleOverrides = { id: 'g', match: { shared: [{ phrase: 'Something else', when: 'Never' }] } };

const matcher = createMatcher(someKnowledge({ articles: [forest, rule, bare, elsewhere, licence, clock, other] }));

function outcomeOf(text: string): { outcome: string; first: string | undefined } {
  const answer = matcher.answer(text);
  return { outcome: answer.outcome, first: answer.outcome === 'none' ? undefined : answer.ranked[0]?.article.id };
}

function question(text: string): Pick<SharedMeaning, 'about' | 'kind'> & { options: string[] } {
  const answer = matcher.answer(text);
  if (answer.outcome !== 'choose') throw new Error(`expected a question, got ${answer.outcome}`);
  const { about, kind, options } = answer.shared;
  return { about, kind, options: options.map(({ article, label }) => `${article.id}: ${label}`) };
}

describe('an event that several articles share', () => {
  it('asks what the text says, the usual article first, the title where an article has no label', () => {
    expect(question('6329')).toEqual({
      about: '6329',
      kind: 'event',
      options: ['b-rule: Says a restriction', 'a-forest: Says the agent is not enabled', 'c-bare: Without a label'],
    });
  });

  it('is answered at once when the text separates', () => {
    expect(outcomeOf('6329 failed because it is not enabled on this management agent')).toEqual({
      outcome: 'answer',
      first: 'a-forest',
    });
  });

  it('asks nothing when something else was named more exactly', () => {
    expect(outcomeOf('6329 and 31034')).toEqual({
      outcome: 'answer',
      first: 'd-other',
    });
  });

  it('is no question when one article alone has it', () => {
    expect(matcher.answer('31034').outcome).toBe('answer');
  });
});

describe('a message that several articles share', () => {
  it('always asks, the usual case first, and lists what it offers in the same order', () => {
    const text = `Error: ${message}. Please consult the event log.`;
    expect(question(text)).toEqual({
      about: message,
      kind: 'message',
      options: ['f-clock: The clock is off', 'e-licence: No other event'],
    });
    const answer = matcher.answer(text);
    expect(answer.outcome === 'choose' && answer.ranked.map(({ article }) => article.id)).toEqual([
      'f-clock',
      'e-licence',
    ]);
  });

  it('asks nothing beside an identifier that we know', () => {
    expect(outcomeOf(`SSPR_0030: ${message}`)).toEqual({
      outcome: 'answer',
      first: 'e-licence',
    });
  });
});

describe('the list of all questions', () => {
  const asked = (articles: readonly ArticleOverrides[]) =>
    listSharedMeanings(articles.map(anArticle)).map(({ about, kind, options }) => ({
      about,
      kind,
      options: options.map(({ article, label }) => `${article.id}: ${label}`),
    }));

  it('has the events by number, then the messages, each as it is asked', () => {
    const late = { provider: 'ADSync' as const, id: 6800, when: 'Late' };
    const early: ArticleOverrides = { id: 'h', match: { events: [late, { ...late, id: 404 }] } };
    const again: ArticleOverrides = { id: 'i', match: { events: [{ ...late, id: 404, when: 'Again' }, late] } };
    expect(asked([elsewhere, early, again, forest, rule, bare, licence, clock])).toEqual([
      { about: '404', kind: 'event', options: ['h: Late', 'i: Again'] },
      question('6329'),
      { about: '6800', kind: 'event', options: ['h: Late', 'i: Late'] },
      question(message),
    ]);
  });

  it('asks nothing about an event of one article, however often it stands there', () => {
    const twice = { provider: 'ADSync' as const, id: 6329 };
    expect(asked([{ match: { events: [twice, { ...twice, provider: 'PasswordResetService' }] } }])).toEqual([]);
    expect(asked([])).toEqual([]);
  });
});

describe('the real knowledge', () => {
  const real = createMatcher(realKnowledge);

  it.each([
    ['6329', 'event'],
    [message, 'message'],
  ])('asks about %s', (text, kind) => {
    const answer = real.answer(text);
    expect(answer).toMatchObject({ outcome: 'choose', shared: { about: text, kind } });
    if (answer.outcome !== 'choose') return;
    const offered = answer.shared.options.map(({ article }) => article.id);
    expect(offered.length).toBeGreaterThan(2);
    expect(answer.ranked.map(({ article }) => article.id).slice(0, offered.length)).toEqual(offered);
    expect(new Set(answer.shared.options.map(({ label }) => label)).size).toBe(offered.length);
  });

  it('answers 6329 at once when its text is there', () => {
    const answer = real.answer('6329: The server does not contain the LDAP password policy control');
    expect(answer).toMatchObject({ outcome: 'answer' });
    expect(answer.outcome === 'answer' && answer.ranked[0]?.article.id).toBe('event-6329-ldap-policy-control');
  });
});
