import { createMatcher, type Answer } from '../../knowledge/matcher.ts';
import { anArticle, someKnowledge, type ArticleOverrides } from '../support/knowledge.ts';

const service = 'PasswordResetService';
const fault: ArticleOverrides = {
  id: 'event-31034',
  match: { events: [{ provider: service, id: 31034 }], names: ['ServiceBusHeartBeat'] },
};
const begun: ArticleOverrides = {
  id: 'event-31001',
  kind: 'healthy',
  match: { events: [{ provider: service, id: 31001 }], symptoms: ['one request after the other every single night'] },
};
const done: ArticleOverrides = {
  id: 'event-31002',
  kind: 'healthy',
  match: { events: [{ provider: service, id: 31002 }] },
};

function ask(text: string, ...articles: ArticleOverrides[]): Answer {
  return createMatcher(someKnowledge({ articles })).answer(text);
}

const ranked = (answer: Answer) => (answer.outcome === 'none' ? [] : answer.ranked);
const ids = (answer: Answer): string[] => ranked(answer).map(({ article }) => article.id);
const scoreOf = (answer: Answer, id: string): number =>
  ranked(answer).find(({ article }) => article.id === id)?.score ?? 0;

describe('the reasons of a match', () => {
  it.each<[string, string, ArticleOverrides['match']]>([
    ['31034', `event 31034 of ${service}`, { events: [{ provider: service, id: 31034 }] }],
    ['hr=80230619', 'result code 0x80230619', { hresults: ['80230619'] }],
    ['sspr 29', 'code SSPR_0029', { codes: ['SSPR_0029'] }],
    ['it says adpermissionserror', 'name ADPermissionsError', { names: ['ADPermissionsError'] }],
    ['Access is denied!', 'the text “Access is denied”', { phrases: ['Access is denied'] }],
  ])('of %s is %s', (text, reason, match) => {
    expect(ranked(ask(text, { match }))[0]?.reasons[0]).toBe(reason);
  });

  it('name every source of an event that an article lists', () => {
    const events = (['ADSync', 'Directory Synchronization'] as const).map((provider) => ({ provider, id: 6801 }));
    const [match] = ranked(ask('event 6801', { match: { events } }));
    expect(match?.reasons).toEqual(['event 6801 of ADSync', 'event 6801 of Directory Synchronization']);
  });

  it('are the words in common when nothing was named, numbers left out', () => {
    const symptom = 'tablets lose their password after 45 days of holiday abroad somewhere';
    const [match] = ranked(
      ask(symptom, { match: { symptoms: [symptom] } }, { id: 'a', title: 'x1' }, { id: 'b', title: 'x2' }),
    );
    expect(match?.reasons).toHaveLength(1);
    expect(match?.reasons[0]).toMatch(/^described as: (?:\p{L}+, ){5}\p{L}+$/u);
  });
});

describe('several identifiers', () => {
  it('put the fault before the healthy events around it, wherever it stands', () => {
    expect(ids(ask('31001 then 31034 then 31002', begun, fault, done))[0]).toBe('event-31034');
    expect(ids(ask('event 31034 and later event 31002', begun, fault, done))[0]).toBe('event-31034');
  });

  it('put the last of several healthy events first: that is where things stand', () => {
    expect(ids(ask('31001, 31002', begun, done))).toEqual(['event-31002', 'event-31001']);
    expect(ids(ask('31002, 31001', begun, done))).toEqual(['event-31001', 'event-31002']);
  });

  it('confirm each other when they name the same article, without counting double', () => {
    const once = scoreOf(ask('31034', fault), 'event-31034');
    const twice = ask('31034 ServiceBusHeartBeat', fault);
    expect(scoreOf(twice, 'event-31034')).toBeGreaterThan(once);
    expect(scoreOf(twice, 'event-31034')).toBeLessThan(1.5 * once);
    expect(ranked(twice)[0]?.reasons).toHaveLength(2);
  });

  it('count less when the field alone explains them, a result code least', () => {
    const field: ArticleOverrides = { ...fault, id: 'field-x', provenance: 'field' };
    expect(ids(ask('31034 ServiceBusHeartBeat', field, fault))).toEqual(['event-31034', 'field-x']);
    const code = ask('80230626 and 31034', fault, {
      id: 'field-hr',
      provenance: 'field',
      match: { hresults: ['80230626'] },
    });
    expect(ids(code)[0]).toBe('event-31034');
  });
});

describe('what is context', () => {
  const said = 'event 31034 at night, one request after the other every single night';

  it('stays context beside a fault that is named, however much of the text is about it', () => {
    expect(ids(ask(said, begun, fault))[0]).toBe('event-31034');
    const loud = { ...begun, match: { ...begun.match, phrases: ['one request after the other every single night'] } };
    const answer = ask(said, loud, fault);
    expect(ids(answer)[0]).toBe('event-31034');
    expect(scoreOf(answer, 'event-31001')).toBeLessThan(scoreOf(answer, 'event-31034') / 2);
  });

  it('may be a fault article that says nothing by itself', () => {
    const context: ArticleOverrides = { id: 'a-code', context: true, match: { codes: ['SSPR_0010'] } };
    expect(ids(ask('SSPR_0010 and 31034', context, fault))).toEqual(['event-31034', 'a-code']);
    expect(ids(ask('SSPR_0010', context, fault))).toEqual(['a-code']);
  });
});

describe('phrases', () => {
  const short: ArticleOverrides = { id: 'a', match: { phrases: ['access is denied'] } };
  const long: ArticleOverrides = { id: 'b', match: { phrases: ['access', 'access is denied on the connector'] } };

  it('count more the longer they are, and an article counts its longest alone', () => {
    const answer = ask('access is denied on the connector', short, long);
    expect(ids(answer)).toEqual(['b', 'a']);
    expect(ranked(answer)[0]?.reasons.filter((reason) => reason.startsWith('the text'))).toEqual([
      'the text “access is denied on the connector”',
    ]);
  });

  it('add less to an article that an identifier names already', () => {
    const both: ArticleOverrides = { id: 'a', match: { codes: ['SSPR_0029'], phrases: ['access is denied'] } };
    const named = scoreOf(ask('SSPR_0029', both), 'a');
    const quoted = scoreOf(ask('access is denied', both), 'a');
    const all = scoreOf(ask('SSPR_0029: access is denied', both), 'a');
    expect(all).toBeGreaterThan(named);
    expect(all).toBeLessThan(named + quoted);
  });
});

describe('words beside an identifier', () => {
  it('tell apart what the identifier leaves open, and never outweigh it', () => {
    const shared = { provider: 'ADSync' as const, id: 6329 };
    const one: ArticleOverrides = { id: 'a', match: { events: [shared] } };
    const two: ArticleOverrides = {
      id: 'b',
      match: { events: [shared], symptoms: ['users of the forest that was added last month cannot reset'] },
    };
    const other: ArticleOverrides = { id: 'c', match: { symptoms: two.match?.symptoms ?? [] } };
    const answer = ask('event 6329, users of the forest that was added last month cannot reset', one, two, other);
    expect(ids(answer)[0]).toBe('b');
    expect(scoreOf(answer, 'c')).toBeLessThan(scoreOf(answer, 'a'));
  });

  it('order articles with the same points by id, so that an answer is the same every time', () => {
    const match = { phrases: ['the same text'] };
    expect(ids(ask('the same text', anArticle({ id: 'b', match }), anArticle({ id: 'a', match })))).toEqual(['a', 'b']);
  });
});
