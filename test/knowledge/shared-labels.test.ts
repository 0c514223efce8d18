import type { Article } from '../../knowledge/article.ts';
import { checkSharedLabels } from '../../knowledge/shared-labels.ts';
import { anArticle } from '../support/knowledge.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

type Event = Article['match']['events'][number];

function event(when: string | undefined, id = 6329, provider: Event['provider'] = 'ADSync'): Event {
  return { provider, id, ...(when !== undefined && { when }) };
}

function withEvents(id: string, ...events: Event[]): Article {
  return anArticle({ id, match: { events } });
}

function withMessage(id: string, phrase: string, when: string): Article {
  return anArticle({ id, match: { shared: [{ phrase, when }] } });
}

describe('an event that several articles share', () => {
  it('has a label of its own in each', () => {
    expect(checkSharedLabels([withEvents('a', event('One')), withEvents('b', event('Two'))])).toEqual([]);
  });

  it('is named where it has none', () => {
    const articles = [
      withEvents('a', event(undefined)),
      withEvents('b', event('Two')),
      withEvents('c', event(undefined)),
    ];
    const problem =
      'match.events: 6329 stands in other articles as well, expected "when" with what the text of this one says';
    expect(checkSharedLabels(articles)).toEqual([`articles/a.md: ${problem}`, `articles/c.md: ${problem}`]);
  });

  it('is named where two have the same, whatever its letters', () => {
    const articles = [withEvents('a', event('One')), withEvents('b', event('Two')), withEvents('c', event('ONE'))];
    expect(checkSharedLabels(articles)).toEqual([
      'articles/c.md: match.events: 6329 has the label of a, expected one of its own',
    ]);
  });

  it('is shared whatever its source: a text seldom names that', () => {
    const articles = [withEvents('a', event('One')), withEvents('b', event(undefined, 6329, 'PasswordResetService'))];
    expect(checkSharedLabels(articles)).toHaveLength(1);
  });

  it('stands on the card of one question, which has six buttons', () => {
    const articles = Array.from({ length: 7 }, (_, at) => withEvents(`a${String(at)}`, event(`Label ${String(at)}`)));
    expect(checkSharedLabels(articles.slice(0, 6))).toEqual([]);
    expect(checkSharedLabels(articles)).toEqual([
      'articles/a6.md: match.events: 6329 stands in 7 articles, expected at most 6',
    ]);
  });
});

describe('an event of one article', () => {
  it('needs no label', () => {
    expect(checkSharedLabels([withEvents('a', event(undefined)), withEvents('b', event(undefined, 31034))])).toEqual(
      [],
    );
  });

  it('may stand there twice, with the first label on the button', () => {
    const twice = withEvents('a', event('One'), event('Two', 6329, 'PasswordResetService'));
    expect(checkSharedLabels([twice])).toEqual([]);
    expect(checkSharedLabels([twice, withEvents('b', event('Two'))])).toEqual([]);
    expect(checkSharedLabels([twice, withEvents('b', event('One'))])).toHaveLength(1);
  });
});

describe('a message that several articles share', () => {
  it('has a label of its own in each', () => {
    const articles = [withMessage('a', 'It failed', 'One'), withMessage('b', 'It failed', 'Two')];
    expect(checkSharedLabels(articles)).toEqual([]);
    expect(checkSharedLabels([...articles, withMessage('c', 'It failed', 'Two')])).toEqual([
      'articles/c.md: match.shared: It failed has the label of b, expected one of its own',
    ]);
  });

  it('is not the question of one answer', () => {
    const articles = [withMessage('a', 'It failed', 'One'), withMessage('b', 'it failed', 'Two')];
    const problem = 'stands in no other article, expected it in match.phrases';
    expect(checkSharedLabels(articles)).toEqual([
      `articles/a.md: match.shared: It failed ${problem}`,
      `articles/b.md: match.shared: it failed ${problem}`,
    ]);
  });

  it('is not mixed up with an event that reads the same', () => {
    expect(checkSharedLabels([withEvents('a', event('One')), withMessage('b', '6329', 'One')])).toHaveLength(1);
  });
});

it('the real articles have labels that tell them apart', () => {
  expect(checkSharedLabels(realKnowledge.articles)).toEqual([]);
});
