import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes, type AdaptiveCard } from '../../../cards/card.ts';
import { stepCard } from '../../../cards/step/step.ts';
import { summaryCard } from '../../../cards/summary/summary.ts';
import { viewStep } from '../../../dialogs/step-view.ts';
import { viewSummary } from '../../../dialogs/summary-view.ts';
import { placeholders } from '../../../knowledge/article-body.ts';
import { createMatcher } from '../../../knowledge/matcher.ts';
import { countPaths } from '../../../knowledge/paths.ts';
import { readRunbook, sentencesOf, type Runbook } from '../../../knowledge/runbook/runbook.ts';
import { exitsOf, type EndStep } from '../../../knowledge/runbook/step.ts';
import {
  beginWalk,
  leaveStep,
  progressOf,
  stepOf,
  type Beginning,
  type Walk,
} from '../../../knowledge/runbook/walk.ts';
import { findCardProblems } from '../../support/card-parser.ts';
import { isOpen } from '../../support/random-runbooks.ts';
import { knowledgeFolder, realKnowledge } from '../../support/real-knowledge.ts';

const { runbooks, articles } = realKnowledge;
const matcher = createMatcher(realKnowledge);
const form = '3f0d7c1e-8a52-4d0b-9a7e-2b9c6a51f0d4';
const at = new Date('2026-01-05T09:00:00Z');
const nothing: Beginning = { known: [], fill: {} };

/** How many steps Microsoft's document of 2024-06-21 has for what a runbook is about. */
const stepsOfDocument: Readonly<Record<string, number>> = {
  // "Troubleshoot connectivity": numbered are 3 under "Confirm network connectivity", 4 under "Restart the Microsoft Entra
  // Connect Sync service", 10 under "Disable and re-enable the password writeback feature" and 2 under "Install the latest
  // Microsoft Entra Connect release". Not counted: TLS 1.2, .NET, and doing the 10 once more, which are not numbered.
  'restore-connectivity': 3 + 4 + 10 + 2,
  // "Verify that Microsoft Entra Connect has the required permissions": 10 are numbered.
  'verify-permissions': 10,
  // No numbered procedure. "Organizational unit characters reserved from password writeback" has 13 rows.
  'ou-characters': 13,
  // No numbered procedure. The rows of 33008 and of 6329 ("A restriction prevents ...") name 5 conditions: age, history,
  // complexity, filters, PASSWD_CANT_CHANGE; and 4 things to do: minimum age 0, history 0, removing that flag, and (31003)
  // a new password.
  'password-policy': 5 + 4,
  // No numbered procedure. Conditions and instructions by row: 33002 4 (deleted on-premises, a problem with sync; sync logs,
  // last runs), 33003 1 (one anchor twice), 33005 2 (disabled; enable), 33006 2 (locked; unlock), hr=80230402 2 (one user ID
  // in several domains, an anchor that is not unique), "Object could not be found" 3 (synchronized by this server; connector
  // spaces and metaverse; the rule of the link), "Multiple matches found" 1 (linked more than once).
  'user-state': 4 + 1 + 2 + 2 + 2 + 3 + 1,
};

function leave(runbook: Runbook, walk: Walk, outcome: string): Walk {
  const next = leaveStep(runbook, walk, { outcome, at });
  if (!next) throw new Error(`${runbook.id}: no way out of ${String(walk.at)} by ${outcome}`);
  return next;
}

/** Goes every way there is; gives each stop of each way, in the order of the walk. */
function* everyStop(runbook: Runbook, beginning: Beginning): Generator<Walk> {
  const open = [beginWalk(runbook, beginning, at)];
  for (let walk = open.pop(); walk; walk = open.pop()) {
    yield walk;
    if (!isOpen(runbook, walk)) continue;
    for (const { outcome } of exitsOf(stepOf(runbook, walk))) open.push(leave(runbook, walk, outcome));
  }
}

function everyEnd(runbook: Runbook, beginning: Beginning): Walk[] {
  return [...everyStop(runbook, beginning)].filter((walk) => !isOpen(runbook, walk));
}

