import type { Runbook } from '../../../knowledge/runbook/runbook.ts';
import { checkReferences, createRunbookSet } from '../../../knowledge/runbook/runbook-set.ts';
import { aCheck, aFix, anEnd, aQuestion, aRunbook, type WrittenStep } from '../../support/runbooks.ts';

type Overrides = Parameters<typeof aRunbook>[1];

function named(id: string, overrides: Overrides = {}, end: Partial<WrittenStep> = {}): Runbook {
  const steps = { first: aCheck(), done: anEnd(end as Parameters<typeof anEnd>[0]) };
  return aRunbook(steps, { id, title: `Title of ${id}`, called: [id], offered: [`event-${id}`], ...overrides });
}

const one = named('one', { called: ['One', 'the first'], offered: ['event-1', 'event-2'] });
const two = named('two', { called: ['two'], offered: ['event-3'] });

describe('a set of runbooks', () => {
  const set = createRunbookSet([one, two]);

  it('has all of them in order', () => {
    expect(set.all).toEqual([one, two]);
  });

  it('finds one by its id', () => {
    expect(set.byId('two')).toBe(two);
    expect(set.byId('three')).toBeUndefined();
  });

  it('finds the one that an article offers', () => {
    expect(['event-1', 'event-2', 'event-3', 'event-4'].map((id) => set.forArticle(id)?.id)).toEqual([
      'one',
      'one',
      'two',
      undefined,
    ]);
  });

  it.each(['one', 'ONE', ' the First ', 'title of one'])('finds one by what people call it: %j', (name) => {
    expect(set.called(name)).toBe(one);
  });

  it.each(['', 'first', 'three', 'constructor'])('finds none by another name: %j', (name) => {
    expect(set.called(name)).toBeUndefined();
    expect(set.byId(name)).toBeUndefined();
    expect(set.forArticle(name)).toBeUndefined();
  });

  it('may be empty', () => {
    expect(createRunbookSet([]).all).toEqual([]);
  });
});

describe('what runbooks refer to', () => {
  const articles = new Set(['event-1', 'event-2', 'event-3', 'event-one']);

  it('is right when each is there', () => {
    const ends = named('one', {}, { article: 'event-1', runbook: 'two' });
    expect(checkReferences([ends, two], articles)).toEqual([]);
    expect(checkReferences([], new Set())).toEqual([]);
  });

  it.each<[string, Runbook, string]>([
    [
      'the article that offers it',
      named('one', { offered: ['event-9'] }),
      'runbooks/one.yaml: offered: event-9 is no article, expected the id of one',
    ],
    [
      'the article of an end',
      named('one', {}, { article: 'event-9' }),
      'runbooks/one.yaml: steps.done.article: event-9 is no article, expected the id of one',
    ],
    [
      'the runbook of an end',
      named('one', {}, { runbook: 'event-1' }),
      'runbooks/one.yaml: steps.done.runbook: event-1 is no runbook, expected the id of one',
    ],
    [
      'an article after which a step is skipped',
      aRunbook(
        {
          first: aQuestion(['look', 'mend']),
          look: aCheck({ skip: [{ after: ['event-1', 'event-9'], because: 'It is known.' }] }),
          mend: aFix({ skip: [{ says: ['event-8'], because: 'It is known.' }] }),
          done: anEnd(),
        },
        { id: 'one', offered: ['event-one'] },
      ),
      'runbooks/one.yaml: steps.look.skip: event-9 is no article, expected the id of one',
    ],
    [
      'an article that answers a question',
      aRunbook(
        {
          first: aQuestion([], {
            answers: [
              { id: 'a', label: 'A', to: 'done', after: ['event-1'] },
              { id: 'b', label: 'B', to: 'done', after: ['event-2', 'event-9'] },
            ],
          }),
          done: anEnd(),
        },
        { id: 'one', offered: ['event-one'] },
      ),
      'runbooks/one.yaml: steps.first.answers: event-9 is no article, expected the id of one',
    ],
  ])('is named when it is not there: %s', (_what, runbook, problem) => {
    expect(checkReferences([runbook], articles)).toEqual([problem]);
  });

  it('is claimed by one runbook: an article offers only one', () => {
    const other = named('other', { offered: ['event-1', 'event-one'] });
    expect(checkReferences([one, other], articles)).toEqual([
      'runbooks/other.yaml: offered: event-1 stands in one as well, expected it in one runbook',
    ]);
  });

  it.each([
    ['the names of both', { called: ['THE FIRST'] }],
    ['the title of one', { called: ['title of ONE'] }],
    ['both titles', { title: 'Title of one' }],
  ])('is claimed by one runbook: a name leads to only one, whatever its letters, in %s', (_what, overrides) => {
    const other = named('other', { offered: ['event-one'], ...overrides });
    expect(checkReferences([one, other], articles)).toEqual([
      expect.stringMatching(/^runbooks\/other\.yaml: called: \S.* stands in one as well, expected it in one runbook$/),
    ]);
  });

  it('may be named twice by the same runbook', () => {
    const twice = named('one', { title: 'One', called: ['one', 'One'], offered: ['event-1', 'event-1'] });
    expect(checkReferences([twice], articles)).toEqual([]);
  });
});
