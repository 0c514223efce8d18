import { fakeRunbook, fakeSteps } from '../support/fake-desk.ts';
import { firstLines, play, playOn } from '../support/conversation.ts';
import { atLook, atRepair, begin, other, walkDesk } from '../support/walk-desk.ts';

const atWhere = '[card] Step 1 of at most 3 · Runbook first';
const isAtLook = '[card] Step 2 of at most 3 · Runbook first';
const isAtRepair = '[card] Step 3 of at most 3 · Runbook first';

const step = (state: { walk: { at?: string | undefined } | null }) => state.walk?.at;

describe('an answer to a question', () => {
  it.each(['1', ' 1 ', 'option 1', 'on the sync server', 'On the sync server.', 'sync server'])(
    'is heard in “%s”, and closes no card',
    async (said) => {
      const { turn, state } = await play(walkDesk(), ...begin, said);
      expect(firstLines(turn)).toEqual([isAtLook]);
      expect(state.walk).toMatchObject({ at: 'look', trail: [{ step: 'where', outcome: 'here' }] });
    },
  );

  it.each(['another', '2'])('may lead to the end: %s', async (said) => {
    const { turn, state } = await play(walkDesk(), ...begin, said);
    expect(firstLines(turn)).toEqual(['[card] The cause is found · Runbook first']);
    expect(state.walk).toBeNull();
  });

  it.each(['3', 'on', 'yes', 'the result is good'])('is not heard in “%s”', async (said) => {
    const { state } = await play(walkDesk(), ...begin, said);
    expect(step(state)).toBe('where');
  });

  const answer = (id: string, label: string) => ({ id, label, to: id });
  const endings = { yes: fakeSteps['handed-over'], maybe: fakeSteps.another, no: fakeSteps.found };
  const labels = [answer('yes', 'Yes, it is'), answer('maybe', 'Yes, but not now'), answer('no', 'No, not at all')];
  const asked = (answers: object[], steps: object) =>
    walkDesk([fakeRunbook('first', { steps: { where: { ...fakeSteps.where, answers }, ...steps } }), other]);

  it('may be as short as its first word, where one answer begins so', async () => {
    const desk = asked(labels, endings);
    const walk = [begin[0], 'walk me through first'] as const;
    expect((await play(desk, ...walk, 'No.')).state.walked).toMatchObject([{ trail: [{ outcome: 'no' }] }]);
    expect(step((await play(desk, ...walk, 'yes')).state)).toBe('where');
  });
});

describe('a result at a check or a fix', () => {
  it('is heard in the words of a button, whatever the case', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, 'the result is BAD.');
    expect(firstLines(turn)).toEqual([isAtRepair]);
    expect(state.walk?.trail).toMatchObject([{}, { step: 'look', outcome: 'failing' }]);
    for (const good of ['The result is good', 'good', 'Good.']) {
      expect((await play(walkDesk(), ...atLook, good)).state.walked).toMatchObject([{ result: 'cause' }]);
    }
    expect((await play(walkDesk(), ...atLook, 'bad')).state.walk).toMatchObject({ at: 'repair' });
  });

  it('is what each button of a step says, typed', async () => {
    for (const path of [begin, atLook, atRepair]) {
      const desk = walkDesk();
      const before = await play(desk, ...path);
      for (const title of before.turn.titles()) {
        const typed = await playOn(before, walkDesk(), title);
        const pressed = await playOn(before, walkDesk(), { press: title });
        expect([title, typed.state]).toEqual([title, pressed.state]);
      }
    }
  });

  it.each(['result', 'good result', 'no', '1', '3'])('is not guessed from “%s”', async (said) => {
    expect(step((await play(walkDesk(), ...atLook, said)).state)).toBe('look');
  });

  it.each(['yes', 'No.', 'good', 'bad', 'nein'])('is asked for after a bare “%s”', async (said) => {
    const { turn, state } = await play(walkDesk(), ...atRepair, said);
    expect(firstLines(turn)).toEqual(['I am not sure which result that is. Please press what fits:', isAtRepair]);
    expect(state.walk).toMatchObject({ at: 'repair', fill: { serviceBusDomain: 'servicebus.windows.net' } });
  });
});

