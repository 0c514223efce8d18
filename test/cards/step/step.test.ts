import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { stepCard, stepSubmits, type StepData } from '../../../cards/step/step.ts';
import { formOf } from '../../support/fake-desk.ts';
import { form, questionStep, step } from '../samples.ts';

function titles(data: StepData): string[] {
  return cardButtons(stepCard(data)).map(({ title }) => title);
}

describe('the card of a step', () => {
  it('says what to do and what to expect', () => {
    expect(cardText(stepCard(step))).toBe(`Step 2 of at most 13 · Restore connectivity
Test the way to Service Bus

A shut port is the most frequent cause.

Where: On the sync server

What to do
    Test-NetConnection -Port 443

A good result

TcpTestSucceeded : True`);
  });

  it('has a button for everything it may come to, one to go back and one to stop', () => {
    expect(cardButtons(stepCard(step))).toEqual([
      { title: 'The result is good', data: { verb: 'step.answered', form, outcome: 'worked' }, inputs: [] },
      { title: 'The result is bad', data: { verb: 'step.answered', form, outcome: 'failing' }, inputs: [] },
      { title: 'I cannot do this', data: { verb: 'step.answered', form, outcome: 'cannot' }, inputs: [] },
      { title: 'Back one step', data: { verb: 'step.undone', form }, inputs: [] },
      { title: 'Stop here', data: { verb: 'step.stopped', form }, inputs: [] },
    ]);
  });

  it('leads back nowhere when it is the first', () => {
    expect(titles({ ...step, isFirst: true })).not.toContain('Back one step');
    expect(titles({ ...step, isFirst: true })).toHaveLength(4);
  });

  it('says what was answered, and has no buttons then', () => {
    const card = stepCard({ ...step, answered: 'The result is bad' });
    expect(cardButtons(card)).toEqual([]);
    expect(cardText(card)).toBe(`${cardText(stepCard(step))}\n\nAnswered: The result is bad`);
    expect(cardText(stepCard(step))).not.toContain('Answered');
    expect(titles({ ...questionStep, isFirst: false, answered: 'Public cloud' })).toEqual([]);
  });

  it('has the answers to a question one below the other, as long as they are', () => {
    const { body, actions } = stepCard(questionStep);
    const sets = body.flatMap((element) => (element.type === 'ActionSet' ? [element.actions] : []));
    expect(sets.map((set) => set.map(({ title }) => title))).toEqual([['Public cloud'], ['Azure for US Government']]);
    expect(actions?.map(({ title }) => title)).toEqual(['Stop here']);
    expect(stepCard(step).body.filter(({ type }) => type === 'ActionSet')).toEqual([]);
  });

  it('reads well where cards are not shown', () => {
    const card = stepCard(step);
    expect(card.fallbackText).toBe('Test the way to Service Bus. A shut port is the most frequent cause.');
    expect(card.speak).toBe(step.speak);
  });

  it('keeps nothing of another card of the same page', () => {
    const first = stepCard(step);
    const second = stepCard({ ...step, form: formOf(2) });
    expect(second.body).toEqual(first.body);
    expect(JSON.stringify(second)).not.toContain(form);
    expect(JSON.stringify(first)).not.toContain(formOf(2));
  });

  it.each<[string, StepData]>([
    ['an outcome that is no name', { ...step, exits: [{ outcome: 'Worked well', label: 'A' }] }],
    ['an outcome that no button sends', { ...step, exits: [{ outcome: 'x'.repeat(61), label: 'A' }] }],
    ['a form that is none', { ...step, form: '1' }],
    ['nothing to speak', { ...step, speak: '' }],
    ['a link that is a script', { ...step, page: { ...step.page, links: [{ title: 'A', url: 'javascript:1' }] } }],
  ])('refuses %s', (_what, data) => {
    expect(() => stepCard(data)).toThrow();
  });
});

describe('stepSubmits', () => {
  const [answered, undone, stopped] = stepSubmits;

  it('reads an answer, a step back and a stop', () => {
    const sent = { verb: 'step.answered', form, outcome: 'us-government' };
    expect(answered.parse(sent)).toEqual(sent);
    expect(undone.parse({ verb: 'step.undone', form })).toEqual({ verb: 'step.undone', form });
    expect(stopped.parse({ verb: 'step.stopped', form })).toEqual({ verb: 'step.stopped', form });
  });

  it.each(['', 'Worked', 'a b', '../a', 'x'.repeat(61)])('refuses the outcome %j', (outcome) => {
    expect(answered.safeParse({ verb: 'step.answered', form, outcome }).success).toBe(false);
  });
});
