import { answerRole } from '../../dialogs/audience.ts';
import { firstLines, play, playOn } from '../support/conversation.ts';
import { walkDesk } from '../support/walk-desk.ts';

const guarded = 'it does not work';
const label = { press: 'I am the help desk' } as const;

describe('the question who somebody is, just asked', () => {
  it.each([
    ['2', 'helpdesk'],
    ['help desk', 'helpdesk'],
    ['The administrator', 'admin'],
    ['a user', 'requester'],
    ['locked out', 'requester'],
    ['ich bin Administrator', 'admin'],
  ])('is answered by “%s”', async (said, role) => {
    const { state } = await play(walkDesk(), guarded, said);
    expect(state).toMatchObject({ role, roleForm: null, justAsked: null });
  });

  it.each(['2', 'a user', 'locked out'])('is not answered later by “%s”', async (said) => {
    const { state } = await play(walkDesk(), guarded, 'thanks', said);
    expect(state).toMatchObject({ role: null, justAsked: null });
  });

  it('leaves a number to the choice that is open', async () => {
    const { state } = await play(walkDesk(), '6329', 'walk me through first', '2');
    expect(state).toMatchObject({ role: null, last: { article: 'far' } });
  });

  it('is answered on its own card alone, by whoever was asked', async () => {
    const ada = await play(walkDesk(), guarded);
    const bob = await play(walkDesk(), { text: '', submit: { ...ada.turn.dataOf(label.press) } });
    expect(bob.outcome).toBe('outdated');
    expect(bob.state.role).toBeNull();
    const late = await playOn(ada, walkDesk(), 'I am an admin', { submit: ada.turn.dataOf(label.press) });
    expect(late.outcome).toBe('outdated');
    expect(late.state.role).toBe('admin');
  });

  it('can be answered by its button after something else was said', async () => {
    const { state } = await play(walkDesk(), guarded, 'thanks', label);
    expect(state.role).toBe('helpdesk');
  });

  it('is put to nobody who has been walked through steps already', async () => {
    const walked = await play(walkDesk(), '31034', { press: 'Walk me through: Runbook first' }, 'stop');
    expect(walked.state.role).toBeNull();
    const { turn, state } = await playOn(walked, walkDesk(), 'walk me through other');
    expect(firstLines(turn)).toEqual(['[card] Step 1 of at most 3 · Runbook other']);
    expect(state.role).toBeNull();
  });
});

describe('answerRole', () => {
  it.each([
    ['1', 'requester'],
    ['option 3', 'admin'],
    ['the person locked out', 'requester'],
    ['help desk analyst', 'helpdesk'],
    ['sync server', 'admin'],
    ['me, an employee', undefined],
    ['4', undefined],
    ['31034', undefined],
    ['am', undefined],
  ])('hears in “%s”: %s', (text, role) => {
    expect(answerRole(text)).toBe(role);
  });
});

describe('the list of runbooks, just shown', () => {
  it.each([
    ['2', 'other'],
    ['Runbook first', 'first'],
  ])('is answered by number or title: %s', async (said, runbook) => {
    const { state } = await play(walkDesk(), 'I am the help desk', 'walk me through it', said);
    expect(state.walk).toMatchObject({ runbook });
  });

  it('is answered by nothing later', async () => {
    const { state } = await play(walkDesk(), 'I am the help desk', 'walk me through it', 'help', '2');
    expect(state.walk).toBeNull();
  });
});

it('a wish to be walked through waits for the answer to who somebody is, and no longer', async () => {
  const wish = 'walk me through the first';
  expect((await play(walkDesk(), wish, 'I am the help desk')).state.walk).toMatchObject({ runbook: 'first' });
  expect((await play(walkDesk(), wish, 'help', 'I am the help desk')).state.walk).toBeNull();
});
