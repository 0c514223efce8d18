import { cutOff, dead, goOn, goOnAfter, inDoubt, later, lost, sent } from '../../../bot/outbox/step.ts';

it('says what one try came to', () => {
  expect([sent, goOn, lost]).toEqual([{ kind: 'sent' }, { kind: 'wait', ms: 0 }, { kind: 'lost' }]);
  const progress = { out: 1, parts: 'hash', drawnAt: '2026-03-02T08:00:00.000Z' };
  expect(goOnAfter(progress)).toEqual({ kind: 'wait', ms: 0, progress });
  const reason = 'It may have arrived: nobody said. Look there before you send it again.';
  expect(inDoubt('nobody said.')).toEqual({ kind: 'dead', reason, mayHaveArrived: true });
  expect(cutOff).toMatchObject({ kind: 'dead', mayHaveArrived: true });
  expect(dead('Because.')).toEqual({ kind: 'dead', reason: 'Because.' });
  expect(later('Busy.', 5)).toEqual({ kind: 'later', reason: 'Busy.', afterMs: 5 });
});
