import fc from 'fast-check';
import { checkPaths } from '../../../knowledge/runbook/rules.ts';
import { step, type Step } from '../../../knowledge/runbook/step.ts';
import { aCheck, aFix, anEnd, aQuestion, type WrittenStep } from '../../support/runbooks.ts';

function stepsOf(written: Readonly<Record<string, WrittenStep>>): Map<string, Step> {
  return new Map(Object.entries(written).map(([id, one]) => [id, step.parse(one)]));
}

function problems(written: Readonly<Record<string, WrittenStep>>, start = 'first'): string[] {
  return checkPaths(stepsOf(written), start);
}

const answer = (id: string, to: string, label = `To ${id}`) => ({ id, label, to });

describe('the ways through a runbook', () => {
  it('are right when each leads to an end and each step is reached', () => {
    const steps = {
      first: aQuestion(['left', 'right']),
      left: aCheck({ worked: 'right', failing: 'done', cannot: 'right' }),
      right: aFix({ failing: 'done', cannot: 'other' }),
      done: anEnd(),
      other: anEnd(),
    };
    expect(problems(steps)).toEqual([]);
  });

  it('may meet again as often as they like', () => {
    const diamonds = Array.from({ length: 60 }, (_, at) => {
      const next = at === 59 ? 'done' : `s${String(at + 1)}`;
      return [`s${String(at)}`, aCheck({ worked: next, failing: next, cannot: 'done' })] as const;
    });
    expect(problems({ ...Object.fromEntries(diamonds), done: anEnd() }, 's0')).toEqual([]);
  });

  it.each([
    ['a check that worked', aCheck({ worked: 'gone' }), 'worked'],
    ['a check that failed', aCheck({ failing: 'gone' }), 'failing'],
    ['a check that nobody can do', aCheck({ cannot: 'gone' }), 'cannot'],
    ['a fix that did not help', aFix({ failing: 'gone' }), 'failing'],
    ['a fix that nobody can do', aFix({ cannot: 'gone' }), 'cannot'],
    ['an answer', aQuestion(['done', 'gone']), 'gone'],
  ])('may not lead nowhere after %s', (_what, first, outcome) => {
    expect(problems({ first, done: anEnd() })).toEqual([
      `steps.first: ${outcome} leads to gone, which is no step, expected one of first, done`,
    ]);
  });

  it('need a step to start with', () => {
    expect(problems({ first: aCheck(), done: anEnd() }, 'begin')).toEqual([
      'start: there is no step begin, expected one of first, done',
    ]);
  });

  it('are all named at once when they are wrong, and not what is out of reach because of that', () => {
    const first = aCheck({ worked: 'gone', failing: 'gone-too', cannot: 'second' });
    const second = aQuestion([], { answers: [answer('a', 'second'), answer('a', 'first', 'Another')] });
    expect(problems({ first, second, done: anEnd() }).map((problem) => problem.split(/,| \(/)[0])).toEqual([
      'steps.first: worked leads to gone',
      'steps.first: failing leads to gone-too',
      'steps.second: leads back to itself',
      'steps.second: answer a stands there twice',
    ]);
  });

  it('reach every step', () => {
    expect(problems({ first: aCheck(), done: anEnd(), lost: aCheck(), alone: anEnd() })).toEqual([
      'steps.lost: no way leads here from first, expected one',
      'steps.alone: no way leads here from first, expected one',
    ]);
  });

  it('do not count as reached what only reaches itself', () => {
    expect(problems({ first: aCheck(), done: anEnd(), lost: aCheck({ cannot: 'lost' }) })).toEqual([
      'steps.lost: no way leads here from first, expected one',
    ]);
  });
});

describe('a circle', () => {
  it('of one step is named', () => {
    expect(problems({ first: aCheck({ failing: 'first' }), done: anEnd() })).toEqual([
      'steps.first: leads back to itself (first → first), expected an end',
    ]);
  });

  it('of several is named from where it begins, without the way to it', () => {
    const steps = {
      first: aCheck({ worked: 'done', failing: 'second' }),
      second: aFix({ failing: 'third', cannot: 'done' }),
      third: aQuestion(['done', 'second']),
      done: anEnd(),
    };
    expect(problems(steps)).toEqual(['steps.second: leads back to itself (second → third → second), expected an end']);
  });

  it('is found below a step that is reached by several ways', () => {
    const steps = {
      first: aQuestion(['left', 'right']),
      left: aCheck({ cannot: 'right' }),
      right: aCheck({ cannot: 'last' }),
      last: aCheck({ failing: 'right' }),
      done: anEnd(),
    };
    expect(problems(steps)).toEqual(['steps.right: leads back to itself (right → last → right), expected an end']);
  });

  it('is found wherever one edge leads back, and only then', () => {
    const shape = fc
      .integer({ min: 2, max: 12 })
      .chain((count) => fc.tuple(fc.constant(count), fc.nat(count - 1), fc.nat(count - 1), fc.boolean()));
    fc.assert(
      fc.property(shape, ([count, a, b, isBack]) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const chain = Array.from({ length: count }, (_, at) => {
          const next = at === count - 1 ? 'done' : `s${String(at + 1)}`;
          const failing = isBack && at === late ? `s${String(early)}` : next;
          return [`s${String(at)}`, aCheck({ worked: next, failing, cannot: 'done' })] as const;
        });
        const found = problems({ ...Object.fromEntries(chain), done: anEnd() }, 's0');
        expect(found).toHaveLength(isBack ? 1 : 0);
        if (isBack) expect(found[0]).toContain(`steps.s${String(early)}: leads back to itself`);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe('the answers to a question', () => {
  it('stand there once each', () => {
    const first = aQuestion([], { answers: [answer('a', 'done', 'One'), answer('a', 'done', 'Two')] });
    expect(problems({ first, done: anEnd() })).toEqual([
      'steps.first: answer a stands there twice, expected each answer once',
    ]);
  });

  it('read differently', () => {
    const first = aQuestion([], { answers: [answer('a', 'done', 'Yes, it is'), answer('b', 'done', 'yes, it IS')] });
    expect(problems({ first, done: anEnd() })).toEqual([
      'steps.first: answer yes, it IS stands there twice, expected each answer once',
    ]);
  });

  it('are not called what a step is called that was not taken', () => {
    const first = aQuestion([], { answers: [answer('a', 'done'), answer('skipped', 'done')] });
    expect(problems({ first, done: anEnd() })).toEqual([
      'steps.first: answer skipped has a meaning of its own, expected another name',
    ]);
  });
});
