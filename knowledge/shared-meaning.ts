import type { Article } from './article.ts';
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
  bySharedPhrase: ReadonlyMap<string, readonly ChoiceOption[]>,
): SharedMeaning | undefined {
  for (const { value } of named.filter(({ kind }) => kind === 'event')) {
    const rivals = findRivals(matches, value);
    const options = rivals.map(({ article }) => ({ article, label: labelOf(article, value) }));
    if (rivals.length > 1) return { about: value, kind: 'event', options: usualFirst(options) };
  }
  const [phrase] = sharedPhrases;
  const options = bySharedPhrase.get(phrase ?? '');
  // Words around a shared message seldom decide, so the question is always asked.
  return phrase === undefined || !options || named.length > 0 ? undefined : { about: phrase, kind: 'message', options };
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

/** By product message: the articles that share it; the usual case comes first. */
export function indexSharedPhrases(articles: readonly Article[]): Map<string, readonly ChoiceOption[]> {
  const index = new Map<string, ChoiceOption[]>();
  for (const article of articles) {
    for (const { phrase, when } of article.match.shared) {
      const options = index.get(phrase) ?? [];
      index.set(phrase, options);
      options.push({ article, label: when });
    }
  }
  return new Map(Array.from(index, ([phrase, options]) => [phrase, usualFirst(options)]));
}

/** Every question that an event or a message can lead to: events by number, then messages; each with all its articles. */
export function listSharedMeanings(articles: readonly Article[]): SharedMeaning[] {
  const events = [...new Set(articles.flatMap(({ match }) => match.events.map(({ id }) => id)))].sort((a, b) => a - b);
  const ofEvents = events.map((event): SharedMeaning => {
    const sharing = articles.filter(({ match }) => match.events.some(({ id }) => id === event));
    const options = sharing.map((article) => ({ article, label: labelOf(article, String(event)) }));
    return { about: String(event), kind: 'event', options: usualFirst(options) };
  });
  const ofMessages = Array.from(indexSharedPhrases(articles), ([about, options]): SharedMeaning => ({
    about,
    kind: 'message',
    options,
  }));
  return [...ofEvents.filter(({ options }) => options.length > 1), ...ofMessages];
}

function usualFirst(options: readonly ChoiceOption[]): ChoiceOption[] {
  return [...options.filter(({ article }) => article.usual), ...options.filter(({ article }) => !article.usual)];
}
