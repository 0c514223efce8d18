import type { Runbook } from '../../../knowledge/runbook/runbook.ts';
import {
  beginWalk,
  leaveStep,
  longestFrom,
  progressOf,
  settleWalk,
  stepBack,
  stepOf,
  type Beginning,
  type Walk,
} from '../../../knowledge/runbook/walk.ts';
import { aCheck, aFix, anEnd, aQuestion, aRunbook } from '../../support/runbooks.ts';

const at = new Date('2026-01-05T09:00:00Z');
const later = new Date('2026-01-05T09:05:00Z');
const nothing: Beginning = { known: [], fill: {} };

const domain = (id: string, to = 'look') => ({
  id,
  label: `The ${id} cloud`,
  to,
  fill: { serviceBusDomain: `${id}.example` },
});

const runbook = aRunbook({
  which: aQuestion([], { answers: [domain('public'), domain('other')], knows: 'serviceBusDomain' }),
  look: aCheck({
    worked: 'mend',
    failing: 'mend-more',
    cannot: 'handed-over',
    skip: [
      { after: ['event-2', 'event-3'], because: 'The code says so.' },
      { says: ['It is written.'], because: 'The message says so.' },
    ],
  }),
  mend: aFix({ failing: 'mend-more', cannot: 'handed-over', skip: [{ after: ['event-3'], because: 'It is no use.' }] }),
  'mend-more': aFix({ failing: 'found', cannot: 'handed-over' }),
  found: anEnd(),
  'handed-over': anEnd({ result: 'handover' }),
});

function leave(walk: Walk, ...outcomes: string[]): Walk {
  return outcomes.reduce((before, outcome) => {
    const next = leaveStep(runbook, before, { outcome, at: later });
    if (!next) throw new Error(`no way out of ${String(before.at)} by ${outcome}`);
    return next;
  }, walk);
}

function begin(given: Partial<Beginning> = {}): Walk {
  return beginWalk(runbook, { ...nothing, ...given }, at);
}

describe('a walk', () => {
  it('begins at the first step with nothing behind it', () => {
    expect(begin()).toEqual({ runbook: 'small', at: 'which', trail: [], ...nothing });
    expect(stepOf(runbook, begin())).toBe(runbook.steps.get('which'));
  });

  it('goes where the outcome leads, and keeps what came out, when, and what was read', () => {
    const readings = [{ name: 'TcpTestSucceeded', value: 'True' }];
    const looked = leaveStep(runbook, leave(begin(), 'public'), { outcome: 'worked', at: later, readings });
    expect(looked).toStrictEqual({
      runbook: 'small',
      at: 'mend',
      trail: [
        { step: 'which', outcome: 'public', at: later.toISOString() },
        { step: 'look', outcome: 'worked', at: later.toISOString(), readings },
      ],
      known: [],
      fill: { serviceBusDomain: 'public.example' },
    });
  });

  it('has no other way out than those of its step', () => {
    expect(leaveStep(runbook, begin(), { outcome: 'worked', at })).toBeUndefined();
    expect(leaveStep(runbook, leave(begin(), 'public'), { outcome: 'public', at })).toBeUndefined();
  });

  it('is over at an end, which has no way out', () => {
    const over = leave(begin(), 'public', 'cannot');
    expect(stepOf(runbook, over)).toMatchObject({ kind: 'end', result: 'handover' });
    expect(leaveStep(runbook, over, { outcome: 'worked', at })).toBeUndefined();
  });

  it('is over without a step once a fix helped', () => {
    const fixed = leave(begin(), 'public', 'worked', 'worked');
    expect(fixed.at).toBeUndefined();
    expect(fixed.trail.map(({ step }) => step)).toEqual(['which', 'look', 'mend']);
    expect(() => stepOf(runbook, fixed)).toThrow('Runbook small has no step undefined.');
  });

  it('takes nothing away from the walk before', () => {
    const before = begin();
    leave(before, 'public');
    expect(before).toEqual(begin());
  });
});

describe('a step that need not be taken', () => {
  const skipped = { outcome: 'skipped', at: later.toISOString() };

  it('is skipped after an article, as a check that is good', () => {
    const walk = leave(begin({ known: ['event-2'] }), 'public');
    expect(walk.at).toBe('mend');
    expect(walk.trail.at(-1)).toEqual({ step: 'look', ...skipped, because: 'The code says so.' });
  });

  it('is skipped for a sentence of the product', () => {
    expect(leave(begin({ known: ['It is written.'] }), 'public').trail.at(-1)).toEqual({
      step: 'look',
      ...skipped,
      because: 'The message says so.',
    });
  });

  it('is skipped as a fix that did not help, also several in a row', () => {
    const walk = leave(begin({ known: ['event-3'] }), 'public');
    expect(walk.at).toBe('mend-more');
    expect(walk.trail.slice(1)).toEqual([
      { step: 'look', ...skipped, because: 'The code says so.' },
      { step: 'mend', ...skipped, because: 'It is no use.' },
    ]);
  });

  it('is skipped as a question whose value is known', () => {
    const walk = begin({ fill: { serviceBusDomain: 'other.example' } });
    expect(walk.at).toBe('look');
    expect(walk.trail).toEqual([
      {
        step: 'which',
        outcome: 'skipped',
        at: at.toISOString(),
        because: 'Your text says other.example: The other cloud.',
      },
    ]);
  });

  it.each([
    ['no answer has its value', { fill: { serviceBusDomain: 'third.example' } }],
    ['another value is known', { fill: { namespace: 'other.example' } }],
    ['only a part of a sentence is known', { known: ['It is'] }],
    ['another article came before', { known: ['event-1'] }],
  ])('is taken when %s', (_why, given) => {
    const walk = begin(given);
    expect(walk.at).toBe('which');
    expect(leave(walk, 'public').at).toBe('look');
  });
});

