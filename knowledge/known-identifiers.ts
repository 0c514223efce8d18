import { providers } from './article.ts';
import type { KnownIdentifiers } from './identifiers/identifier.ts';
import { foldName } from './identifiers/names.ts';
import { createNearNames } from './identifiers/near-names.ts';
import { createSpokenNames } from './identifiers/spoken-names.ts';
import type { Knowledge } from './knowledge.ts';

/** Collects from the knowledge what the recognizer must know in advance. */
export function knownIdentifiers({ articles, neighbours }: Knowledge): KnownIdentifiers {
  const sources = new Set(providers.map(foldName));
  const spellings = articles.flatMap(({ match }) => match.names).map((name) => [foldName(name), name] as const);
  // 31044 is named like the event source: the source alone says nothing about the event.
  const names = new Map(spellings.filter(([folded]) => !sources.has(folded)));
  return {
    events: new Set(articles.flatMap(({ match }) => match.events.map(({ id }) => id))),
    foreignEvents: new Set(neighbours.flatMap(({ events }) => events)),
    hresults: new Set(articles.flatMap(({ match }) => match.hresults)),
    names,
    nearNames: createNearNames(names.keys()),
    spokenNames: createSpokenNames(names),
  };
}