describe('output of a command', () => {
  const facts = (value: string) => [{ name: 'Release', value }];

  it('that is good is the good result of a check', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, '528040');
    expect(turn.replies[0]).toBe('Release 528040 is .NET Framework 4.8. I take that as “The result is good”.');
    expect(state.walked[0]?.trail[1]).toMatchObject({ step: 'look', outcome: 'worked', readings: facts('528040') });
    expect(turn.replies[1]).toContain('Look at it: The result is good (Release: 528040)');
  });

  it('that is bad is the bad result of a check, and is kept there', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, '461808');
    expect(turn.replies[0]).toMatch(
      /^Release 461808 is \.NET Framework 4\.7\.2\..* I take that as “The result is bad”\.$/,
    );
    expect(firstLines(turn)[1]).toBe(isAtRepair);
    expect(state.walk).toMatchObject({ readings: [], trail: [{}, { outcome: 'failing', readings: facts('461808') }] });
  });

  it('that is good after a fix leaves it open: only a reset can tell', async () => {
    const { turn, state } = await play(walkDesk(), ...atRepair, '533320');
    expect(turn.replies[0]).toMatch(/ That is as it should be\. Does a reset work now\?$/);
    expect(firstLines(turn)[1]).toBe(isAtRepair);
    expect(state.walk).toMatchObject({ at: 'repair', readings: facts('533320') });
  });

  it('that is bad after a fix is a failure', async () => {
    const { state } = await play(walkDesk(), ...atRepair, '461808');
    expect(state.walked[0]?.trail[2]).toMatchObject({ step: 'repair', outcome: 'failing', readings: facts('461808') });
  });

  it('that is read before the result is pressed belongs to that step alone', async () => {
    const { state } = await play(walkDesk(), ...atRepair, '533320', 'it worked');
    const [where, look, repair] = state.walked[0]?.trail ?? [];
    expect([where?.readings, look?.readings, repair?.readings]).toEqual([undefined, undefined, facts('533320')]);
  });

  it('that says nothing clear leaves the step open', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, '999999');
    expect(turn.replies[0]).toMatch(/ From this alone I cannot tell how the step went\. Please press what fits:$/);
    expect(firstLines(turn)[1]).toBe(isAtLook);
    expect(state.walk).toMatchObject({ at: 'look', readings: facts('999999') });
  });

  it('of a step that asks for it to be read is good where it can be read', async () => {
    const look = { ...fakeSteps.look, reads: ['net-accounts'] };
    const desk = walkDesk([fakeRunbook('first', { steps: { ...fakeSteps, look } }), other]);
    const rules =
      'Minimum password age (days):                          1\nMinimum password length:                              7';
    const { turn, state } = await play(desk, begin[0], 'walk me through first', '1', rules);
    expect(turn.replies[0]).toMatch(/ I take that as “The result is good”\.$/);
    expect(state.walked[0]?.trail[1]).toMatchObject({ outcome: 'worked' });
  });

  it('of another command leaves it open as well, whatever it says', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, 'TcpTestSucceeded : False');
    expect(turn.replies[0]).toMatch(/ That is the output of another command\. The step is still open:$/);
    expect(firstLines(turn)[1]).toBe(isAtLook);
    expect(step(state)).toBe('look');
  });

  it('is no answer to a question', async () => {
    expect(step((await play(walkDesk(), ...begin, 'TcpTestSucceeded : False')).state)).toBe('where');
  });

  it('is kept in part where it is much, so that the state can be read', async () => {
    const pasted = Array.from({ length: 6 }, (_, at) => `Release : ${String(528040 + at)}`);
    const { state } = await play(walkDesk(), ...atRepair, ...pasted.flatMap((line) => Array<string>(7).fill(line)));
    expect(state.walk?.readings).toHaveLength(30);
    expect(state.walk?.readings.at(-1)).toEqual({ name: 'Release', value: '528045' });
  });
});

describe('directory paths', () => {
  const reserved = 'CN=Ada,OU=Sales\\, EMEA,DC=contoso,DC=com';
  const reads = ['distinguished-names'];
  const asking = () =>
    walkDesk([fakeRunbook('first', { steps: { ...fakeSteps, look: { ...fakeSteps.look, reads } } }), other]);

  it('are shown part by part where a step asks for them, and none of them is kept', async () => {
    const { turn, state, stored } = await play(asking(), begin[0], 'walk me through first', '1', reserved);
    expect(turn.replies[0]).toContain('comma (0x2C)');
    expect(turn.replies[1]).toMatch(/ I take that as “The result is bad”\.$/);
    expect(state.walk).toMatchObject({ at: 'repair', trail: [{}, { step: 'look', outcome: 'failing' }] });
    expect(stored).not.toContain('Sales');
  });

  it('may be half a path there, which is no path anywhere else', async () => {
    const half = 'OU=Sales';
    const asked = await play(asking(), begin[0], 'walk me through first', '1', half);
    expect(asked.turn.replies[0]).toContain('OU=Sales: clean');
    expect((await play(walkDesk(), ...atLook, half)).turn.replies[0]).toMatch(/^That is not something I know/);
  });

  it('are shown at another step as well, which stays open', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, reserved);
    expect(turn.replies[0]).toContain('comma (0x2C)');
    expect(turn.replies[1]).toMatch(/ That is the output of another command\. The step is still open:$/);
    expect(step(state)).toBe('look');
  });
});

describe('what is about something else', () => {
  it('is left alone at every kind of step', async () => {
    for (const [path, card] of [
      [begin, atWhere],
      [atLook, isAtLook],
      [atRepair, isAtRepair],
    ] as const) {
      const { turn } = await play(walkDesk(), ...path, 'it was never seen', 'continue');
      expect(firstLines(turn)[1]).toBe(card);
    }
  });
});