const taken = ({ trail }: Walk): string[] =>
  trail.filter(({ outcome }) => outcome !== 'skipped').map(({ step }) => step);

/** What somebody may come with: nothing, one of the articles, a sentence of the product, or every value of the commands. */
function beginnings(runbook: Runbook): Beginning[] {
  const known = [...runbook.offered, ...sentencesOf(runbook)].map((one) => ({ ...nothing, known: [one] }));
  return [
    nothing,
    ...known,
    { known: [], fill: longValues },
    { known: [], fill: { serviceBusDomain: 'servicebus.windows.net' } },
  ];
}

/** As long as what is accepted may be. */
const longValues = {
  namespace: 'n'.repeat(61),
  user: `${'u'.repeat(64)}@${'d'.repeat(63)}.example`,
  accountName: 'a'.repeat(20),
  connectorAccount: 'MSOL_0123456789ab',
};

/** Each of the cards that can be on the screen, once for each step and for each thing that changes what is on it. */
function everyStepCard(runbook: Runbook): [string, AdaptiveCard][] {
  const cards = new Map<string, AdaptiveCard>();
  for (const beginning of beginnings(runbook)) {
    for (const walk of everyStop(runbook, beginning)) {
      const skipped = walk.trail.length - taken(walk).length;
      const name = [walk.at, JSON.stringify(walk.fill), beginning.known, skipped].join(' ');
      if (cards.has(name) || !isOpen(runbook, walk)) continue;
      cards.set(name, stepCard(viewStep(runbook, walk, form, null)));
    }
  }
  return [...cards];
}

function endOf(runbook: Runbook, walk: Walk): EndStep | undefined {
  const step = walk.at === undefined ? undefined : stepOf(runbook, walk);
  return step?.kind === 'end' ? step : undefined;
}

/** As much as the outputs of one step usually say. */
const readings = Array.from({ length: 12 }, (_, index) => ({
  name: `DisabledByDefault ${String(index)}`,
  value: 'Not Found',
}));

function summaryOf(runbook: Runbook, walk: Walk): AdaptiveCard {
  const step = endOf(runbook, walk);
  const trail = walk.trail.map((passed) => {
    const from = stepOf(runbook, { at: passed.step });
    return 'reads' in from && from.reads.length > 0 ? { ...passed, readings } : passed;
  });
  const next = runbooks.find(({ id }) => id === step?.runbook);
  return summaryCard(viewSummary(runbook, { result: step?.result ?? 'fixed', trail, step, next }, form));
}

function expectSound(card: AdaptiveCard): void {
  expect(findCardProblems(card)).toEqual([]);
  expect(cardBytes(card)).toBeLessThan(maxCardBytes);
}

it('every runbook file can be read', () => {
  const names = readdirSync(join(knowledgeFolder, 'runbooks'));
  const problems = names.flatMap((name) => {
    const read = readRunbook(`runbooks/${name}`, readFileSync(join(knowledgeFolder, 'runbooks', name), 'utf8'));
    return read.ok ? [] : read.problems;
  });
  expect(problems).toEqual([]);
  expect(runbooks.map(({ id }) => `${id}.yaml`).sort()).toEqual(names.sort());
  expect(runbooks.map(({ id }) => id).sort()).toEqual(Object.keys(stepsOfDocument).sort());
});

it('every article that offers a runbook is there, and offers one alone', () => {
  const offered = runbooks.flatMap((runbook) => runbook.offered);
  expect(offered.length).toBeGreaterThan(40);
  expect(offered.filter((id) => articles.filter((article) => article.id === id).length !== 1)).toEqual([]);
  expect(offered.filter((id, index) => offered.indexOf(id) !== index)).toEqual([]);
});

