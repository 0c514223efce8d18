import { freshState, type ConversationState } from '../../dialogs/conversation-state.ts';
import { hearTypedChoice } from '../../dialogs/typed-choice.ts';
import { answerWhich, answerWith, fakeArticle, fakeDesk, formOf } from '../support/fake-desk.ts';

const restriction = fakeArticle('restriction');
const forest = fakeArticle('forest');
const other = fakeArticle('other');

const options = [
  { article: 'restriction', label: 'A restriction prevents the password' },
  { article: 'forest', label: 'Password synchronization is not enabled' },
];
const choice = { kind: 'choice' as const, form: formOf(1), about: '6329', question: 'Which?', options, fill: {} };
const asking = (more: Partial<typeof choice> = {}): ConversationState => ({
  ...freshState,
  asking: { ...choice, ...more },
});

const pasted = 'MMS(3040): not enabled on this Management Agent';
const desk = fakeDesk([restriction, forest, other], {
  '31034': answerWith(other),
  [pasted]: answerWith(forest),
  'half a message': answerWhich('6329', [restriction, forest]),
  'event 6329\nhalf a message': answerWith(restriction),
  [`event 6329\n${pasted}`]: answerWith(forest),
  'event 6329\n31034': answerWith(restriction),
});
const made = (article: string) => ({ verb: 'choice.made', form: formOf(1), article });

describe('hearTypedChoice', () => {
  it.each(['2', ' 2 ', '2.', 'option 2', 'Option 2!'])('hears the number of a button in “%s”', (text) => {
    expect(hearTypedChoice(text, asking(), desk)).toEqual(made('forest'));
  });

  it.each(['a restriction prevents the password', 'Restriction', 'prevents'])(
    'hears the words of one button in “%s”',
    (text) => {
      expect(hearTypedChoice(text, asking(), desk)).toEqual(made('restriction'));
    },
  );

  it('does not choose by words that stand on several buttons', () => {
    expect(hearTypedChoice('password', asking(), desk)).toBeUndefined();
  });

  it('does not choose by a few letters', () => {
    expect(hearTypedChoice('pre', asking(), desk)).toBeUndefined();
  });

  it.each(['3', '0', '7'])('hears no button in the number %s', (text) => {
    expect(hearTypedChoice(text, asking(), desk)).toBeUndefined();
  });

  it.each(['none', 'None of these.', 'no', 'neither', 'keine'])('hears none of them in “%s”', (text) => {
    expect(hearTypedChoice(text, asking(), desk)).toEqual({ verb: 'choice.none', form: formOf(1) });
  });

  it('hears a yes where there is one option', () => {
    const one = asking({ options: options.slice(0, 1) });
    expect(hearTypedChoice('Yes.', one, desk)).toEqual(made('restriction'));
    expect(hearTypedChoice('yes', asking(), desk)).toBeUndefined();
  });

  it('hears in a pasted message which option it belongs to', () => {
    expect(hearTypedChoice(pasted, asking(), desk)).toEqual(made('forest'));
  });

  it('asks again together with the event where the message alone says too little', () => {
    expect(hearTypedChoice('half a message', asking(), desk)).toEqual(made('restriction'));
  });

  it('leaves a new code to be answered as a new question', () => {
    expect(hearTypedChoice('31034', asking(), desk)).toBeUndefined();
  });

  it('leaves a message alone where the question is about no event', () => {
    expect(hearTypedChoice(pasted, asking({ about: '' }), desk)).toBeUndefined();
  });

  it('hears nothing where no choice is open', () => {
    expect(hearTypedChoice('1', freshState, desk)).toBeUndefined();
    const line = { kind: 'line' as const, script: 'describe-problem', field: 'code' };
    expect(hearTypedChoice('1', { ...freshState, asking: line }, desk)).toBeUndefined();
  });
});
