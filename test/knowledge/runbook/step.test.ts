import fc from 'fast-check';
import { placeholders } from '../../../knowledge/article-body.ts';
import { outputKinds } from '../../../knowledge/outputs/output.ts';
import { exitsOf, line, slug, step } from '../../../knowledge/runbook/step.ts';
import { aCheck, aFix, anEnd, aQuestion, type WrittenStep } from '../../support/runbooks.ts';

function problemsOf(written: object): string[] {
  const read = step.safeParse(written);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const longLabel = { id: 'a', label: 'x'.repeat(91), to: 'a' };
const late = { id: 'a', label: 'A', to: 'a', after: ['An event'] };
const known = { after: ['event-1'], because: 'So.' };
const left = { title: 'Not all is done', say: 'Do that first.' };

describe('a step', () => {
  it.each<[string, WrittenStep]>([
    ['question', aQuestion(['a', 'b'])],
    ['check', aCheck()],
    ['fix', aFix()],
    ['end', anEnd()],
  ])('of each kind is read: %s', (kind, written) => {
    expect(step.parse(written)).toMatchObject({ ...written, kind });
  });

  it('has what is not written filled in', () => {
    expect(step.parse(aCheck())).toMatchObject({ restarts: 'nothing', reads: [], skip: [], provenance: 'document' });
    const skip = [{ says: ['A sentence'], because: 'It is known.' }];
    expect(step.parse(aFix({ skip }))).toMatchObject({ skip: [{ ...skip[0], after: [], as: 'worked' }] });
    const answer = { fill: {}, after: [] };
    expect(step.parse(aQuestion(['a', 'b']))).toMatchObject({ answers: [answer, answer] });
  });

  it('may say what makes a check bad, what answers a question, what to put back and what is left to do', () => {
    const skip = [{ after: ['event-1'], as: 'failing' as const, because: 'It is known.' }];
    const answers = ['a', 'b'].map((id) => ({ id, label: id, to: id, after: ['event-1'] }));
    const unfinished = { title: 'Not all is done', say: 'Do that first.' };
    expect(step.parse(aCheck({ skip }))).toMatchObject({ skip });
    expect(step.parse(aQuestion([], { answers }))).toMatchObject({ answers });
    expect(step.parse(aFix({ putBack: 'Set it back.' }))).toMatchObject({ putBack: 'Set it back.' });
    expect(step.parse(anEnd({ unfinished }))).toMatchObject({ unfinished });
  });

  it('may read every output that is known, and fill every value that a command has', () => {
    expect(problemsOf(aCheck({ reads: [...outputKinds] }))).toEqual([]);
    const fill = Object.fromEntries(Object.keys(placeholders).map((name) => [name, 'value']));
    const answers = ['a', 'b'].map((id) => ({ id, label: id, to: id, fill }));
    expect(problemsOf(aQuestion([], { answers, knows: 'user' }))).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an unknown kind', { ...aCheck(), kind: 'wish' }, 'kind'],
    ['a check that is no fix', { ...aFix(), kind: 'check' }, 'worked'],
    ['a fix with a way for success', { ...aFix(), worked: 'done' }, ''],
    ['an end that leads on', { ...anEnd(), worked: 'done' }, ''],
    ['one answer', aQuestion(['a']), 'answers'],
    ['more answers than buttons', aQuestion(['a', 'b', 'c', 'd', 'e', 'f']), 'answers'],
    ['a label too long for a button', aQuestion([], { answers: [longLabel, longLabel] }), 'answers.0.label'],
    ['a value that no command has', { ...aQuestion(['a', 'b']), knows: 'host' }, 'knows'],
    ['an output that nobody reads', { ...aCheck(), reads: ['ping'] }, 'reads.0'],
    ['a change of another kind', { ...aCheck(), changes: 'all' }, 'changes'],
    ['a reason to skip without a condition', aCheck({ skip: [{ because: 'So.' }] }), 'skip.0'],
    ['a skip without a reason', { ...aCheck(), skip: [{ after: ['event-1'] }] }, 'skip.0.because'],
    ['a skip as a thing nobody can do', { ...aCheck(), skip: [{ ...known, as: 'cannot' }] }, 'skip.0.as'],
    ['a question answered by what is no article', aQuestion([], { answers: [late, late] }), 'answers.0.after.0'],
    ['a check that has to be put back', { ...aCheck(), putBack: 'Set it back.' }, ''],
    ['too much to put back', aFix({ putBack: 'x'.repeat(301) }), 'putBack'],
    ['nothing to put back', aFix({ putBack: ' ' }), 'putBack'],
    ['an end that only says that it is unfinished', { ...anEnd(), unfinished: { title: 'So.' } }, 'unfinished.say'],
    ['an unfinished end of another result', anEnd({ unfinished: { ...left, title: '' } }), 'unfinished.title'],
    ['an unfinished end with a field of its own', { ...anEnd(), unfinished: { ...left, tell: 'So.' } }, 'unfinished'],
    ['text of two lines', aCheck({ good: 'One.\nTwo.' }), 'good'],
    ['nothing to do', aCheck({ do: '' }), 'do'],
    ['a target that is a sentence', aCheck({ worked: 'The next one' }), 'worked'],
  ])('is refused with %s', (_what, written, at) => {
    expect(problemsOf(written).map((problem) => problem.split(': ')[0])).toContain(at);
  });
});

describe('the ways out of a step', () => {
  it('of a question are its answers, in their order', () => {
    expect(exitsOf(step.parse(aQuestion(['b', 'a'])))).toEqual([
      { outcome: 'b', label: 'To b', to: 'b' },
      { outcome: 'a', label: 'To a', to: 'a' },
    ]);
  });

  it('of a check lead on, whatever the result', () => {
    expect(exitsOf(step.parse(aCheck({ worked: 'a', failing: 'b', cannot: 'c' })))).toEqual([
      { outcome: 'worked', label: 'The result is good', to: 'a' },
      { outcome: 'failing', label: 'The result is bad', to: 'b' },
      { outcome: 'cannot', label: 'I cannot do this', to: 'c' },
    ]);
  });

  it('of a fix end the runbook when it helped', () => {
    expect(exitsOf(step.parse(aFix({ failing: 'b', cannot: 'c' })))).toStrictEqual([
      { outcome: 'worked', label: 'It works now', to: undefined },
      { outcome: 'failing', label: 'Done, still failing', to: 'b' },
      { outcome: 'cannot', label: 'I cannot do this', to: 'c' },
    ]);
  });

  it('of an end are none', () => {
    expect(exitsOf(step.parse(anEnd()))).toEqual([]);
  });
});

describe('names and lines', () => {
  it.each(['a', 'event-33008', '2-b'])('takes %s as a name', (name) => {
    expect(slug.safeParse(name).success).toBe(true);
  });

  it.each(['', 'Event', 'a--b', '-a', 'a_b', '../a', 'a'.repeat(61)])('refuses as a name: %j', (name) => {
    expect(slug.safeParse(name).success).toBe(false);
  });

  it('keep a line as it is, but for what stands around it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400 }), (text) => {
        const read = line.safeParse(text);
        expect(read.success).toBe(text.trim() !== '' && !text.trim().includes('\n'));
        if (read.success) expect(read.data).toBe(text.trim());
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