describe.each(runbooks.map((runbook) => [runbook.id, runbook] as const))('%s', (id, runbook) => {
  const steps = [...runbook.steps];
  let cards: [string, AdaptiveCard][] = [];

  beforeAll(() => {
    cards = everyStepCard(runbook);
  });

  it('has no dead end: every way leads to an end or to a reset that works, and every end is reached', () => {
    const ends = everyEnd(runbook, nothing);
    expect(ends).toHaveLength(countPaths(runbook).paths);
    const reached = new Set(ends.map((walk) => walk.at));
    const isFixable = steps.some(([, step]) => step.kind === 'fix');
    expect(reached.has(undefined)).toBe(isFixable);
    expect(steps.filter(([name, step]) => step.kind === 'end' && !reached.has(name))).toEqual([]);
  });

  it('has no dead end for anybody who comes from one of its articles, or with a value that is known', () => {
    for (const beginning of beginnings(runbook)) {
      const ends = everyEnd(runbook, beginning);
      expect(ends.length).toBeGreaterThan(0);
      expect(ends.filter(({ at: last }) => last !== undefined && runbook.steps.get(last)?.kind !== 'end')).toEqual([]);
    }
  });

  it('has no way with more steps than the document has', () => {
    const longest = Math.max(...everyEnd(runbook, nothing).map((walk) => taken(walk).length));
    expect(longest).toBe(countPaths(runbook).longest);
    expect(longest).toBeLessThanOrEqual(stepsOfDocument[id] ?? 0);
  });

  it('never has more steps in the end than it said at the beginning, however somebody comes', () => {
    for (const beginning of beginnings(runbook)) {
      const { atMost } = progressOf(runbook, beginWalk(runbook, beginning, at));
      expect(Math.max(...everyEnd(runbook, beginning).map((walk) => taken(walk).length))).toBe(atMost);
    }
  });

  it('has on every way the room that the state of a conversation keeps for it', () => {
    expect(Math.max(...everyEnd(runbook, nothing).map(({ trail }) => trail.length))).toBeLessThan(100);
  });

  it('has a card for every step that Teams can show', () => {
    expect(cards.length).toBeGreaterThanOrEqual(steps.filter(([, { kind }]) => kind !== 'end').length);
    for (const [, card] of cards) expectSound(card);
  });

  it('has a summary for every end that Teams can show, after the longest way to it', () => {
    const longest = new Map<string | undefined, Walk>();
    for (const walk of everyEnd(runbook, nothing)) {
      if (walk.trail.length > (longest.get(walk.at)?.trail.length ?? 0)) longest.set(walk.at, walk);
    }
    for (const walk of longest.values()) expectSound(summaryOf(runbook, walk));
  });

  it('leaves open in its commands only what the bot can fill in or name, and nothing in its text', () => {
    for (const [name, blocks] of runbook.blocks) {
      for (const block of blocks) {
        const text = block.kind === 'command' ? block.text : block.runs.map((run) => run.text).join('');
        const open = [...text.matchAll(/\{(\w+)\}/g)].map(([, placeholder = '']) => placeholder);
        const known = block.kind === 'command' ? Object.keys(placeholders) : [];
        expect([name, open.filter((one) => !known.includes(one))]).toEqual([name, []]);
      }
    }
    for (const [, card] of cards) expect(cardText(card)).not.toMatch(/\{[a-zA-Z]+\}/);
  });

  it('has no markup where it is shown as it stands, and none that stays open', () => {
    for (const [, step] of steps) {
      const { good, bad, ...others } = { good: '', bad: '', ...step, do: '' };
      expect(JSON.stringify(others)).not.toMatch(/`|\*\*|\]\(http/);
      for (const text of [good, bad]) {
        expect(text.split('`').length % 2).toBe(1);
        expect(text).not.toMatch(/\*\*|\]\(/);
      }
    }
  });

  it('skips steps by sentences that are found in what people paste, and named as a reason', () => {
    for (const sentence of sentencesOf(runbook)) {
      const answer = matcher.answer(`An error has occurred: ${sentence}.`);
      expect(answer.outcome).toBe('answer');
      const [best] = answer.outcome === 'answer' ? answer.ranked : [];
      expect(runbook.offered).toContain(best?.article.id);
      expect(best?.reasons.join('; ')).toContain(sentence);
    }
  });

  it('warns before it changes or restarts a server', () => {
    const risky = steps.filter(
      ([, step]) => 'changes' in step && (step.changes === 'server' || step.restarts !== 'nothing'),
    );
    expect(risky.filter(([, step]) => !('warning' in step) || step.warning === undefined)).toEqual([]);
  });
});
