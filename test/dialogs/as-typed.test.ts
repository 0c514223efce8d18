import { asTyped } from '../../dialogs/as-typed.ts';
import { choiceCard } from '../../cards/choice/choice.ts';
import { formOf } from '../support/fake-desk.ts';
import { recordTurn } from '../support/recording-turn.ts';

const card = choiceCard({
  ...{ form: formOf(1), about: '', question: 'Which?', speak: 'Which?', chosen: null },
  options: [{ label: 'This', article: 'this' }],
});

describe('asTyped', () => {
  it('puts no card in the place of another, and says and shows the rest', async () => {
    const turn = recordTurn('this');
    const typed = asTyped(turn);
    await typed.replace(card, 'replaced');
    await typed.show(card, 'shown');
    await typed.say('Said.');
    expect(turn.summaries).toEqual(['shown']);
    expect(turn.replies).toEqual(['[card] Which?', 'Said.']);
    expect(typed.text).toBe('this');
  });

  it('sends what the button would have sent', () => {
    expect(asTyped(recordTurn('this'), { verb: 'choice.none' }).submit).toEqual({ verb: 'choice.none' });
    expect(asTyped(recordTurn('this'))).not.toHaveProperty('submit');
    expect(asTyped(recordTurn({ submit: 1 })).submit).toBe(1);
  });
});
