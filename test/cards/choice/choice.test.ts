import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { choiceCard, choiceSubmits } from '../../../cards/choice/choice.ts';
import { choice, form } from '../samples.ts';

describe('choiceCard', () => {
  it('offers each option, and a way out as the last', () => {
    expect(cardButtons(choiceCard(choice)).map(({ title }) => title)).toEqual([
      'A restriction',
      'Access is denied',
      'None of these',
    ]);
  });

  it('says what was chosen and has no buttons then', () => {
    const card = choiceCard({ ...choice, chosen: 'Access is denied' });
    expect(cardButtons(card)).toEqual([]);
    expect(cardText(card)).toBe('6329\nWhat does the message say?\n\nChosen: Access is denied');
  });

  it('names what it is about where cards are not shown', () => {
    expect(choiceCard(choice).fallbackText).toBe('6329: What does the message say?');
    expect(choiceCard({ ...choice, about: '' }).fallbackText).toBe('What does the message say?');
    expect(choiceCard(choice).speak).toBe(choice.speak);
  });

  it('takes one to six options', () => {
    const option = { article: 'event-6329-access', label: 'Access' };
    const six = Array<typeof option>(6).fill(option);
    expect(cardButtons(choiceCard({ ...choice, options: six }))).toHaveLength(7);
    expect(() => choiceCard({ ...choice, options: [] })).toThrow();
    expect(() => choiceCard({ ...choice, options: [...six, option] })).toThrow();
  });
});

describe('choiceSubmits', () => {
  it('reads a choice and the lack of one', () => {
    const [made, none] = choiceSubmits;
    const sent = { verb: 'choice.made', form, article: 'event-6329-access' };
    expect(made.parse(sent)).toEqual(sent);
    expect(none.parse({ verb: 'choice.none', form })).toEqual({ verb: 'choice.none', form });
    expect(none.safeParse({ ...sent, verb: 'choice.none' }).success).toBe(false);
  });
});
