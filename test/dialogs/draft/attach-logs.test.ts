import { randomUUID } from 'node:crypto';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { attachLogs } from '../../../dialogs/draft/attach-logs.ts';
import { aDraft, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeDesk } from '../../support/fake-desk.ts';

const draft = aDraft(someDetails({ page: 'x' }));
const logs = ['a.zip', 'b.zip'].map((name) => ({ id: randomUUID(), name }));

it('logs that wait go along with the draft, and where they are is answered', async () => {
  const desk = putDrafts(fakeDesk([]), draft);
  for (const log of logs) {
    const { tenant, owner: person } = draft;
    await desk.cases.logs.keep({ ...log, tenant, person, at: 'then', zip: new Uint8Array() });
  }
  const state = { ...freshState, seen: { ...freshState.seen, log: ['Cause found'], kept: logs } };
  const attached = await attachLogs(state, desk, draft);

  expect(desk.cases.stored.logs.map((log) => log.draft)).toEqual([draftId(1), draftId(1)]);
  expect(attached.state.seen).toEqual({ ...state.seen, kept: [] });
  expect(attached.draft.details).toEqual(someDetails({ page: 'x', eventLog: 'Kept by the desk: a.zip, b.zip' }));
  expect(desk.cases.stored.drafts.get(draftId(1))).toEqual(attached.draft);
});

it('without one nothing changes', async () => {
  const desk = putDrafts(fakeDesk([]), draft);

  expect(await attachLogs(freshState, desk, draft)).toEqual({ state: freshState, draft });
});
