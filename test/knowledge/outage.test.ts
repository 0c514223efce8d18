import fc from 'fast-check';
import type { Article } from '../../knowledge/article.ts';
import type { Identifier } from '../../knowledge/identifiers/identifier.ts';
import { findOutage, lastMinutes, outageCodes, type CodeReports } from '../../knowledge/outage.ts';
import { fakeArticle, matchOf } from '../support/fake-desk.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const { articles } = realKnowledge;

function articleOf(id: string): Article {
  const article = articles.find((one) => one.id === id);
  if (!article) throw new Error(`There is no article ${id}.`);
  return article;
}

function codes(ids: readonly string[], ...named: readonly (readonly [Identifier['kind'], string])[]): string[] {
  const identifiers = named.map(([kind, value], at): Identifier => ({ kind, value, at }));
  return outageCodes(
    ids.map((id) => matchOf(articleOf(id))),
    identifiers,
  );
}

describe('a code of a broken connection', () => {
  it.each([
    ['event-31034', 'event', '31034', '31034'],
    ['event-31034', 'name', 'ServiceBusListenerError', '31034'],
    ['event-31044', 'event', '31044', '31044'],
    ['event-32001', 'event', '32001', '32001'],
    ['event-32001', 'name', 'ServiceError', '32001'],
    ['event-32002', 'event', '32002', '32002'],
    ['event-32002', 'name', 'ServiceBusError', '32002'],
    ['error-32002-token-provider-security-token', 'event', '32002', '32002'],
    ['field-sspr-0030', 'code', 'SSPR_0030', 'SSPR_0030'],
  ] as const)('is named where %s is found for the %s %s', (id, kind, value, code) => {
    expect(codes([id], [kind, value])).toEqual([code]);
  });

  it('is not named where the article was only described', () => {
    expect(codes(['event-31034'])).toEqual([]);
    expect(codes(['error-32002-token-provider-security-token'], ['event', '31034'])).toEqual([]);
  });

  it('is no other code that many people meet', () => {
    expect(codes(['event-33008'], ['event', '33008'])).toEqual([]);
    expect(codes(['event-32009'], ['event', '32009'])).toEqual([]);
  });

  it('does not count beside something else that fits better', () => {
    const both = [
      ['event', '33008'],
      ['event', '31034'],
    ] as const;

    expect(codes(['event-33008', 'event-31034'], ...both)).toEqual([]);
    expect(codes(['event-31034', 'event-33008'], ...both)).toEqual(['31034']);
  });

  it('may be one of several, each named once and the best match first', () => {
    expect(
      codes(
        ['event-32002', 'event-31034', 'error-32002-token-provider-security-token', 'event-31044'],
        ['event', '31034'],
        ['event', '32002'],
      ),
    ).toEqual(['32002', '31034']);
  });

  it('is none where nothing was found, or an article of somebody else', () => {
    expect(outageCodes([], [{ kind: 'event', value: '31034', at: 0 }])).toEqual([]);
    expect(outageCodes([matchOf(fakeArticle('toString'))], [])).toEqual([]);
  });
});

describe('the last minutes', () => {
  const now = new Date('2026-01-05T09:00:00.000Z');

  it('begin so many minutes ago, to the millisecond', () => {
    expect(lastMinutes(now, 15).from).toEqual(new Date('2026-01-05T08:45:00.000Z'));
    expect(lastMinutes(now, 1440).from).toEqual(new Date('2026-01-04T09:00:00.000Z'));
  });

  it('reach as far ahead as clocks may differ, and no further: what is later was noted before a clock was set back', () => {
    expect(lastMinutes(now, 15).to).toEqual(new Date('2026-01-05T09:00:05.000Z'));
  });
});

describe('an outage', () => {
  const settings = (people: number) => ({ people, minutes: 15, thread: undefined });
  const reported = (code: string, people: number): CodeReports => ({ code, people, thread: undefined });

  it('is a code that enough people have named, and not one person fewer', () => {
    expect(findOutage([reported('31034', 3)], settings(3))).toEqual(reported('31034', 3));
    expect(findOutage([reported('31034', 2)], settings(3))).toBeUndefined();
    expect(findOutage([], settings(2))).toBeUndefined();
  });

  it('is the code that most people have named, and the first of two alike', () => {
    const many = [reported('31034', 3), reported('31044', 5), reported('32001', 5)];

    expect(findOutage(many, settings(3))?.code).toBe('31044');
  });

  it('is there exactly when some code has as many people as are asked for', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 10 }), (people, least) => {
        const found = findOutage(
          people.map((count, at) => reported(String(at), count)),
          settings(least),
        );
        expect(found?.people).toBe(Math.max(0, ...people) >= least ? Math.max(...people) : undefined);
      }),
      { seed: 5 },
    );
  });
});
