import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { choiceCard, choiceSubmits, roles } from '../../../cards/choice/choice.ts';
import { choice, form, roleChoice, runbookChoice } from '../samples.ts';

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

  it('offers runbooks, and no way out: each of them is one', () => {
    expect(cardButtons(choiceCard(runbookChoice))).toEqual([
      {
        title: 'Restore connectivity',
        data: { verb: 'runbook.started', form, runbook: 'restore-connectivity' },
        inputs: [],
      },
      { title: 'Password policy', data: { verb: 'runbook.started', form, runbook: 'password-policy' }, inputs: [] },
    ]);
  });

  it('offers to say who one is, and no way out: everybody is somebody', () => {
    expect(cardButtons(choiceCard(roleChoice)).map(({ data }) => data)).toEqual(
      roles.map((role) => ({ verb: 'role.chosen', form, role })),
    );
  });

  it('offers to open a case, and to take what was typed as the answer to one', () => {
    const answer = { case: 1042, revision: 4, answer: 'It fails for all.' };
    const options = [{ label: 'Open a case', opens: 'case' } as const, { label: 'It is the answer', ...answer }];
    expect(cardButtons(choiceCard({ ...roleChoice, options }))).toEqual([
      { title: 'Open a case', data: { verb: 'case.wanted', form }, inputs: [] },
      { title: 'It is the answer', data: { verb: 'case.answered', form, ...answer }, inputs: [] },
    ]);
  });

  it('says how to find the answer, where that is known', () => {
    expect(cardText(choiceCard(roleChoice))).toBe('Who are you?\nSome answers are not for everybody.');
    expect(cardText(choiceCard({ ...roleChoice, hint: undefined }))).toBe('Who are you?');
  });

  it('says which runbook or role was chosen', () => {
    const chosen = choiceCard({ ...roleChoice, chosen: 'I help others' });
    expect(cardButtons(chosen)).toEqual([]);
    expect(cardText(chosen)).toMatch(/Chosen: I help others$/);
  });

  it.each([
    ['nothing to send', { label: 'A' }],
    ['two things to send', { label: 'A', article: 'event-1', runbook: 'small' }],
    ['a role that nobody has', { label: 'A', role: 'owner' }],
    ['a runbook that is a path', { label: 'A', runbook: '../small' }],
  ])('refuses an option with %s', (_what, option) => {
    expect(() => choiceCard({ ...choice, options: [option as never] })).toThrow();
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
  it('reads a choice, the lack of one, and who somebody is', () => {
    const [made, none, role] = choiceSubmits;
    const sent = { verb: 'choice.made', form, article: 'event-6329-access' };
    expect(made.parse(sent)).toEqual(sent);
    expect(none.parse({ verb: 'choice.none', form })).toEqual({ verb: 'choice.none', form });
    expect(none.safeParse({ ...sent, verb: 'choice.none' }).success).toBe(false);
    const said = { verb: 'role.chosen', form, role: 'helpdesk' };
    expect(role.parse(said)).toEqual(said);
    expect(role.parse({ ...said, article: 'event-33008' })).toHaveProperty('article', 'event-33008');
    expect(role.safeParse({ ...said, role: 'owner' }).success).toBe(false);
  });
});
