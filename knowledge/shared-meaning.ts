import type { Article } from './article.ts';
import type { EvidenceSources } from './evidence-sources.ts';
import type { Identifier } from './identifiers/identifier.ts';
import type { ChoiceOption, Match } from './match.ts';

/** An event or a product message that stands for several articles, and what tells them apart. */
export interface SharedMeaning {
  readonly about: string;
  readonly kind: 'event' | 'message';
  readonly options: readonly ChoiceOption[];
}

/** Two articles for one event are told apart by the text when they differ by so many points. */
const clearLead = 8;

/** The question to ask when what was named stands for several articles and nothing else in the text decides. */
export function findSharedMeaning(
  matches: readonly Match[],
  named: readonly Identifier[],
  sharedPhrases: readonly string[],
  sources: EvidenceSources,
): SharedMeaning | undefined {
  for (const { value } of named.filter(({ kind }) => kind === 'event')) {
    const rivals = findRivals(matches, value);
    const options = rivals.map(({ article }) => ({ article, label: labelOf(article, value) }));
    if (rivals.length > 1) return { about: value, kind: 'event', options: usualFirst(options) };
  }
  const [phrase] = sharedPhrases;
  return phrase === undefined || named.length > 0 ? undefined : askByPhrase(phrase, sources.knowledge.articles);
}

/** The articles that share an event, if the best of all is among them and has no clear lead. */
function findRivals(matches: readonly Match[], event: string): Match[] {
  const rivals = matches.filter(({ article }) => article.match.events.some(({ id }) => String(id) === event));
  const [best, second] = rivals;
  if (!best || !second || best !== matches[0] || best.score - second.score >= clearLead) return [];
  return rivals;
}

function labelOf(article: Article, event: string): string {
  return article.match.events.find(({ id }) => String(id) === event)?.when ?? article.title;
}

/** Words around a shared message seldom decide, so the question is always asked; the usual case comes first. */
function askByPhrase(phrase: string, articles: readonly Article[]): SharedMeaning {
  const options = articles.flatMap((article) =>
    article.match.shared.filter((shared) => shared.phrase === phrase).map(({ when }) => ({ article, label: when })),
  );
  return { about: phrase, kind: 'message', options: usualFirst(options) };
}

function usualFirst(options: readonly ChoiceOption[]): ChoiceOption[] {
  return [...options.filter(({ article }) => article.usual), ...options.filter(({ article }) => !article.usual)];
}
