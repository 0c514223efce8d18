import { sqlKnowledgeJournal } from '../../integrations/sql-knowledge-journal.ts';
import type { KnowledgeJournal, Verdict } from '../../knowledge/journal.ts';
import { engines } from '../support/databases.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');
const later = new Date('2026-01-06T12:00:00.000Z');

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let journal: KnowledgeJournal;

  beforeEach(async () => {
    journal = sqlKnowledgeJournal(await desk.open());
  });

  async function judge(form: string, article: string, verdict: Verdict): Promise<Verdict> {
    return (await journal.recordFeedback({ form, article, verdict, at: noon })).verdict;
  }

  it('holds nothing at first', async () => {
    expect(await journal.readStats()).toEqual({ articles: [], misses: [] });
  });

  describe('feedback', () => {
    it('is answered with the verdict that counts', async () => {
      expect(await judge('f1', 'a', 'helped')).toBe('helped');
      expect(await judge('f2', 'a', 'failed')).toBe('failed');
    });

    it('of the same card counts once, and the first verdict stands', async () => {
      await judge('f1', 'a', 'failed');

      expect(await judge('f1', 'a', 'helped')).toBe('failed');
      expect(await judge('f1', 'a', 'failed')).toBe('failed');
      expect(await judge('f1', 'another', 'helped')).toBe('failed');
      expect((await journal.readStats()).articles).toEqual([{ article: 'a', helped: 0, failed: 1 }]);
    });

    it('says whether it was given just now', async () => {
      const given = { form: 'f1', article: 'a', verdict: 'helped' as const, at: noon };

      expect((await journal.recordFeedback(given)).isNew).toBe(true);
      expect((await journal.recordFeedback(given)).isNew).toBe(false);
    });

    it('of the same card that comes twice at once counts once', async () => {
      const verdicts = await Promise.all([judge('f1', 'a', 'helped'), judge('f1', 'a', 'failed')]);

      expect(new Set(verdicts).size).toBe(1);
      const [{ helped, failed } = { helped: 0, failed: 0 }] = (await journal.readStats()).articles;
      expect(helped + failed).toBe(1);
    });

    it('is counted by article, the least helpful first', async () => {
      await judge('f1', 'good', 'helped');
      await judge('f2', 'good', 'helped');
      await judge('f3', 'bad', 'failed');
      await judge('f4', 'bad', 'failed');
      await judge('f5', 'mixed', 'failed');
      await judge('f6', 'mixed', 'helped');
      await judge('f7', 'also mixed', 'failed');

      expect((await journal.readStats()).articles).toEqual([
        { article: 'bad', helped: 0, failed: 2 },
        { article: 'also mixed', helped: 0, failed: 1 },
        { article: 'mixed', helped: 1, failed: 1 },
        { article: 'good', helped: 2, failed: 0 },
      ]);
    });
  });

  describe('a miss', () => {
    it('is counted by its words, with the time of the last one', async () => {
      await journal.recordMiss({ words: ['password', 'vpn'], at: noon });
      await journal.recordMiss({ words: ['password', 'vpn'], at: later });
      await journal.recordMiss({ words: [], at: noon });

      expect((await journal.readStats()).misses).toEqual([
        { words: 'password vpn', count: 2, last: later.toISOString() },
        { words: '', count: 1, last: noon.toISOString() },
      ]);
    });

    it('is listed with the most frequent first, and at most fifty of them', async () => {
      for (let number = 0; number < 60; number++) {
        await journal.recordMiss({ words: [`word-${String(number).padStart(2, '0')}`], at: noon });
      }
      await journal.recordMiss({ words: ['word-59'], at: noon });

      const { misses } = await journal.readStats();

      expect(misses).toHaveLength(50);
      expect(misses.slice(0, 2).map(({ words }) => words)).toEqual(['word-59', 'word-00']);
    });
  });
});
