import type { SqlStore } from './sql-store.ts';

/** Conversation state as text: what it means is known to whoever stores it. */
export interface Conversations {
  /** The stored text, or undefined when nothing is known of this conversation. */
  read(key: string): Promise<string | undefined>;
  write(key: string, state: string, at: Date): Promise<void>;
}

/** Conversation state in the SQL store, one row per conversation and person. */
export function sqlConversations(store: SqlStore): Conversations {
  return {
    async read(key) {
      const row = await store.selectFrom('conversation').select('state').where('key', '=', key).executeTakeFirst();
      return row?.state;
    },

    async write(key, state, at) {
      const updated_at = at.toISOString();
      await store
        .insertInto('conversation')
        .values({ key, state, version: 1, updated_at })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet((eb) => ({ state, updated_at, version: eb('conversation.version', '+', 1) })),
        )
        .execute();
    },
  };
}
