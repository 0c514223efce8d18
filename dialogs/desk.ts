import type { Article } from '../knowledge/article.ts';
import type { KnowledgeJournal } from '../knowledge/journal.ts';
import type { Matcher } from '../knowledge/matcher.ts';

/** Everything a dialog may ask of the desk; made once at start. */
export interface Desk {
  readonly articles: ReadonlyMap<string, Article>;
  readonly matcher: Matcher;
  readonly journal: KnowledgeJournal;
  /** A new id for a card about to be shown (UUID). */
  newForm(): string;
  now(): Date;
}
