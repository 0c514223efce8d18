import { continueDraft, openDraft, showDrafts, wantCase } from '../../../dialogs/draft/open-draft.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { firstLines, play } from '../../support/conversation.ts';
import { aDraft, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeArticle, fakeDesk, formOf } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { atLook, walkDesk } from '../../support/walk-desk.ts';

const nobody = { identity: undefined };
const at = '2026-01-05T09:00:00.000Z';

describe('openDraft', () => {
  it('stores a draft at once, with what the conversation knows, and asks its first question', async () => {
    const desk = walkDesk();
    const { turn, state } = await play(desk, ...atLook, 'open a case');
    const [draft] = [...desk.cases.stored.drafts.values()];
    expect(draft).toMatchObject({
      ...{ tenant: 'contoso', owner: 'ada', revision: 1, createdAt: at },
      details: someDetails({ zone: 'Europe/London' }),
      evidence: { codes: ['31034'], articles: [{ id: 'offering' }], runbooks: [{ id: 'first' }] },
    });
    expect(state).toMatchObject({ draft: draft?.id, asking: { kind: 'detail', draft: draft?.id, detail: 'problem' } });
    expect(turn.replies[0]).toContain('What we have found out so far is in it already.');
    expect(turn.replies[1]).toMatch(/^What happens\?/);
  });

  it('knows no zone where the client tells none, and says nothing of what was not found out', async () => {
    const desk = fakeDesk([]);
    const turn = recordTurn({ zone: undefined });
    await openDraft(turn, freshState, desk);
    expect(desk.cases.stored.drafts.get(formOf(1))?.details).toEqual({});
    expect(turn.replies[0]).not.toContain('found out');
    expect(turn.replies[0]).not.toContain('Everybody');
  });

  it('says outside a personal chat who reads along', async () => {
    const turn = recordTurn({ conversation: { id: 'c', scope: 'channel' } });
    await openDraft(turn, freshState, fakeDesk([]));
    expect(turn.replies[0]).toContain('Everybody here can read your answers.');
  });
});

describe('what the channel tells of the person', () => {
  const detailsAfter = async (role: 'requester' | 'helpdesk' | null, signInName: string | undefined) => {
    const desk = { ...fakeDesk([]), signInName };
    const { stored } = desk.cases;
    await openDraft(recordTurn(), { ...freshState, role }, desk);
    return [...stored.drafts.values()][0]?.details;
  };

  it('is in the draft of somebody who is locked out: their zone, and how they sign in', async () => {
    expect(await detailsAfter('requester', 'ada@contoso.com')).toEqual(
      someDetails({ zone: 'Europe/London', userId: 'ada@contoso.com' }),
    );
  });

  it.each([
    ['somebody of the help desk', 'helpdesk', 'ada@contoso.com'],
    ['somebody who has not said who they are', null, 'ada@contoso.com'],
    ['somebody of whom it is not told', 'requester', undefined],
    ['somebody whose name is none', 'requester', 'Ada'],
  ] as const)('names no user for %s: the account may be that of somebody else', async (_, role, signInName) => {
    expect(await detailsAfter(role, signInName)).toEqual(someDetails({ zone: 'Europe/London' }));
  });
});

describe('wantCase', () => {
  it('begins one where there is none', async () => {
    const desk = fakeDesk([]);
    const { state } = await wantCase(recordTurn(), freshState, desk);
    expect(state.asking).toMatchObject({ detail: 'problem' });
    expect(desk.cases.stored.drafts.size).toBe(1);
  });

  it('offers the one that was begun before, and begins no other', async () => {
    const desk = putDrafts(fakeDesk([]), aDraft(someDetails({ problem: 'It fails.' })));
    const turn = recordTurn();
    const { state, outcome } = await wantCase(turn, freshState, desk);
    expect(firstLines(turn)).toEqual([
      'You have begun a case already. Go on from here, or say “new case” to begin another one.',
      '[card] Your case: It fails',
    ]);
    expect([state, outcome]).toEqual([{ ...freshState, draft: draftId(1) }, 'talk']);
    expect(desk.cases.stored.drafts.size).toBe(1);
  });

  it('lists several, the newest first, each with a button', async () => {
    const other = aDraft(someDetails({ problem: 'It is slow.' }), { id: draftId(2) });
    const desk = putDrafts(fakeDesk([]), aDraft(someDetails({ problem: 'It fails.' })), other);
    const turn = recordTurn();
    const reply = await wantCase(turn, freshState, desk);
    expect(reply).toEqual({ state: freshState, outcome: 'choose' });
    expect(turn.replies[0]).toMatch(/^You have begun 2 cases already\./);
    expect(turn.titles()).toEqual(['Go on with: It is slow.', 'Go on with: It fails.']);
    expect(turn.replies[1]).toContain('1 of 12 details, not sent');
    expect(turn.dataOf('Go on with: It is slow.')).toMatchObject({ verb: 'draft.opened', draft: draftId(2) });
  });

  it('says how many are not on the list', async () => {
    const many = Array.from({ length: 14 }, (_, index) => aDraft({}, { id: draftId(index + 1) }));
    const turn = recordTurn();
    await wantCase(turn, freshState, putDrafts(fakeDesk([]), ...many));
    expect(turn.titles()).toHaveLength(12);
    expect(turn.replies[1]).toContain('2 older ones are not shown.');
  });

  it('shows what to collect to somebody whom no directory knows', async () => {
    const desk = fakeDesk([fakeArticle('case-details', { kind: 'intake' })]);
    const turn = recordTurn(nobody);
    const { state } = await wantCase(turn, freshState, desk);
    expect(state.last?.article).toBe('case-details');
    expect(desk.cases.stored.drafts.size).toBe(0);
  });
});

describe('somebody whom no directory knows', () => {
  it.each([openDraft, showDrafts, continueDraft])('is told that cases need an account: %#', async (act) => {
    const turn = recordTurn(nobody);
    expect(await act(turn, freshState, putDrafts(fakeDesk([]), aDraft()))).toMatchObject({ state: freshState });
    expect(turn.replies).toEqual([expect.stringMatching(/^Cases need a work or school account\./)]);
  });
});

describe('“new case”', () => {
  it('begins another one beside those that were begun', async () => {
    const desk = putDrafts(fakeDesk([]), aDraft());
    const { state } = await play(desk, 'new case');
    expect(desk.cases.stored.drafts.size).toBe(2);
    expect(state.draft).not.toBe(draftId(1));
  });
});

describe('in front of others', () => {
  const inChannel = () => recordTurn({ conversation: { id: '19:desk', scope: 'channel' } });
  const own = () => putDrafts(fakeDesk([]), aDraft(someDetails({ problem: 'It fails for ada@contoso.com.' })));

  it.each([
    ['my drafts', showDrafts],
    ['continue my case', continueDraft],
  ] as const)('nothing is shown of what was begun elsewhere: %s', async (_, act) => {
    const turn = inChannel();
    await act(turn, freshState, own());
    expect(turn.replies).toEqual([expect.stringContaining('say “my drafts” to me there')]);
  });

  it('a case that is wanted is a new one', async () => {
    const desk = own();
    const turn = inChannel();
    await wantCase(turn, freshState, desk);
    expect(desk.cases.stored.drafts.size).toBe(2);
    expect(turn.replies.join()).not.toContain('ada@contoso.com');
  });

  it('what was begun there goes on there', async () => {
    const turn = inChannel();
    await continueDraft(turn, { ...freshState, draft: draftId(1) }, own());
    expect(turn.replies).toEqual([expect.stringMatching(/^What should have happened instead\?/)]);
  });
});
