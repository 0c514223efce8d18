import type { Article } from './article.ts';
import type { Knowledge } from './knowledge.ts';
import type { ChoiceOption } from './match.ts';
import type { Neighbour } from './neighbour.ts';
import type { PhraseFinder } from './phrase-finder.ts';
import type { SymptomSearch } from './symptom-search.ts';

/** What is built once from the knowledge and read by every question. */
export interface EvidenceSources {
  readonly knowledge: Knowledge;
  readonly byId: ReadonlyMap<string, Article>;
  readonly byIdentifier: ReadonlyMap<string, readonly Article[]>;
  /** The articles that share a product message, and the label of each, the usual one first. */
  readonly bySharedPhrase: ReadonlyMap<string, readonly ChoiceOption[]>;
  readonly phrases: PhraseFinder<Article>;
  readonly foreignPhrases: PhraseFinder<Neighbour>;
  readonly symptoms: SymptomSearch;
}

/** Points of each kind of evidence. Exact beats literal beats described; a fault beats the steps around it. */
export const points = {
  hresult: 62,
  event: 60,
  name: 60,
  code: 45,
  sharedEvent: 34,
  /** An event that says that something failed, and not why. */
  vague: 44,
  healthy: 22,
  /** A result code that only the field explains: the event beside it says more. */
  fieldHresult: 30,
  fieldDiscount: 6,
  /** Below this a neighbour is not named: a refusal that names a wrong subject is worse than a plain one. */
  neighbourBar: 12,
  phrase: 26,
  phraseWord: 2,
  symptom: 42,
};
