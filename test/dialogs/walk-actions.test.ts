import { freshState } from '../../dialogs/conversation-state.ts';
import { offerRunbooks, startFor, takeRole } from '../../dialogs/walk-actions.ts';
import { fakeRunbook, formOf } from '../support/fake-desk.ts';
import { buttonIn, firstLines, play, playOn } from '../support/conversation.ts';
import { recordTurn } from '../support/recording-turn.ts';
import { atLook, atRepair, begin, first, other, walkDesk } from '../support/walk-desk.ts';

const outdated = 'This card is out of date. Ask again, and I will show a new one.';
const notForYou =
  'Your help desk or an administrator has to go through these steps. Please send your help desk what you pasted here.';
const roleQuestion = '[card] Are you the person locked out, the help desk, or the administrator of the sync server?';
const offer = { press: 'Walk me through: Runbook first' } as const;
const [role, event] = begin;

describe('the button that starts a runbook', () => {
  it('begins it with the answer that led to it', async () => {
    const { turn, state } = await play(walkDesk(), role, event, offer);
    expect(firstLines(turn)).toEqual(['[card] Step 1 of at most 3 · Runbook first']);
    expect(state.walk).toMatchObject({ runbook: 'first', article: 'offering' });
  });

  it('begins it at once for somebody who has shown an event, whoever that is', async () => {
    const { turn, state } = await play(walkDesk(), event, offer);
    expect(firstLines(turn)).toEqual(['[card] Step 1 of at most 3 · Runbook first']);
    expect(state).toMatchObject({ role: null, isRoleAsked: false, walk: { at: 'where' } });
  });

  it('resumes it when it is open', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, offer);
    expect(firstLines(turn)).toEqual([
      'You are at step 2 of at most 3 of “Runbook first”.',
      '[card] Step 2 of at most 3 · Runbook first',
    ]);
    expect(state).toMatchObject({ walk: { at: 'look', trail: [{ step: 'where' }] }, walked: [] });
  });

  it('begins it anew when it is over', async () => {
    const { state } = await play(walkDesk(), ...atLook, { press: 'Stop here' }, offer);
    expect(state).toMatchObject({ walk: { at: 'where', trail: [] }, walked: [{ result: 'stopped' }] });
  });

  it('tells a person who is locked out who will go through it', async () => {
    const before = await play(walkDesk(), event);
    const { turn, state, outcome } = await playOn(before, walkDesk(), 'I am locked out', offer);
    expect(turn.replies).toEqual([notForYou]);
    expect(state.walk).toBeNull();
    expect(outcome).toBe('talk');
  });
});

describe('the cards of steps', () => {
  it('count only while their step is open', async () => {
    const before = await play(walkDesk(), ...atRepair);
    for (const title of ['On the sync server', 'The result is good']) {
      const { turn, state, outcome } = await playOn(before, walkDesk(), { submit: buttonIn(before.cards, title) });
      expect(turn.replies).toEqual([outdated]);
      expect(state).toEqual(before.state);
      expect(outcome).toBe('outdated');
    }
  });

  it.each(['Stop here', 'Back one step', 'I cannot do this'])(
    'do not count with a form of their own: %s',
    async (title) => {
      const before = await play(walkDesk(), ...atRepair);
      const submit = { ...buttonIn(before.cards, title), form: formOf(99) };
      const { turn, state } = await playOn(before, walkDesk(), { submit });
      expect(turn.replies).toEqual([outdated]);
      expect(state).toEqual(before.state);
    },
  );

  it('do not count where nobody is walked through anything', async () => {
    const { cards } = await play(walkDesk(), ...atRepair);
    const submit = buttonIn(cards, 'Stop here');
    expect((await play(walkDesk(), { submit })).state).toEqual(freshState);
    const ended = await play(walkDesk(), ...atRepair, 'stop');
    expect((await playOn(ended, walkDesk(), { submit })).turn.replies).toEqual([outdated]);
  });
});

describe('a wish to be walked through', () => {
  it('waits until it is known who wishes it', async () => {
    const { turn, state, outcome } = await play(walkDesk(), 'walk me through first');
    expect(firstLines(turn)).toEqual([
      'I can walk you through it. Some steps need the rights of the help desk or of an administrator.',
      roleQuestion,
    ]);
    expect(state).toMatchObject({ wanted: 'first', isRoleAsked: true, walk: null });
    expect(outcome).toBe('choose');
  });

  it.each([{ press: 'I am the administrator of the sync server' }, 'I am the help desk'])(
    'begins then: %j',
    async (said) => {
      const { turn, state } = await play(walkDesk(), 'it does not work', 'walk me through it', said);
      expect(firstLines(turn).at(-1)).toBe('[card] Step 1 of at most 3 · Runbook first');
      expect(state).toMatchObject({ wanted: null, walk: { runbook: 'first', article: 'offering', isPaused: false } });
    },
  );

  it('begins at its first step, and does not wait, when a question was open too', async () => {
    const path = ['6329', 'walk me through first', 'I am the help desk'] as const;
    const { turn, state } = await play(walkDesk(), ...path);
    expect(firstLines(turn)).toEqual(['[card] Step 1 of at most 3 · Runbook first']);
    expect(state).toMatchObject({ asking: null, walk: { isPaused: false } });
  });

  it('is not granted to a person who is locked out', async () => {
    const { turn, state } = await play(walkDesk(), 'walk me through first', { press: 'I am the person locked out' });
    expect(turn.replies.at(-1)).toBe(notForYou);
    expect(state).toMatchObject({ role: 'requester', wanted: null, walk: null });
  });

  it.each(['walk me through it', 'walk me through first', 'walk me through the weather', 'guide me'])(
    'is not taken up again from a person who is locked out: %s',
    async (said) => {
      const { turn } = await play(walkDesk(), 'I am locked out', said);
      expect(turn.replies).toEqual([notForYou]);
    },
  );

  it('is forgotten when something else begins', async () => {
    const { state } = await play(walkDesk(), 'walk me through other', event, offer);
    expect(state).toMatchObject({ wanted: null, walk: { runbook: 'first' } });
  });
});

