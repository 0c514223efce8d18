import type { CaseEvidence } from '../../cases/evidence.ts';
import { exitsOf, skipped } from '../../knowledge/runbook/step.ts';
import type { Runbook } from '../../knowledge/runbook/runbook.ts';
import type { Passed } from '../../knowledge/runbook/walk.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import { titleOf } from '../step-view.ts';
import { resultLabel } from '../summary-view.ts';

type RunbookTried = CaseEvidence['runbooks'][number];
type Fact = CaseEvidence['facts'][number];

const most = { codes: 20, articles: 10, runbooks: 6, facts: 40 } as const;
const longest = 300;

/** What the conversation has come to so far, as a case tells it. */
export function gatherEvidence(state: ConversationState, desk: Desk): CaseEvidence {
  const { codes, articles } = state.seen;
  return {
    codes,
    articles: articles.flatMap(({ article, verdict }) => {
      const shown = desk.articles.get(article);
      return shown ? [{ id: article, title: shorten(shown.title), verdict }] : [];
    }),
    runbooks: walksOf(state)
      .flatMap((walk) => runbookTried(walk, desk.runbooks.byId(walk.runbook)))
      .slice(-most.runbooks),
    facts: distinct(factsOf(state)).slice(-most.facts),
  };
}

/** What was known when the draft was begun, with what has come to light since; what it was begun about stays the newest. */
export function addEvidence(before: CaseEvidence, now: CaseEvidence): CaseEvidence {
  const isNew = <Thing extends { id: string }>(things: readonly Thing[]) => {
    const ids = new Set(things.map(({ id }) => id));
    return ({ id }: Thing): boolean => !ids.has(id);
  };
  return {
    codes: [...new Set([...before.codes, ...now.codes])].slice(-most.codes),
    articles: [
      ...now.articles.filter(isNew(before.articles)),
      ...before.articles.map((shown) => now.articles.find(({ id }) => id === shown.id) ?? shown),
    ].slice(-most.articles),
    runbooks: [...before.runbooks.filter(isNew(now.runbooks)), ...now.runbooks].slice(-most.runbooks),
    facts: distinct([...before.facts, ...now.facts]).slice(-most.facts),
  };
}

interface Tried {
  readonly runbook: string;
  readonly result: string;
  readonly trail: readonly Passed[];
}

function walksOf({ walked, shelved, walk }: ConversationState): Tried[] {
  const over = walked.map(({ runbook, result, trail }) => ({ runbook, result: resultLabel[result], trail }));
  const open = [shelved, walk].filter((one) => one !== null);
  return [...over, ...open.map(({ runbook, trail }) => ({ runbook, result: 'Still open', trail }))];
}

function runbookTried({ runbook: id, result, trail }: Tried, runbook: Runbook | undefined): RunbookTried[] {
  // A runbook that this release no longer has cannot say what its steps were.
  if (!runbook) return [];
  const steps = trail.map((passed) => ({
    title: shorten(titleOf(runbook, passed.step)),
    outcome: outcomeOf(runbook, passed),
    at: passed.at.slice(0, 40),
  }));
  return [{ id, title: shorten(runbook.title), result, steps }];
}

function outcomeOf(runbook: Runbook, { step: id, outcome, because }: Passed): string {
  if (outcome === skipped) return shorten(`Skipped: ${because ?? 'it was not needed'}`);
  const step = runbook.steps.get(id);
  const label = step && exitsOf(step).find((exit) => exit.outcome === outcome)?.label;
  return shorten(label ?? outcome);
}

/** Values that commands were filled with; names of accounts stay in the conversation. */
const named = { namespace: 'Service Bus namespace', serviceBusDomain: 'Cloud' } as const;

function factsOf({ last, walked, shelved, walk, seen }: ConversationState): Fact[] {
  const open = [shelved, walk].filter((one) => one !== null);
  const fill = Object.assign({}, last?.fill, ...open.map((one) => one.fill)) as Readonly<Record<string, string>>;
  const filled = Object.entries(named).flatMap(([name, label]) => {
    const value = fill[name];
    return value === undefined ? [] : [{ label, value: shorten(value) }];
  });
  const readings = [
    ...[...walked, ...open].flatMap(({ trail }) => trail.flatMap((passed) => passed.readings ?? [])),
    ...open.flatMap((one) => one.readings),
  ];
  const log = seen.log.map((value) => ({ label: 'Event log', value }));
  return [...readings.map(({ name, value }) => ({ label: name, value })), ...filled, ...log];
}

function distinct(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [`${fact.label}\n${fact.value}`, fact])).values()];
}

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
