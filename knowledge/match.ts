import type { Article } from './article.ts';

/** An article that fits, how well (points, higher is better), and why, in words a person can check. */
export interface Match {
  readonly article: Article;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** One of several articles that share an event, with what the text of this one says. */
export interface ChoiceOption {
  readonly article: Article;
  readonly label: string;
}
