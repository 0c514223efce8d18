import { findMeanings } from '../../../eventlog/reasoning/event-meanings.ts';
import { noEnd, numberedCauses, symptoms } from '../../../eventlog/reasoning/event-rules.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';

const articles = new Set(realKnowledge.articles.map(({ id }) => id));

describe('the rules about numbers of events', () => {
  it('lead to articles that exist', () => {
    const named = [...numberedCauses, ...symptoms].flatMap(({ article = [], others = [] }) =>
      [article, ...others].flat(),
    );
    expect([...named, ...noEnd.others].filter((id) => !articles.has(id))).toEqual([]);
  });

  it('have each number that stands for a failure once', () => {
    const faults = ['PasswordResetService', 'ADSync'].flatMap((provider) =>
      [...(findMeanings(provider) ?? [])].filter(([, { part }]) => part.endsWith('fault')).map(([id]) => id),
    );
    expect([...numberedCauses, ...symptoms].flatMap(({ events = [] }) => events).sort()).toEqual(faults.sort());
  });

  it('lead each event to the article that is named after it', () => {
    const wrong = [...numberedCauses, ...symptoms].filter(({ article, events = [] }) => {
      const own = events.map((id) => `event-${String(id)}`).filter((id) => articles.has(id));
      return own.length > 0 && !own.includes(article ?? '');
    });
    expect(wrong).toEqual([]);
  });

  it('are certain only where the document gives the event one meaning', () => {
    const certain = numberedCauses.filter(({ confidence }) => confidence === 'certain').flatMap(({ events }) => events);
    expect(certain).toEqual([33002, 33003, 33005, 33006, 33007]);
  });
});
