/** Whether an answer helped, as the person who got it said. */
export type Verdict = 'helped' | 'failed';

export interface Feedback {
  /** Id of the shown card: one card counts once, however often its button arrives. */
  readonly form: string;
  readonly article: string;
  readonly verdict: Verdict;
  readonly at: Date;
}

/** A question without an answer, reduced to words of our own vocabulary and identifiers: never what was typed. */
export interface Miss {
  readonly words: readonly string[];
  readonly at: Date;
}

export interface JournalStats {
  readonly articles: readonly { readonly article: string; readonly helped: number; readonly failed: number }[];
  readonly misses: readonly { readonly words: string; readonly count: number; readonly last: string }[];
}

/** Port: what the authors of the knowledge learn from its use. */
export interface KnowledgeJournal {
  /** The verdict that counts, the first one given on this card, and whether it was given just now. */
  recordFeedback(feedback: Feedback): Promise<{ readonly verdict: Verdict; readonly isNew: boolean }>;
  recordMiss(miss: Miss): Promise<void>;
  readStats(): Promise<JournalStats>;
}
