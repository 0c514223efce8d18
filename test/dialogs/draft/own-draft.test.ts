import {
  currentDraft,
  findDraft,
  findFiled,
  listDrafts,
  saveDraft,
  sayNoDraft,
} from '../../../dialogs/draft/own-draft.ts';
import { fileCase } from '../../../dialogs/draft/file-case.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { aDraft, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const turn = recordTurn();
const nobody = recordTurn({ identity: undefined });
const own = aDraft(someDetails({ problem: 'It fails.' }));
const theirs = aDraft({}, { id: draftId(2), owner: 'eve' });
const elsewhere = aDraft({}, { id: draftId(3), tenant: 'fabrikam' });
const newDesk = () => putDrafts(fakeDesk([]), own, theirs, elsewhere);

describe('findDraft', () => {
  it('finds what is the person’s own, and nothing of anybody else', async () => {
    expect(await findDraft(turn, newDesk(), own.id)).toBe(own);
    for (const id of [theirs.id, elsewhere.id, draftId(9)]) {
      expect(await findDraft(turn, newDesk(), id)).toBeUndefined();
    }
  });

  it('finds nothing for somebody whom no directory knows', async () => {
    expect(await findDraft(nobody, newDesk(), own.id)).toBeUndefined();
    expect(await listDrafts(nobody, newDesk())).toEqual([]);
    expect(await findFiled(nobody, newDesk(), own.id)).toBeUndefined();
  });
});

describe('currentDraft', () => {
  const second = aDraft({}, { id: draftId(4) });

  it('is the one that is asked about, else the one in hand, else the only one', async () => {
    const asking = { kind: 'detail' as const, draft: own.id, detail: 'page' as const };
    const desk = putDrafts(newDesk(), second);
    expect(await currentDraft(turn, { ...freshState, asking, draft: second.id }, desk)).toBe(own);
    expect(await currentDraft(turn, { ...freshState, draft: second.id }, desk)).toBe(second);
    expect(await currentDraft(turn, freshState, newDesk())).toBe(own);
  });

  it('is none where it is not clear which one, or where there is none', async () => {
    const desk = putDrafts(newDesk(), second);
    expect(await currentDraft(turn, { ...freshState, draft: theirs.id }, desk)).toBeUndefined();
    expect(await currentDraft(turn, freshState, fakeDesk([]))).toBeUndefined();
  });
});

describe('saveDraft', () => {
  it('gives back what is stored', async () => {
    const desk = newDesk();
    const saved = await saveDraft(desk, { ...own, details: someDetails({ page: 'the page' }) });
    expect(saved).toEqual({ ...saved, revision: 2, updatedAt: '2026-01-05T09:00:00.000Z' });
    expect(desk.cases.stored.drafts.get(own.id)).toEqual(saved);
  });

  it('refuses a draft that was changed meanwhile', async () => {
    await expect(saveDraft(newDesk(), { ...own, revision: 0 })).rejects.toThrow('Overtaken');
  });
});

describe('findFiled', () => {
  it('finds the case that a draft of the person has become', async () => {
    const desk = newDesk();
    const { opened } = await fileCase(turn, desk, own);
    expect(await findFiled(turn, desk, own.id)).toEqual(opened);
    expect(await findFiled(turn, desk, draftId(9))).toBeUndefined();
    const eve = recordTurn({ identity: { tenant: 'contoso', person: 'eve' } });
    expect(await findFiled(eve, desk, own.id)).toBeUndefined();
  });

  it('finds a closed one as well', async () => {
    const desk = newDesk();
    const { opened } = await fileCase(turn, desk, own);
    desk.cases.stored.cases.set(opened.number, { ...opened, status: 'closed' });
    expect(await findFiled(turn, desk, own.id)).toMatchObject({ number: opened.number });
  });
});

describe('sayNoDraft', () => {
  it('leaves everything as it is', async () => {
    const asked = recordTurn();
    expect(await sayNoDraft(asked, freshState)).toEqual({ state: freshState, outcome: 'outdated' });
    expect(asked.replies).toEqual([expect.stringMatching(/^I find no such draft of yours\./)]);
  });
});
