import fc from 'fast-check';
import type { Runbook } from '../../../knowledge/runbook/runbook.ts';
import { exitsOf } from '../../../knowledge/runbook/step.ts';
import { leaveStep, progressOf, settleWalk, stepBack, stepOf, type Walk } from '../../../knowledge/runbook/walk.ts';
import { anyBeginning, anyRunbook, isOpen, walkThrough } from '../../support/random-runbooks.ts';

const at = new Date('2026-01-05T09:00:00Z');
const anyChoices = fc.array(fc.nat(59), { minLength: 12, maxLength: 12 });

/** Every stop of a random walk through a random runbook. */
function forAnyWalk(check: (runbook: Runbook, stops: readonly Walk[]) => void): void {
  fc.assert(
    fc.property(anyRunbook, anyBeginning, anyChoices, (runbook, beginning, choices) => {
      check(runbook, walkThrough(runbook, beginning, choices, at));
    }),
    { seed: 20240621, numRuns: 500 },
  );
}

function pairs(stops: readonly Walk[]): [Walk, Walk][] {
  return stops.slice(1).map((after, index) => [stops[index] ?? after, after]);
}

it('random runbooks are skipped in, asked in and mended in', () => {
  const lasts: string[] = [];
  forAnyWalk((runbook, stops) => {
    for (const walk of stops.slice(-1)) {
      if (walk.trail.some(({ outcome }) => outcome === 'skipped')) lasts.push('skipped');
      if (walk.fill !== stops[0]?.fill && Object.keys(walk.fill).length > 0) lasts.push('filled');
      lasts.push(walk.at === undefined ? 'fixed' : stepOf(runbook, walk).kind);
    }
  });
  for (const kind of ['skipped', 'filled', 'fixed', 'end']) {
    expect(lasts.filter((one) => one === kind).length).toBeGreaterThan(50);
  }
  expect(lasts).not.toContain('check');
});

it('every walk ends, whatever is answered', () => {
  forAnyWalk((runbook, stops) => {
    expect(stops.slice(0, -1).every((walk) => isOpen(runbook, walk))).toBe(true);
    expect(stops.slice(-1).map((walk) => isOpen(runbook, walk))).toEqual([false]);
    expect(stops.length).toBeLessThanOrEqual(runbook.steps.size + 1);
  });
});

it('no step is passed twice', () => {
  forAnyWalk((_runbook, stops) => {
    const passed = stops.at(-1)?.trail.map(({ step }) => step) ?? [];
    expect(new Set(passed).size).toBe(passed.length);
  });
});

it('the trail is the way that was gone: each exit leads to the next step', () => {
  forAnyWalk((runbook, stops) => {
    const last = stops.at(-1);
    const way = [...(last?.trail ?? []), { step: last?.at, outcome: '' }];
    way.slice(0, -1).forEach(({ step, outcome }, index) => {
      const next = way[index + 1]?.step;
      const exits = exitsOf(stepOf(runbook, { at: step }));
      const taken = outcome === 'skipped' ? exits : exits.filter((exit) => exit.outcome === outcome);
      expect(taken.map(({ to }) => to)).toContain(next);
    });
  });
});

it('the number of an open step never exceeds the most there can be, which never grows', () => {
  forAnyWalk((runbook, stops) => {
    const progress = stops.filter((walk) => isOpen(runbook, walk)).map((walk) => progressOf(runbook, walk));
    progress.forEach(({ number, atMost }, index) => {
      expect(number).toBe(index + 1);
      expect(number).toBeLessThanOrEqual(atMost);
      expect(atMost).toBeLessThanOrEqual(progress[index - 1]?.atMost ?? Infinity);
    });
  });
});

it('the number of steps left shrinks with every step', () => {
  const left = (runbook: Runbook, walk: Walk) => {
    const { number, atMost } = progressOf(runbook, walk);
    return atMost - number + 1;
  };
  forAnyWalk((runbook, stops) => {
    for (const [before, after] of pairs(stops)) expect(left(runbook, after)).toBeLessThan(left(runbook, before));
    const last = stops.at(-1);
    if (last) expect(left(runbook, last)).toBe(0);
  });
});

it('the most there can be is what the longest way needs', () => {
  fc.assert(
    fc.property(anyRunbook, anyBeginning, (runbook, beginning) => {
      const [first] = walkThrough(runbook, beginning, [], at);
      if (!first || !isOpen(runbook, first)) return;
      expect(progressOf(runbook, first).atMost).toBe(longestWay(runbook, first));
    }),
    { seed: 7, numRuns: 100 },
  );
});

/** Goes every way there is, and counts the steps that were taken. */
function longestWay(runbook: Runbook, walk: Walk): number {
  if (!isOpen(runbook, walk)) return walk.trail.filter(({ outcome }) => outcome !== 'skipped').length;
  const nexts = exitsOf(stepOf(runbook, walk)).map((_, index) => goOn(runbook, walk, index));
  return Math.max(...nexts.map((next) => longestWay(runbook, next)));
}

function goOn(runbook: Runbook, walk: Walk, index: number): Walk {
  const outcome = exitsOf(stepOf(runbook, walk))[index]?.outcome ?? '';
  const next = leaveStep(runbook, walk, { outcome, at });
  if (!next) throw new Error(`no way out of ${String(walk.at)} by ${outcome}`);
  return next;
}

it('a step back undoes the last one, and its answer with it', () => {
  forAnyWalk((runbook, stops) => {
    for (const [before, after] of pairs(stops)) {
      const undone = stepBack(after);
      expect(undone).toEqual({ ...before, fill: after.fill });
      // A value that the answer put in the place of another is gone with the answer; the other one does not come back.
      const unchanged = Object.entries(before.fill).filter(([name, value]) => after.fill[name] === value);
      const expected = settleWalk(runbook, { ...before, fill: Object.fromEntries(unchanged) });
      expect(undone && settleWalk(runbook, undone)).toEqual(expected);
    }
  });
});

it('a release that drops steps leaves an open step of its own, or nothing', () => {
  fc.assert(
    fc.property(anyRunbook, anyBeginning, anyChoices, fc.infiniteStream(fc.boolean()), (runbook, ...rest) => {
      const [beginning, choices, isGone] = rest;
      const released = { ...runbook, steps: new Map([...runbook.steps].filter(() => !isGone.next().value)) };
      for (const walk of walkThrough(runbook, beginning, choices, at).filter((one) => isOpen(runbook, one))) {
        const settled = settleWalk(released, walk);
        const taken = [...walk.trail.filter(({ outcome }) => outcome !== 'skipped').map(({ step }) => step), walk.at];
        const kept = taken.filter((id) => id !== undefined && released.steps.has(id));
        expect(settled?.at).toBe(kept.at(-1));
        if (settled) expect(isOpen(released, settled)).toBe(true);
        if (settled) expect(walk.trail.slice(0, settled.trail.length)).toEqual(settled.trail);
      }
    }),
    { seed: 3, numRuns: 200 },
  );
});
