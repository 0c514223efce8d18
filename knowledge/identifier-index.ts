import type { Article } from './article.ts';
import type { Identifier } from './identifiers/identifier.ts';
import { foldName } from './identifiers/names.ts';

/** The key under which an identifier is looked up. */
export function identifierKey({ kind, value }: Pick<Identifier, 'kind' | 'value'>): string {
  return `${kind}:${kind === 'name' ? foldName(value) : value}`;
}

/** Which articles an identifier names, by its key. */
export function indexIdentifiers(articles: readonly Article[]): Map<string, Article[]> {
  const index = new Map<string, Article[]>();
  for (const article of articles) {
    const { events, hresults, codes, names } = article.match;
    const keys = [
      ...events.map(({ id }) => identifierKey({ kind: 'event', value: String(id) })),
      ...hresults.map((value) => identifierKey({ kind: 'hresult', value })),
      ...codes.map((value) => identifierKey({ kind: 'code', value })),
      ...names.map((value) => identifierKey({ kind: 'name', value })),
    ];
    for (const key of new Set(keys)) {
      const others = index.get(key);
      if (others) others.push(article);
      else index.set(key, [article]);
    }
  }
  return index;
}
