import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildDesk, knowledgeFolder } from '../../bot/build-desk.ts';
import type { KnowledgeJournal } from '../../knowledge/journal.ts';

const journal: KnowledgeJournal = {
  recordFeedback: ({ verdict }) => Promise.resolve({ verdict, isNew: true }),
  recordMiss: () => Promise.resolve(),
  readStats: () => Promise.resolve({ articles: [], misses: [] }),
};
const desk = buildDesk(journal);

it('reads the articles that stand beside it', () => {
  expect(existsSync(join(knowledgeFolder, 'articles', 'event-31034.md'))).toBe(true);
  expect(desk.articles.get('event-31034')?.codes).toEqual(['31034']);
  expect(desk.matcher.answer('31034')).toMatchObject({ outcome: 'answer' });
});

it('keeps what is learned in the journal it was given', () => {
  expect(desk.journal).toBe(journal);
});

it('gives every card an id of its own, as cards expect it', () => {
  const ids = new Set(Array.from({ length: 100 }, () => desk.newForm()));

  expect(ids.size).toBe(100);
  expect([...ids].join()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12},/);
});

it('goes by the clock of the machine', () => {
  const before = Date.now();
  const now = desk.now().getTime();

  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
