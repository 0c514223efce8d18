import type { Desk } from '../../dialogs/desk.ts';
import type { Article } from '../../knowledge/article.ts';
import type { Feedback, Miss } from '../../knowledge/journal.ts';
import type { Match } from '../../knowledge/match.ts';
import type { Answer } from '../../knowledge/matcher.ts';
import { createRunbookSet } from '../../knowledge/runbook/runbook-set.ts';
import { memoryCaseDesk, type MemoryCaseDesk } from './memory-case-desk.ts';
import { readRunbook, type Runbook } from '../../knowledge/runbook/runbook.ts';
import type { OutageReport } from '../../knowledge/outage.ts';

/** A desk whose matcher answers what it was told to, and what its journal was given. */
export interface FakeDesk extends Desk {
  readonly feedback: readonly Feedback[];
  readonly misses: readonly Miss[];
  readonly cases: MemoryCaseDesk;
  /** Connectivity codes that were noted; nobody else has named them. */
  readonly noted: readonly OutageReport[];
}

/** An article with the least that it must have. */
export function fakeArticle(id: string, more: Partial<Article> = {}): Article {
  return {
    id,
    title: `Title of ${id}`,
    kind: 'fault',
    tags: [],
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

const action = {
  meaning: 'It comes first.',
  where: 'On the sync server',
  as: 'Anyone',
  good: 'It is.',
  bad: 'It is not.',
};

/** The steps of a fake runbook: one of each kind, an end for each result, and each way to skip a step. */
export const fakeSteps = {
  where: {
    kind: 'question',
    title: 'Where is it?',
    hint: 'Look at its name.',
    answers: [
      { id: 'here', label: 'On the sync server', to: 'look', fill: { serviceBusDomain: 'servicebus.windows.net' } },
      { id: 'elsewhere', label: 'On another machine', to: 'another' },
    ],
    knows: 'serviceBusDomain',
  },
  look: {
    ...action,
    kind: 'check',
    title: 'Look at it',
    do: 'Look.',
    changes: 'nothing',
    reads: ['dotnet-release'],
    skip: [
      { after: ['seen'], because: 'The article has seen it.' },
      { says: ['It was seen'], because: 'Your text says so.' },
    ],
    worked: 'found',
    failing: 'repair',
    cannot: 'handed-over',
  },
  repair: {
    ...action,
    kind: 'fix',
    title: 'Repair it',
    do: '```\nRepair {user}\n```',
    changes: 'server',
    reads: ['dotnet-release'],
    failing: 'found',
    cannot: 'handed-over',
  },
  found: {
    kind: 'end',
    result: 'cause',
    title: 'It is found',
    say: 'Read on.',
    tell: 'Please wait.',
    article: 'cause',
  },
  another: { kind: 'end', result: 'cause', title: 'It is another', say: 'Go on there.', runbook: 'other' },
  'handed-over': { kind: 'end', result: 'handover', title: 'Somebody else', say: 'Hand it over.' },
};

/**
 * A runbook that the article `offering` offers: where (a question), look (a check), repair (a fix), and the ends found (which
 * shows the article `cause`), another (which leads to the runbook `other`) and handed-over. Given fields take their place.
 */
export function fakeRunbook(id: string, more: Readonly<Record<string, unknown>> = {}): Runbook {
  const source = { title: 'The document', url: 'https://example.com/document', date: '2024-06-21' };
  const named = { id, title: `Runbook ${id}`, about: 'Nothing.', offered: ['offering'], called: [id] };
  const file = { ...named, sources: [source], start: 'where', steps: fakeSteps, ...more };
  const read = readRunbook(`${id}.yaml`, JSON.stringify(file));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.runbook;
}

/** A desk with these articles and runbooks; a text without an answer of its own is not known. */
export function fakeDesk(
  articles: readonly Article[],
  answers: Readonly<Record<string, Answer>> = {},
  runbooks: readonly Runbook[] = [],
): FakeDesk {
  const feedback: Feedback[] = [];
  const misses: Miss[] = [];
  const noted: OutageReport[] = [];
  let forms = 0;
  return {
    articles: new Map(articles.map((article) => [article.id, article])),
    runbooks: createRunbookSet(runbooks),
    channelRoles: new Map(),
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
    outage: { people: 3, minutes: 15, thread: undefined },
    reports: {
      record(report) {
        noted.push(report);
        return Promise.resolve({ code: report.code, people: 1, thread: report.thread });
      },
    },
    cases: memoryCaseDesk(),
    standing: undefined,
    ticketSystem: undefined,
    routes: new Map(),
    linkToThread: (thread, tenant) => `https://example.com/${tenant}/${thread}`,
    newForm: () => formOf(++forms),
    now: () => new Date('2026-01-05T09:00:00Z'),
    feedback,
    misses,
    noted,
  };
}
