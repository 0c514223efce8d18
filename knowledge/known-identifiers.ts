import { providers } from './article.ts';
import type { KnownIdentifiers } from './identifiers/identifier.ts';
import { foldName } from './identifiers/names.ts';
import type { Knowledge } from './knowledge.ts';

/** Collects from the knowledge what the recognizer must know in advance. */
export function knownIdentifiers({ articles, neighbours }: Knowledge): KnownIdentifiers {
  const sources = new Set(providers.map(foldName));
  const names = articles.flatMap(({ match }) => match.names);
  return {
    events: new Set(articles.flatMap(({ match }) => match.events.map(({ id }) => id))),
    foreignEvents: new Set(neighbours.flatMap(({ events }) => events)),
    hresults: new Set(articles.flatMap(({ match }) => match.hresults)),
    // 31044 is named like the event source: the source alone says nothing about the event.
    names: new Map(names.map((name) => [foldName(name), name] as const).filter(([folded]) => !sources.has(folded))),
  };
}
