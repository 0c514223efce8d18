import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { examples, welcomeCard, welcomeSubmits } from '../../../cards/welcome/welcome.ts';
import { form } from '../samples.ts';

describe('welcomeCard', () => {
  it('greets by name where the name is known', () => {
    expect(cardText(welcomeCard({ form, name: 'Ada' }))).toMatch(/^Hello Ada\n/);
    expect(cardText(welcomeCard({ form }))).toMatch(/^Writeback Desk\n/);
  });

  it('has a button for each example', () => {
    expect(cardButtons(welcomeCard({ form }))).toEqual(
      examples.map((example) => ({
        title: `Try ${example}`,
        data: { verb: 'welcome.tried', form, example },
        inputs: [],
      })),
    );
  });

  it('reads well where cards are not shown', () => {
    const { speak, fallbackText } = welcomeCard({ form });
    expect(fallbackText).toContain('Writeback Desk');
    expect(speak).toContain('Paste');
  });
});

describe('welcomeSubmits', () => {
  it.each(examples)('reads the example %s', (example) => {
    const sent = { verb: 'welcome.tried', form, example };
    expect(welcomeSubmits[0].parse(sent)).toEqual(sent);
  });
});
