import { answerWith, fakeArticle, fakeRunbook, fakeSteps } from '../support/fake-desk.ts';
import { firstLines, play } from '../support/conversation.ts';
import { atLook, atRepair, first, namedBy, other, walkDesk } from '../support/walk-desk.ts';

const thanks = 'Thank you. I have put that into the commands.';
const changed = 'I have changed that in the commands.';
const refused =
  'That name has a sign that I do not put into a command, because it could change what the command does. Please write it in by hand.';
const isAtRepair = '[card] Step 3 of at most 3 · Runbook first';

/** A desk that waits at a fix whose command leaves these values open. */
function waitingFor(...names: string[]) {
  const repair = { ...fakeSteps.repair, do: `\`\`\`\nRun ${names.map((name) => `{${name}}`).join(' ')}\n\`\`\`` };
  const article = fakeArticle('asked');
  const values = { namespace: 'contoso-ns', serviceBusDomain: 'servicebus.windows.net' };
  const later = { ...values, namespace: 'fabrikam-ns' };
  return walkDesk([fakeRunbook('first', { offered: first.offered, steps: { ...fakeSteps, repair } }), other], {
    event: namedBy('31034', answerWith(article), values),
    'another event': namedBy('31034', answerWith(article), later),
    SSPR_0029: namedBy('31034', answerWith(article)),
  });
}

describe('a value for a command', () => {
  it.each([
    ['user', 'ada@contoso.com', 'ada@contoso.com'],
    ['connectorAccount', ' MSOL_0123456789ab ', 'MSOL_0123456789ab'],
    ['accountName', 'name: ada', 'ada'],
  ])('may be typed: %s %s', async (name, text, value) => {
    const { turn, state, outcome } = await play(waitingFor(name), ...atRepair, text);
    expect(firstLines(turn)).toEqual([thanks, isAtRepair]);
    expect(turn.replies[1]).toContain(`    Run ${value}\n`);
    expect(state.walk).toMatchObject({ at: 'repair', fill: { [name]: value } });
    expect(outcome).toBe('step');
  });

  it('may stand in a pasted event, with all that is in it', async () => {
    const { turn, state } = await play(waitingFor('namespace'), ...atRepair, 'event');
    expect(firstLines(turn)).toEqual([thanks, isAtRepair]);
    expect(state.walk?.fill).toEqual({ namespace: 'contoso-ns', serviceBusDomain: 'servicebus.windows.net' });
  });

  it.each([
    ['user', 'ada@contoso.com', 'bob@contoso.com', 'bob@contoso.com'],
    ['accountName', 'name: ada', 'name: bob', 'bob'],
    ['namespace', 'event', 'another event', 'fabrikam-ns'],
  ])('takes the place of another: %s', async (name, before, text, value) => {
    const { turn, state } = await play(waitingFor(name), ...atRepair, before, text);
    expect(firstLines(turn)).toEqual([changed, isAtRepair]);
    expect(state.walk?.fill).toMatchObject({ [name]: value });
  });

  it('that is known already is nothing new: the text is a question', async () => {
    const { turn, state } = await play(waitingFor('namespace'), ...atRepair, 'event', 'event');
    expect(turn.summaries).toEqual(['Title of asked']);
    expect(state.walk).toMatchObject({ at: 'repair', isPaused: true });
  });

  it.each([
    ['user', "o'brien@contoso.com"],
    ['user', 'ada@contoso.com;dir'],
    ['accountName', 'name: $(dir)'],
    ['connectorAccount', 'account: a`b'],
  ])('is refused with a sign that could change the command: %s %s', async (name, text) => {
    const { turn, state } = await play(waitingFor(name), ...atRepair, text);
    expect(firstLines(turn)).toEqual([refused, isAtRepair]);
    expect(state.walk?.fill).toEqual({ serviceBusDomain: 'servicebus.windows.net' });
  });

  it.each(['no', 'wizard', 'what does that mean'])('is not an ordinary word: %s', async (text) => {
    const { state } = await play(waitingFor('accountName', 'connectorAccount'), ...atRepair, text);
    expect(state.walk).toMatchObject({ at: 'repair', fill: { serviceBusDomain: 'servicebus.windows.net' } });
    expect(Object.keys(state.walk?.fill ?? {})).toEqual(['serviceBusDomain']);
  });

  it('is not what a code is: that is answered as a question', async () => {
    const { turn, state } = await play(waitingFor('accountName'), ...atRepair, 'SSPR_0029');
    expect(turn.summaries).toEqual(['Title of asked']);
    expect(state.walk).toMatchObject({ at: 'repair', isPaused: true });
    expect(state.walk?.fill).not.toHaveProperty('accountName');
  });

  it('is not looked for where no command waits for it', async () => {
    const { state } = await play(waitingFor('connectorAccount'), ...atLook, 'MSOL_0123456789ab');
    expect(state.walk?.fill).toEqual({ serviceBusDomain: 'servicebus.windows.net' });
  });

  it('stays for the steps that follow', async () => {
    const { turn } = await play(waitingFor('accountName'), ...atRepair, 'name: ada', 'back', 'The result is bad');
    expect(turn.replies[0]).toContain('    Run ada\n');
    expect(firstLines(turn)).toEqual([isAtRepair]);
  });

  it('brings along the sentences by which later steps are skipped', async () => {
    const article = fakeArticle('asked');
    const match = { article, score: 60, reasons: ['the text “Beware: It was seen”'] };
    const pasted = namedBy('31034', { ...answerWith(article), ranked: [match] } as ReturnType<typeof answerWith>, {
      namespace: 'contoso-ns',
    });
    const before = { ...fakeSteps.repair, do: '```\nRun {namespace}\n```', failing: 'look', cannot: 'look' };
    const steps = {
      ...fakeSteps,
      where: {
        ...fakeSteps.where,
        answers: [{ ...fakeSteps.where.answers[0], to: 'before' }, fakeSteps.where.answers[1]],
      },
      before,
    };
    const desk = () => walkDesk([fakeRunbook('first', { steps }), other], { pasted });
    const path = ['I am the help desk', 'walk me through first', '1'] as const;
    expect((await play(desk(), ...path, 'still failing')).state.walk).toMatchObject({ at: 'look' });
    const { state } = await play(desk(), ...path, 'pasted', 'still failing');
    expect(state.walked[0]?.trail.at(-1)).toMatchObject({ step: 'look', because: 'Your text says so.' });
  });
});
