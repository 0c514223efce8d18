import fc from 'fast-check';
import { caseStatuses, type CaseStatus, type SupportCase } from '../../cases/case.ts';
import { changeCase } from '../../cases/change-case.ts';
import { statusAfter, transitions, type Change } from '../../cases/transitions.ts';
import { caseOf, standingFor, type Person } from '../support/triage.ts';

const changes = ['answer', 'claim', 'assign', 'ask', 'note', 'resolve', 'close', 'reopen'] as const;

/** Each cell written down: `with` somebody who has the case, and `without`; what is not here cannot be done. */
const expected: Readonly<Record<CaseStatus, Readonly<Partial<Record<Change, readonly [CaseStatus, CaseStatus]>>>>> = {
  new: {
    answer: ['new', 'new'],
    claim: ['assigned', 'assigned'],
    assign: ['assigned', 'new'],
    ask: ['pending', 'pending'],
    note: ['new', 'new'],
    resolve: ['resolved', 'resolved'],
    close: ['closed', 'closed'],
  },
  assigned: {
    answer: ['assigned', 'assigned'],
    claim: ['assigned', 'assigned'],
    assign: ['assigned', 'assigned'],
    ask: ['pending', 'pending'],
    note: ['assigned', 'assigned'],
    resolve: ['resolved', 'resolved'],
    close: ['closed', 'closed'],
  },
  pending: {
    answer: ['assigned', 'new'],
    claim: ['pending', 'pending'],
    assign: ['pending', 'pending'],
    ask: ['pending', 'pending'],
    note: ['pending', 'pending'],
    resolve: ['resolved', 'resolved'],
    close: ['closed', 'closed'],
  },
  resolved: {
    answer: ['resolved', 'resolved'],
    note: ['resolved', 'resolved'],
    close: ['closed', 'closed'],
    reopen: ['assigned', 'new'],
  },
  closed: { reopen: ['assigned', 'new'] },
};

const cells = caseStatuses.flatMap((status) => changes.map((change) => [status, change] as const));

describe('statusAfter', () => {
  it.each(cells)('from %s by %s', (status, change) => {
    const [withAssignee, without] = expected[status][change] ?? [];
    expect(statusAfter(status, change, true)).toBe(withAssignee);
    expect(statusAfter(status, change, false)).toBe(without);
  });

  it('leads out of every status, and into each', () => {
    for (const status of caseStatuses) expect(Object.keys(transitions[status])).not.toEqual([]);
    const reached = cells.flatMap(([status, change]) => [
      statusAfter(status, change, true),
      statusAfter(status, change, false),
    ]);
    expect(caseStatuses.filter((status) => !reached.includes(status))).toEqual([]);
  });
});

interface Step {
  readonly person: Person;
  readonly change: Change;
  readonly assignee: Person;
  /** Pressed on a card that is so many revisions old; undefined for words. */
  readonly age: number | undefined;
}

const person = fc.constantFrom<Person>('ada', 'grace', 'alan', 'lin', 'eve');
const step = fc.record<Step>({
  person,
  change: fc.constantFrom(...changes),
  assignee: fc.constantFrom<Person>('grace', 'alan', 'lin'),
  age: fc.option(fc.nat(2), { nil: undefined }),
});

/** It was resolved, and has not been opened again since. */
function isResolved(done: readonly Change[]): boolean {
  return done.lastIndexOf('resolve') > done.lastIndexOf('reopen');
}

/** What does not hold of a case, and has to at any time. */
function problemsOf({ status, assignee, resolution, revision }: SupportCase, done: readonly Change[]): string[] {
  return [
    ...(status === 'new' && assignee !== null ? ['It is new, and somebody has it.'] : []),
    ...(status === 'assigned' && assignee === null ? ['It is assigned, and nobody has it.'] : []),
    ...((resolution !== null) === isResolved(done) ? [] : ['It has a resolution, or not, without a reason.']),
    ...(revision === 1 + done.length ? [] : ['The revision does not count the changes.']),
  ];
}

/** What is wrong with one change, by the cells above. */
function problemsIn(before: SupportCase, after: SupportCase, { change, person: who }: Step): string[] {
  const [withAssignee, without] = expected[before.status][change] ?? [];
  const isExpected = after.status === (after.assignee === null ? without : withAssignee);
  return [
    ...(isExpected ? [] : [`${change} led from ${before.status} to ${after.status}.`]),
    ...(who === 'eve' ? ['Somebody who is nobody has changed it.'] : []),
  ];
}

describe('any life of a case', () => {
  it('goes along the table, and nothing that is refused leaves a trace', () => {
    let done = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 50, maxLength: 50 }), (steps) => {
        let of = caseOf();
        const made: Change[] = [];
        const problems: string[] = [];
        for (const one of steps) {
          const { person: who, change, assignee, age } = one;
          const revision = age === undefined ? undefined : of.revision - age;
          const before = JSON.stringify(of);
          const request = { change, text: 'words', assignee, revision, at: new Date('2026-01-05T09:00:00Z') };
          const result = changeCase(of, standingFor(who), request, true);
          if (JSON.stringify(of) !== before) problems.push('The case before was changed.');
          if (!result.ok) continue;
          made.push(change);
          problems.push(...problemsIn(of, result.after, one), ...problemsOf(result.after, made));
          of = result.after;
        }
        expect(problems).toEqual([]);
        done += made.length;
      }),
      { numRuns: 1000 },
    );
    // Else nothing would have been looked at.
    expect(done).toBeGreaterThan(5000);
  });
});
