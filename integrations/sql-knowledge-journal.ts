import type { JournalStats, KnowledgeJournal } from '../knowledge/journal.ts';
import type { SqlStore } from './sql-store.ts';

/** The knowledge journal in the SQL store. */
export function sqlKnowledgeJournal(store: SqlStore): KnowledgeJournal {
  return {
    async recordFeedback({ form, article, verdict, at }) {
      const { numInsertedOrUpdatedRows } = await store
        .insertInto('feedback')
        .values({ form, article, verdict, at: at.toISOString() })
        .onConflict((conflict) => conflict.column('form').doNothing())
        .executeTakeFirstOrThrow();
      const kept = await store
        .selectFrom('feedback')
        .select('verdict')
        .where('form', '=', form)
        .executeTakeFirstOrThrow();
      return { verdict: kept.verdict, isNew: numInsertedOrUpdatedRows === 1n };
    },

    async recordMiss({ words, at }) {
      await store
        .insertInto('miss')
        .values({ words: words.join(' '), count: 1, last_at: at.toISOString() })
        .onConflict((conflict) =>
          conflict
            .column('words')
            .doUpdateSet((eb) => ({ count: eb('miss.count', '+', 1), last_at: at.toISOString() })),
        )
        .execute();
    },

    readStats: () => readStats(store),
  };
}

async function readStats(store: SqlStore): Promise<JournalStats> {
  const articles = await store
    .selectFrom('feedback')
    .select(['article'])
    .select((eb) => eb.fn.countAll<number>().filterWhere('verdict', '=', 'helped').as('helped'))
    .select((eb) => eb.fn.countAll<number>().filterWhere('verdict', '=', 'failed').as('failed'))
    .groupBy('article')
    .orderBy('failed', 'desc')
    .orderBy('article')
    .execute();
  const misses = await store
    .selectFrom('miss')
    .select(['words', 'count', 'last_at as last'])
    .orderBy('count', 'desc')
    .orderBy('words')
    .limit(50)
    .execute();
  return { articles, misses };
}
