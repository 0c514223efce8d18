import { offerCase } from '../../../dialogs/draft/offer-case.ts';
import { fakeDesk, formOf } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';

describe('offerCase', () => {
  it('asks with one button', async () => {
    const turn = recordTurn();
    await offerCase(turn, fakeDesk([]));
    expect(turn.summaries).toEqual([expect.stringMatching(/^Shall I open a case\?/)]);
    expect(turn.titles()).toEqual(['Open a case']);
    expect(turn.dataOf('Open a case')).toEqual({ verb: 'case.wanted', form: formOf(1) });
  });
});