describe('a step back', () => {
  it('is none at the first step, also when one before it was skipped', () => {
    expect(stepBack(begin())).toBeUndefined();
    expect(stepBack(begin({ fill: { serviceBusDomain: 'other.example' } }))).toBeUndefined();
  });

  it('leads to the last step that was taken, over those that were skipped', () => {
    const before = begin({ known: ['event-3'] });
    expect(stepBack(leave(before, 'public'))).toMatchObject({ at: 'which', trail: [] });
  });

  it('lets a question be answered anew, and asks it again after a step further back', () => {
    const two = aRunbook({
      first: aQuestion(['which', 'done']),
      which: aQuestion([], {
        answers: [domain('public', 'done'), domain('other', 'last')],
        knows: 'serviceBusDomain',
      }),
      last: aCheck(),
      done: anEnd(),
    });
    const step = (walk: Walk | undefined, outcome: string) => walk && leaveStep(two, walk, { outcome, at });
    const back = (walk: Walk | undefined) => {
      const before = walk && stepBack(walk);
      return before && settleWalk(two, before);
    };
    const atLast = step(step(beginWalk(two, nothing, at), 'which'), 'other');
    expect(atLast).toMatchObject({ at: 'last', fill: { serviceBusDomain: 'other.example' } });
    expect(back(atLast)).toMatchObject({ at: 'which', fill: {} });
    const again = step(back(back(atLast)), 'which');
    expect(again).toMatchObject({ at: 'which', fill: {} });
    expect(again?.trail.map(({ outcome }) => outcome)).toEqual(['which']);
  });
});

describe('progress', () => {
  it('counts the open step and the most that can follow', () => {
    expect(progressOf(runbook, begin())).toEqual({ number: 1, atMost: 4 });
    expect(progressOf(runbook, leave(begin(), 'public'))).toEqual({ number: 2, atMost: 4 });
    expect(progressOf(runbook, leave(begin(), 'public', 'failing'))).toEqual({ number: 3, atMost: 3 });
  });

  it('leaves out what is skipped', () => {
    expect(progressOf(runbook, begin({ known: ['event-3'] }))).toEqual({ number: 1, atMost: 2 });
    const known = begin({ known: ['event-3'], fill: { serviceBusDomain: 'other.example' } });
    expect(progressOf(runbook, known)).toEqual({ number: 1, atMost: 1 });
  });

  it('counts an open question although its value stands there from before it was taken back', () => {
    const before = stepBack(leave(begin(), 'public'));
    expect(before && progressOf(runbook, before)).toEqual({ number: 1, atMost: 4 });
  });

  it('counts no step for an end, nor for a reset that works', () => {
    expect(progressOf(runbook, leave(begin(), 'public', 'cannot')).atMost).toBe(2);
    expect(progressOf(runbook, leave(begin(), 'public', 'worked', 'worked')).atMost).toBe(3);
    expect(longestFrom(runbook, undefined, nothing)).toBe(0);
    expect(longestFrom(runbook, 'gone', nothing)).toBe(0);
  });

  it('is quickly counted where ways meet again and again', () => {
    const count = 60;
    const chain = Array.from({ length: count }, (_, n) => {
      const [next, over] = [n + 1, n + 2].map((to) => (to < count ? `s${String(to)}` : 'done'));
      return [`s${String(n)}`, aCheck({ worked: next, failing: over, cannot: over })] as const;
    });
    const long = aRunbook({ ...Object.fromEntries(chain), done: anEnd() });
    expect(progressOf(long, beginWalk(long, nothing, at))).toEqual({ number: 1, atMost: count });
  });
});

describe('a walk after another release', () => {
  const without = (...gone: string[]): Runbook => ({
    ...runbook,
    steps: new Map([...runbook.steps].filter(([id]) => !gone.includes(id))),
  });

  it('goes on where it was when the step is still there', () => {
    const walk = leave(begin(), 'public', 'worked');
    expect(settleWalk(without('look'), walk)).toEqual(walk);
  });

  it('goes back to the last step that is still there', () => {
    const walk = leave(begin(), 'public', 'worked');
    expect(settleWalk(without('mend'), walk)).toEqual({ ...walk, at: 'look', trail: walk.trail.slice(0, 1) });
    expect(settleWalk(without('mend', 'look'), walk)).toEqual({ ...walk, at: 'which', trail: [], fill: {} });
  });

  it('goes back over steps that were skipped: nobody stood there', () => {
    const walk = leave(begin({ known: ['event-3'] }), 'public');
    expect(settleWalk(without('mend-more'), walk)).toMatchObject({ at: 'which', trail: [] });
  });

  it('never opens what has become an end', () => {
    const walk = leave(begin(), 'public', 'worked');
    const ended = { ...runbook, steps: new Map([...runbook.steps, ['mend', stepOf(runbook, { at: 'found' })]]) };
    expect(settleWalk(ended, walk)).toMatchObject({ at: 'look' });
  });

  it('is over when nothing of it is left', () => {
    const walk = leave(begin(), 'public');
    expect(settleWalk(without('which', 'look'), walk)).toBeUndefined();
    expect(settleWalk(without('which'), begin())).toBeUndefined();
  });

  it('keeps values that are no answer to the open step', () => {
    const fill = { namespace: 'contoso-ns', serviceBusDomain: 'third.example' };
    expect(settleWalk(runbook, begin({ fill }))?.fill).toEqual(fill);
    expect(settleWalk(runbook, leave(begin({ fill }), 'public'))?.fill).toEqual({
      ...fill,
      serviceBusDomain: 'public.example',
    });
  });
});
