import { needsSignInName, needsStanding, personAskedFor } from '../../../dialogs/case/standing-need.ts';

const typed = (text: string) => ({ text, submit: undefined });
const pressed = (submit: unknown) => ({ text: '', submit });

describe('needsStanding', () => {
  it.each(['my cases', 'case 1042', 'setup', 'claim 1042', 'case 1042: it works'])(
    'for words about cases: %s',
    (text) => {
      expect(needsStanding(typed(text))).toBe(true);
    },
  );

  it.each(['31034', 'help', 'open a case', ''])('not for others: %s', (text) => {
    expect(needsStanding(typed(text))).toBe(false);
  });

  it.each([
    [{ verb: 'case.claimed' }, true],
    [{ verb: 'answer.helped' }, false],
    [{ verb: 'case.wanted' }, false],
    [{ verb: 'draft.sent' }, false],
    [{ verb: 7 }, false],
    [{}, false],
    ['case.claimed', false],
    [null, false],
    [[], false],
  ])('for buttons of cases: %j', (submit, needs) => {
    expect(needsStanding(pressed(submit))).toBe(needs);
  });

  it('for a button and not for what is typed beside it', () => {
    expect(needsStanding({ text: 'my cases', submit: { verb: 'answer.helped' } })).toBe(false);
  });
});

describe('needsSignInName', () => {
  it.each([
    [typed('open a case'), true],
    [typed('my cases'), false],
    [typed('help'), false],
    [pressed({ verb: 'case.wanted' }), true],
    [pressed({ verb: 'case.claimed' }), false],
    [{ text: 'open a case', submit: { verb: 'answer.helped' } }, false],
  ])('for what begins a case: %j', (turn, needs) => {
    expect(needsSignInName(turn)).toBe(needs);
  });
});

describe('personAskedFor', () => {
  it.each([
    [{ verb: 'case.assigned', assignee: ' grace ' }, 'grace'],
    [{ verb: 'case.assigned', assignee: '' }, undefined],
    [{ verb: 'case.assigned', assignee: 'x'.repeat(129) }, undefined],
    [{ verb: 'case.assigned', assignee: ['grace'] }, undefined],
    [{ verb: 'case.assigned' }, undefined],
    [{ verb: 'case.claimed', assignee: 'grace' }, undefined],
    [undefined, undefined],
  ])('names whom %j would give the case to', (submit, person) => {
    expect(personAskedFor({ submit })).toBe(person);
  });
});
