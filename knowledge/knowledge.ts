import type { Article } from './article.ts';
import type { Neighbour } from './neighbour.ts';
import type { Runbook } from './runbook/runbook.ts';
import type { Vocabulary } from './vocabulary.ts';

/** All that the desk knows, as read from text files. */
export interface Knowledge {
  readonly articles: readonly Article[];
  readonly runbooks: readonly Runbook[];
  readonly neighbours: readonly Neighbour[];
  readonly vocabulary: Vocabulary;
}
