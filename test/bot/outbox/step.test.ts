import { dead, goOn, later, lost, sent } from '../../../bot/outbox/step.ts';

it('says what one try came to', () => {
  expect([sent, goOn, lost]).toEqual([{ kind: 'sent' }, { kind: 'wait', ms: 0 }, { kind: 'lost' }]);
  expect(dead('Because.')).toEqual({ kind: 'dead', reason: 'Because.' });
  expect(later('Busy.', 5)).toEqual({ kind: 'later', reason: 'Busy.', afterMs: 5 });
});
