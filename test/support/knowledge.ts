import type { Article } from '../../knowledge/article.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Neighbour } from '../../knowledge/neighbour.ts';
import type { Runbook } from '../../knowledge/runbook/runbook.ts';
import { readVocabulary, type Vocabulary } from '../../knowledge/vocabulary.ts';

export type ArticleOverrides = Partial<Omit<Article, 'match'>> & { readonly match?: Partial<Article['match']> };

/** A small article that is complete and names nothing until told what. */
export function anArticle({ match, ...overrides }: ArticleOverrides = {}): Article {
  return {
    id: 'event-1',
    title: 'A small article',
    kind: 'fault',
    tags: [],
    codes: [],
    meaning: 'Something is wrong.',
    audience: ['helpdesk'],
    actor: 'helpdesk',
    risk: { changes: 'nothing', restarts: 'nothing', needs: 'No rights' },
    requester: 'Please wait.',
    usual: false,
    context: false,
    next: [],
    sources: [{ title: 'A page', url: 'https://example.com/page', date: '2024-06-21' }],
    provenance: 'document',
    sections: {
      Cause: [{ kind: 'text', runs: [{ text: 'A cause.', style: 'plain' }] }],
      Resolution: [{ kind: 'step', number: 1, runs: [{ text: 'Do it.', style: 'plain' }] }],
    },
    ...overrides,
    match: { events: [], hresults: [], codes: [], names: [], phrases: [], shared: [], symptoms: [], ...match },
  };
}

/** A subject next to ours that is complete and recognises nothing until told what. */
export function aNeighbour(overrides: Partial<Neighbour> = {}): Neighbour {
  return {
    id: 'a-neighbour',
    topic: 'a subject next to ours',
    instead: 'Such questions are answered elsewhere.',
    events: [],
    codes: [],
    phrases: [],
    symptoms: [],
    ...overrides,
  };
}

interface KnowledgeParts {
  readonly articles?: readonly ArticleOverrides[];
  readonly runbooks?: readonly Runbook[];
  readonly neighbours?: readonly Partial<Neighbour>[];
  readonly vocabulary?: Vocabulary;
}

/** Knowledge of only these parts; a vocabulary without words unless one is given. */
export function someKnowledge({
  articles = [],
  runbooks = [],
  neighbours = [],
  vocabulary,
}: KnowledgeParts = {}): Knowledge {
  return {
    articles: articles.map(anArticle),
    runbooks,
    neighbours: neighbours.map(aNeighbour),
    vocabulary: vocabulary ?? readVocabulary('{ stop: [], weak: [], say: {} }'),
  };
}
