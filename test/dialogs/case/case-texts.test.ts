import { z } from 'zod';
import fc from 'fast-check';
import { historyActions } from '../../../cases/case.ts';
import {
  formOfCase,
  nameOf,
  namesOf,
  speakOf,
  subjectOf,
  tellEntry,
  tellTime,
  titleOf,
} from '../../../dialogs/case/case-texts.ts';
import { caseOf, contactOf, entryOf } from '../../support/triage.ts';

const names = namesOf([contactOf('grace'), contactOf('lin', { name: '' })]);

describe('names', () => {
  it('are known of those whom the desk has met, and who have one', () => {
    expect(nameOf(names, 'grace')).toBe('Grace Hopper');
    expect(nameOf(names, 'lin')).toBe('a colleague');
    expect(nameOf(names, 'eve')).toBe('a colleague');
  });
});

describe('tellEntry', () => {
  it.each([
    ['grace', 'claimed', 'Grace Hopper took the case'],
    ['eve', 'claimed', 'A colleague took the case'],
    ['ada', 'answered', 'The requester answered'],
    [null, 'ticket', 'The ticket system reported'],
    [null, 'closed', 'The desk closed the case'],
  ] as const)('says what %s has %s', (by, action, said) => {
    expect(tellEntry(entryOf({ by, action }), caseOf(), names, 'The requester')).toBe(said);
  });

  it('has words for everything that happens to a case', () => {
    const said = historyActions.map((action) => tellEntry(entryOf({ action }), caseOf(), names, 'You'));
    expect(new Set(said).size).toBe(historyActions.length);
    expect(said.filter((one) => !/^You [a-z ]+$/.test(one))).toEqual([]);
  });
});

it('tells a time to the minute, and that it is UTC', () => {
  expect(tellTime('2026-01-05T08:07:59.123Z')).toBe('2026-01-05 08:07 UTC');
});

describe('what a case is about', () => {
  const articles = [
    { id: 'a', title: 'The first article', verdict: null },
    { id: 'b', title: 'The last article', verdict: 'failed' as const },
  ];

  it('is its last article', () => {
    const evidence = { ...caseOf().evidence, articles };
    expect(titleOf(caseOf({ evidence }))).toBe('Case 1042: The last article');
  });

  it('is otherwise the problem, without addresses and line breaks, and not more of it than a title has room for', () => {
    expect(subjectOf(caseOf())).toBe('The reset of … fails.');
    const value = `It fails\nfor ${'everybody '.repeat(30)}`;
    const long = subjectOf(caseOf({ details: { problem: { state: 'given', value } } }));
    expect(long).toMatch(/^It fails for everybody .*…$/);
    expect(long).toHaveLength(120);
  });

  it('is open where nobody has said it', () => {
    expect(subjectOf(caseOf({ details: {} }))).toBe('a problem that is not described yet');
    expect(subjectOf(caseOf({ details: { problem: { state: 'unknown' } } }))).toBe(
      'a problem that is not described yet',
    );
  });
});

it('ends each sentence that is read aloud, once', () => {
  expect(speakOf('Case 7: it fails.', 'New', '', 'Is it?')).toBe('Case 7: it fails. New. Is it?');
});

it('makes ids of cards that are UUIDs, and others for another case or revision', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 2 ** 31 }), (draft, revision) => {
      const form = formOfCase({ draft, revision });
      expect(z.uuid().safeParse(form).success).toBe(true);
      expect(formOfCase({ draft, revision: revision + 1 })).not.toBe(form);
      expect(formOfCase({ draft, revision })).toBe(form);
    }),
  );
});
