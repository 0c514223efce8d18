import { sendDraft, tellSent } from '../../../dialogs/draft/send-draft.ts';
import { fileCase } from '../../../dialogs/draft/file-case.ts';
import { freshState, type ConversationState } from '../../../dialogs/conversation-state.ts';
import { firstLines, play } from '../../support/conversation.ts';
import { aDraft, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeArticle, fakeDesk, formOf } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { atLook, walkDesk } from '../../support/walk-desk.ts';

const draft = aDraft(someDetails({ problem: 'It fails.' }));
const inHand: ConversationState = { ...freshState, draft: draft.id };
const send = async (state = inHand, desk = putDrafts(fakeDesk([]), draft), revision?: number, sent = draft) => {
  const turn = recordTurn();
  const pressed = revision === undefined ? undefined : { form: formOf(9), revision };
  return { turn, desk, ...(await sendDraft(turn, state, desk, sent, pressed)) };
};

describe('sendDraft', () => {
  it('names the number, in words and in the place of the card', async () => {
    const { turn, state, outcome } = await send(inHand, undefined, 1);
    expect(firstLines(turn)).toEqual([
      '[replaced] Your case: It fails',
      expect.stringMatching(/^Your case is number \*\*1001\*\*\./),
    ]);
    expect(turn.summaries).toEqual(['This is case 1001 now.']);
    expect(turn.titles()).toEqual([]);
    expect([state, outcome]).toEqual([freshState, 'button']);
  });

  it('forgets what the case tells, and closes its question', async () => {
    const asking = { kind: 'detail' as const, draft: draft.id, detail: 'page' as const };
    const walked = [{ runbook: 'r', result: 'fixed' as const, at: '', trail: [] }];
    const state = { ...inHand, asking, walked, seen: { codes: ['31034'], articles: [], log: [], kept: [] } };
    expect((await send(state)).state).toEqual(freshState);
  });

  it('leaves alone what is about something else', async () => {
    const asking = { kind: 'detail' as const, draft: draftId(2), detail: 'page' as const };
    const state = {
      ...freshState,
      draft: draftId(2),
      asking,
      seen: { codes: ['31034'], articles: [], log: [], kept: [] },
    };
    const { state: after, desk } = await send(state);
    expect(after).toEqual(state);
    expect(desk.cases.stored.cases.get(1001)?.evidence.codes).toEqual([]);
  });

  it('takes a log along that was kept while the draft was in hand and nothing was asked', async () => {
    const desk = putDrafts(fakeDesk([]), draft);
    const kept = { id: draftId(9), name: 'Application.zip' };
    await desk.cases.logs.keep({
      ...kept,
      tenant: draft.tenant,
      person: draft.owner,
      at: 'then',
      zip: new Uint8Array(),
    });
    const { state } = await send({ ...inHand, seen: { ...freshState.seen, kept: [kept] } }, desk);

    expect(desk.cases.stored.logs).toMatchObject([{ draft: draft.id }]);
    expect(desk.cases.stored.cases.get(1001)?.details.eventLog).toEqual({
      state: 'given',
      value: 'Kept by the desk: Application.zip',
    });
    expect(state.seen.kept).toEqual([]);
  });

  it('adds what the conversation has come to since', async () => {
    const article = fakeArticle('a');
    const state = {
      ...inHand,
      seen: { codes: ['31034'], articles: [{ article: 'a', verdict: null }], log: ['Cause found'], kept: [] },
    };
    const { desk } = await send(state, putDrafts(fakeDesk([article]), draft));
    expect(desk.cases.stored.cases.get(1001)?.evidence).toMatchObject({
      ...{ codes: ['31034'], articles: [{ id: 'a' }] },
      facts: [{ label: 'Event log', value: 'Cause found' }],
    });
  });

  it('asks at least what happens', async () => {
    for (const details of [{}, someDetails({ problem: null, page: 'a page' })]) {
      const { turn, state, desk } = await send(inHand, undefined, 1, aDraft(details));
      expect(turn.replies[0]).toBe('I can send it with gaps, but it has to say what happens.');
      expect(state.asking).toMatchObject({ detail: 'problem', draft: draft.id });
      expect(desk.cases.stored.cases.size).toBe(0);
    }
  });

  it('sends nothing that the person has not seen', async () => {
    const { turn, state, desk } = await send(freshState, undefined, 0);
    expect(desk.cases.stored.cases.size).toBe(0);
    expect(firstLines(turn)).toEqual([
      '[replaced] Your case: It fails',
      expect.stringMatching(/^Your case has changed since this card was drawn, so I have not sent it\./),
    ]);
    expect(turn.dataOf('Send the case')).toMatchObject({ revision: 1, form: formOf(1) });
    expect(state.draft).toBe(draft.id);
  });

  it('leads back to the step that waited', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, 'open a case', 'The server is down.', 'send it');
    expect(turn.replies.at(-1)).toMatch(/^You are at step 2 of at most 3/);
    expect(state.walk).toMatchObject({ at: 'look' });
  });

  it('says the same number to everybody who presses at once', async () => {
    const desk = putDrafts(fakeDesk([]), draft);
    const said = await Promise.all([1, 2, 3, 4].map(() => send(inHand, desk, 1)));
    for (const { turn } of said) expect(turn.replies[1]).toMatch(/^Your case is number \*\*1001\*\*/);
    expect(desk.cases.stored.cases.size).toBe(1);
    expect(desk.cases.stored.audit).toHaveLength(1);
  });
});

describe('tellSent', () => {
  it('puts a card without buttons in the place of the pressed one', async () => {
    const desk = fakeDesk([]);
    const { opened } = await fileCase(recordTurn(), desk, draft);
    const turn = recordTurn();
    const told = await tellSent(turn, freshState, desk, { draft, opened, form: formOf(3) });
    expect(told).toEqual({ state: freshState, outcome: 'button' });
    expect(turn.replies[0]).toContain('This is case 1001 now.');
    expect(turn.titles()).toEqual([]);
  });
});