describe('who somebody is', () => {
  it('closes the question in its place, and is noted', async () => {
    const asked = await play(walkDesk(), 'change my role');
    const { turn, state, outcome } = await playOn(asked, walkDesk(), { press: 'I am the help desk' });
    expect(turn.replies).toEqual([
      expect.stringMatching(/^\[replaced\] Are you[^]*Chosen: I am the help desk$/),
      'Noted. I will answer accordingly.',
    ]);
    expect(turn.titles()).toEqual([]);
    expect(turn.summaries).toEqual(['Noted']);
    expect(state).toMatchObject({ role: 'helpdesk', isRoleAsked: true });
    expect(outcome).toBe('talk');
  });

  it('shows the last answer again, in the words for that person', async () => {
    const { turn, state, outcome } = await play(walkDesk(), event, 'I am locked out');
    expect(firstLines(turn)).toEqual([
      'Noted. Here is the last answer again, for you.',
      expect.stringMatching(/^\[card\] About your password reset/),
    ]);
    expect(state).toMatchObject({ role: 'requester', last: { article: 'offering', isStaff: true } });
    expect(outcome).toBe('answer');
  });

  it('leaves an open question open, and puts it again', async () => {
    const { turn, state } = await play(walkDesk(), event, '6329', 'I am the help desk');
    expect(firstLines(turn)).toEqual([
      'Noted. Here is the last answer again, for you.',
      '[card] Something needs to be fixed · 31034',
      '[card] 6329',
    ]);
    expect(state.asking).toMatchObject({ kind: 'choice', about: '6329' });
  });

  it('shows nothing again where it was known', async () => {
    const { turn } = await play(walkDesk(), role, event, 'help desk');
    expect(turn.replies).toEqual(['Noted. I will answer accordingly.']);
  });

  it('shows nothing again where the answer is gone', async () => {
    const before = await play(walkDesk(), event);
    const { turn } = await playOn(before, { ...walkDesk(), articles: new Map() }, role);
    expect(turn.replies).toEqual(['Noted. I will answer accordingly.']);
  });

  it('ends a walk that is not for that person, and keeps what was done', async () => {
    const { state } = await play(walkDesk(), ...atLook, 'I am locked out');
    expect(state).toMatchObject({ walk: null, walked: [{ runbook: 'first', result: 'stopped' }] });
    expect((await play(walkDesk(), ...atLook, 'I am locked out', 'continue')).turn.replies).toEqual([
      expect.stringMatching(/^We are not in the middle of any steps/),
    ]);
  });

  it('lets a walk wait that is for that person', async () => {
    const { state } = await play(walkDesk(), ...atLook, 'I am an admin');
    expect(state).toMatchObject({ role: 'admin', walk: { at: 'look', isPaused: true }, walked: [] });
  });
});

describe('offerRunbooks', () => {
  it('offers no more than a card has room for', async () => {
    const many = Array.from({ length: 8 }, (_, at) =>
      fakeRunbook(`run-${String(at)}`, { offered: [`article-${String(at)}`] }),
    );
    const turn = recordTurn('walk me through it');
    const { state, outcome } = await offerRunbooks(turn, freshState, walkDesk(many));
    expect(turn.titles()).toEqual(['0', '1', '2', '3', '4', '5'].map((at) => `Runbook run-${at}`));
    expect(turn.summaries).toEqual(['What shall I walk you through?']);
    expect(state).toEqual({ ...freshState, justAsked: 'runbook' });
    expect(outcome).toBe('choose');
  });
});

describe('startFor and takeRole', () => {
  it('go by the role of the channel until somebody says who they are', async () => {
    const desk = { ...walkDesk(), channelRoles: new Map([['19:desk', 'helpdesk' as const]]) };
    const conversation = { id: '19:desk;messageid=1', scope: 'channel' as const };
    const turn = recordTurn({ text: 'walk me through first', conversation });
    expect((await startFor(turn, freshState, desk, first)).state.walk).toMatchObject({ at: 'where' });
    const noted = recordTurn({ text: 'help desk', conversation });
    const { state } = await play(walkDesk(), event);
    await takeRole(noted, state, desk, 'helpdesk');
    expect(noted.replies).toEqual(['Noted. I will answer accordingly.']);
    expect((await startFor(recordTurn(), freshState, desk, other)).outcome).toBe('choose');
  });
});
