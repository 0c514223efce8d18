import type { Desk } from '../../dialogs/desk.ts';
import type { Article } from '../../knowledge/article.ts';
import type { Feedback, Miss } from '../../knowledge/journal.ts';
import type { Match } from '../../knowledge/match.ts';
import type { Answer } from '../../knowledge/matcher.ts';

/** A desk whose matcher answers what it was told to, and what its journal was given. */
export interface FakeDesk extends Desk {
  readonly feedback: readonly Feedback[];
  readonly misses: readonly Miss[];
}

/** An article with the least that it must have. */
export function fakeArticle(id: string, more: Partial<Article> = {}): Article {
  return {
    id,
    title: `Title of ${id}`,
    kind: 'fault',
    codes: [],
    meaning: `Meaning of ${id}.`,
    audience: ['helpdesk'],
    actor: 'helpdesk',
    risk: { changes: 'nothing', restarts: 'nothing', needs: 'Nothing' },
    requester: 'Please ask your help desk.',
    match: { events: [], hresults: [], codes: [], names: [], phrases: [], shared: [], symptoms: [] },
    usual: false,
    context: false,
    next: [],
    sources: [{ title: 'The document', url: 'https://example.com/document', date: '2024-06-21' }],
    provenance: 'document',
    sections: { Cause: [{ kind: 'text', runs: [{ text: 'The cause.', style: 'plain' }] }] },
    ...more,
  };
}

const common = { recognized: { identifiers: [], guids: [], values: {} }, terms: [] };
type None = Extract<Answer, { outcome: 'none' }>;

/** What the matcher says of a text that names these articles, best first. */
export function answerWith(...articles: Article[]): Answer {
  return { ...common, outcome: 'answer', ranked: articles.map(matchOf) };
}

/** What the matcher says of a text it knows nothing about. */
export function answerNone(more: Partial<None> = {}): Answer {
  return { ...common, outcome: 'none', near: [], ...more };
}

/** What the matcher says of an event that several articles share; the labels are the titles. */
export function answerWhich(about: string, articles: readonly Article[], kind: 'event' | 'message' = 'event'): Answer {
  const options = articles.map((article) => ({ article, label: article.title }));
  return { ...common, outcome: 'choose', ranked: articles.map(matchOf), shared: { about, kind, options } };
}

/** An article that fits for a reason that names it. */
export function matchOf(article: Article): Match {
  return { article, score: 60, reasons: [`it names ${article.id}`] };
}

/** The form id of the card that the desk shows as its `number`-th, counted from 1. */
export function formOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A desk with these articles; a text without an answer of its own is not known. */
export function fakeDesk(articles: readonly Article[], answers: Readonly<Record<string, Answer>> = {}): FakeDesk {
  const feedback: Feedback[] = [];
  const misses: Miss[] = [];
  let forms = 0;
  return {
    articles: new Map(articles.map((article) => [article.id, article])),
    matcher: { answer: (text) => answers[text] ?? answerNone() },
    journal: {
      recordFeedback(given) {
        const before = feedback.find(({ form }) => form === given.form);
        if (!before) feedback.push(given);
        return Promise.resolve({ verdict: (before ?? given).verdict, isNew: !before });
      },
      recordMiss(miss) {
        misses.push(miss);
        return Promise.resolve();
      },
      readStats: () => Promise.resolve({ articles: [], misses: [] }),
    },
    newForm: () => formOf(++forms),
    now: () => new Date('2026-01-05T09:00:00Z'),
    feedback,
    misses,
  };
}
