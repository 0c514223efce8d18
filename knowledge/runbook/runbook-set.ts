import type { Runbook } from './runbook.ts';
import type { Step } from './step.ts';

/** All runbooks, and the ways to find one. */
export interface RunbookSet {
  readonly all: readonly Runbook[];
  byId(id: string): Runbook | undefined;
  /** The one that the card of an article offers. */
  forArticle(article: string): Runbook | undefined;
  /** The one that people call so, whatever the case of the letters. */
  called(name: string): Runbook | undefined;
}

/** Arranges runbooks for finding. */
export function createRunbookSet(all: readonly Runbook[]): RunbookSet {
  const byId = new Map(all.map((runbook) => [runbook.id, runbook]));
  const byArticle = new Map(all.flatMap((runbook) => runbook.offered.map((article) => [article, runbook] as const)));
  const byName = new Map(
    all.flatMap((runbook) => [runbook.title, ...runbook.called].map((name) => [name.toLowerCase(), runbook] as const)),
  );
  return {
    all,
    byId: (id) => byId.get(id),
    forArticle: (article) => byArticle.get(article),
    called: (name) => byName.get(name.trim().toLowerCase()),
  };
}

/** What is wrong between the runbooks and the articles: one that is not there, or that two runbooks claim. */
export function checkReferences(all: readonly Runbook[], articles: ReadonlySet<string>): string[] {
  const ids = new Set(all.map(({ id }) => id));
  return [
    ...all.flatMap((runbook) => danglingIn(runbook, articles, ids)),
    ...claimedTwice(
      all.flatMap(({ id, offered }) => offered.map((name) => [name, id] as const)),
      'offered',
    ),
    ...claimedTwice(
      all.flatMap(({ id, title, called }) => [title, ...called].map((name) => [name.toLowerCase(), id] as const)),
      'called',
    ),
  ];
}

interface Reference {
  readonly at: string;
  readonly to: 'article' | 'runbook';
  readonly id: string;
}

function danglingIn(runbook: Runbook, articles: ReadonlySet<string>, ids: ReadonlySet<string>): string[] {
  const offered = runbook.offered.map((id): Reference => ({ at: 'offered', to: 'article', id }));
  const named = [...runbook.steps].flatMap(([id, step]) => referencesOf(`steps.${id}`, step));
  return [...offered, ...named]
    .filter(({ to, id }) => !(to === 'article' ? articles : ids).has(id))
    .map(({ at, to, id }) => `runbooks/${runbook.id}.yaml: ${at}: ${id} is no ${to}, expected the id of one`);
}

function referencesOf(at: string, step: Step): Reference[] {
  if (step.kind === 'question') {
    return step.answers.flatMap(({ after }) =>
      after.map((id) => ({ at: `${at}.answers`, to: 'article' as const, id })),
    );
  }
  if (step.kind !== 'end') {
    return step.skip.flatMap(({ after }) => after.map((id) => ({ at: `${at}.skip`, to: 'article' as const, id })));
  }
  const { article, runbook } = step;
  return [
    ...(article === undefined ? [] : [{ at: `${at}.article`, to: 'article' as const, id: article }]),
    ...(runbook === undefined ? [] : [{ at: `${at}.runbook`, to: 'runbook' as const, id: runbook }]),
  ];
}

function claimedTwice(claims: readonly (readonly [string, string])[], field: string): string[] {
  const first = new Map<string, string>();
  const problems: string[] = [];
  for (const [name, id] of claims) {
    const before = first.get(name);
    first.set(name, before ?? id);
    if (before !== undefined && before !== id) {
      problems.push(`runbooks/${id}.yaml: ${field}: ${name} stands in ${before} as well, expected it in one runbook`);
    }
  }
  return problems;
}
