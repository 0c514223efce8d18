import { beginWalk, leaveStep, longestFrom, progressOf, type Beginning } from '../../../knowledge/runbook/walk.ts';
import { aCheck, aFix, anEnd, aQuestion, aRunbook } from '../../support/runbooks.ts';

const at = new Date('2026-01-05T09:00:00Z');
const nothing: Beginning = { known: [], fill: {} };

describe('what is known', () => {
  const known = aRunbook({
    which: aQuestion([], {
      answers: [
        { id: 'one', label: 'The first one', to: 'look', after: ['event-1', 'event-4'] },
        { id: 'two', label: 'The second one', to: 'done', after: ['event-2'] },
      ],
    }),
    look: aCheck({
      worked: 'done',
      failing: 'mend',
      cannot: 'handed-over',
      skip: [
        { after: ['event-1'], says: ['It is broken.'], as: 'failing', because: 'It is broken, says the text.' },
        { after: ['event-4', 'event-1'], as: 'worked', because: 'It is right, says the code.' },
      ],
    }),
    mend: aFix({ failing: 'done', cannot: 'handed-over' }),
    done: anEnd(),
    'handed-over': anEnd({ result: 'handover' }),
  });
  const beginAt = (...given: string[]) => beginWalk(known, { ...nothing, known: given }, at);
  const answered = (label: string) => ({
    ...{ step: 'which', outcome: 'skipped', at: at.toISOString() },
    because: `The answer that you came from says it: ${label}.`,
  });

  it('answers a question that the article it came from has answered', () => {
    expect(beginAt('event-2').trail).toEqual([answered('The second one')]);
    expect(beginAt('event-2').at).toBe('done');
    expect(beginAt('event-3')).toMatchObject({ at: 'which', trail: [] });
    expect(beginAt('The second one')).toMatchObject({ at: 'which', trail: [] });
  });

  it('can make of a check that it is bad: the walk goes on at what mends it', () => {
    const because = 'It is broken, says the text.';
    expect(beginAt('event-1')).toMatchObject({
      at: 'mend',
      trail: [answered('The first one'), { step: 'look', because }],
    });
    const looked = leaveStep(known, beginAt('It is broken.'), { outcome: 'one', at });
    expect(looked).toMatchObject({ at: 'mend', trail: [{ outcome: 'one' }, { outcome: 'skipped', because }] });
  });

  it('makes of a check by the first reason that holds, and that it is good unless told otherwise', () => {
    expect(beginAt('event-4')).toMatchObject({ at: 'done', trail: [{}, { because: 'It is right, says the code.' }] });
    expect(beginAt('event-4', 'event-1').at).toBe('mend');
  });

  it('is counted as it is gone', () => {
    expect(progressOf(known, beginAt()).atMost).toBe(3);
    expect(progressOf(known, beginAt('It is broken.')).atMost).toBe(2);
    expect(progressOf(known, beginAt('event-1'))).toEqual({ number: 1, atMost: 1 });
    expect(longestFrom(known, 'which', { ...nothing, known: ['event-2'] })).toBe(0);
  });
});
