import type { SupportCase } from '../../cases/case.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** A draft of the person's own; one of somebody else is not found, exactly as one that does not exist. */
export async function findDraft({ identity }: Turn, desk: Desk, id: string): Promise<CaseDraft | undefined> {
  if (!identity) return undefined;
  const draft = await desk.cases.drafts.read(id);
  return draft?.tenant === identity.tenant && draft.owner === identity.person ? draft : undefined;
}

/** All drafts of the person, the newest first. */
export async function listDrafts({ identity }: Turn, desk: Desk): Promise<readonly CaseDraft[]> {
  return identity ? desk.cases.drafts.list(identity.tenant, identity.person) : [];
}

/** The draft that words without a name are about: the one in hand here, or else the only one there is. */
export async function currentDraft(turn: Turn, state: ConversationState, desk: Desk): Promise<CaseDraft | undefined> {
  const id = state.asking?.kind === 'detail' ? state.asking.draft : state.draft;
  const inHand = id === null ? undefined : await findDraft(turn, desk, id);
  // In front of others only what was begun in front of them is shown.
  if (inHand || turn.conversation.scope !== 'personal') return inHand;
  const [first, ...others] = await listDrafts(turn, desk);
  return others.length === 0 ? first : undefined;
}

/** Stores a changed draft, and gives it back as it is stored. */
export async function saveDraft(desk: Desk, draft: CaseDraft): Promise<CaseDraft> {
  const changed = { ...draft, updatedAt: desk.now().toISOString() };
  await desk.cases.drafts.save(changed);
  return { ...changed, revision: draft.revision + 1 };
}

/** The case of the person's own that a draft has become; undefined when it has become none. */
export async function findFiled({ identity }: Turn, desk: Desk, draft: string): Promise<SupportCase | undefined> {
  if (!identity) return undefined;
  const { tenant, person: requester } = identity;
  return desk.cases.cases.findFiled({ tenant, requester, draft });
}

/** Says that there is no such draft; the same words whether it never was, is gone, or belongs to somebody else. */
export async function sayNoDraft(turn: Turn, state: ConversationState): Promise<Reply> {
  await turn.say('I find no such draft of yours. Say “my drafts” to see those that you have, or “open a case”.');
  return { state, outcome: 'outdated' };
}
