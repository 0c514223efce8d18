import type { CaseDraft } from '../../cases/draft.ts';
import type { SupportCase } from '../../cases/case.ts';
import { valueOf } from '../../cases/details.ts';
import { roleOf } from '../audience.ts';
import { freshState, type ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { openWalk, remindOfStep } from '../walk-runbook.ts';
import { askDetail } from './ask-detail.ts';
import { attachLogs } from './attach-logs.ts';
import { fileCase, tellOpened } from './file-case.ts';
import { addEvidence, gatherEvidence } from './gather-evidence.ts';
import { closedDraftCard, openDraftCard } from './show-draft.ts';

/** The card that was pressed; undefined when words were typed, which are about the draft as it is. */
export interface PressedDraft {
  readonly form: string;
  readonly revision: number;
}

/** Sends a draft, if it says at least what happened and is the one that the person has seen. */
export async function sendDraft(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  draft: CaseDraft,
  pressed?: PressedDraft,
): Promise<Reply> {
  if (pressed && pressed.revision !== draft.revision) return showChanged(turn, state, desk, draft);
  if (valueOf(draft.details, 'problem') === undefined) {
    await turn.say('I can send it with gaps, but it has to say what happens.');
    return askDetail(turn, state, desk, draft, 'problem');
  }
  const whole = await withNews(draft, state, desk);
  const { opened } = await fileCase(turn, desk, whole);
  return tellSent(turn, state, desk, { draft: whole, opened, form: pressed?.form ?? desk.newForm() });
}

/** What the conversation has come to since the draft was begun belongs to it as well, and the logs that were kept meanwhile. */
async function withNews(draft: CaseDraft, state: ConversationState, desk: Desk): Promise<CaseDraft> {
  if (state.draft !== draft.id) return draft;
  const { draft: attached } = await attachLogs(state, desk, draft);
  return { ...attached, evidence: addEvidence(draft.evidence, gatherEvidence(state, desk)) };
}

/** On another device, or by the form, something was added: nobody sends what they have not seen. */
async function showChanged(turn: Turn, state: ConversationState, desk: Desk, draft: CaseDraft): Promise<Reply> {
  const { card, summary } = openDraftCard(draft, desk.newForm(), roleOf(state, turn, desk));
  await turn.replace(card, summary);
  await turn.say(
    'Your case has changed since this card was drawn, so I have not sent it. The card shows it as it is now: look through it, and press “Send the case” again.',
  );
  return { state: { ...state, draft: draft.id }, outcome: 'button' };
}

/** A draft that has become a case, and on which card it stood. */
export interface SentDraft {
  readonly draft: CaseDraft;
  readonly opened: SupportCase;
  readonly form: string;
}

/** Names the number of the case, in words and on the card. */
export async function tellSent(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { draft, opened, form }: SentDraft,
): Promise<Reply> {
  const note = `This is case ${String(opened.number)} now.`;
  const { card } = closedDraftCard(draft, form, { state: 'sent', note });
  await turn.replace(card, note);
  await turn.say(tellOpened(opened, turn.conversation.scope, desk.ticketSystem));
  const isOpen = state.asking?.kind === 'detail' && state.asking.draft === draft.id;
  const before = isOpen ? { ...state, asking: null } : state;
  // What the case tells now does not belong to the next one.
  const after = state.draft === draft.id ? { ...before, draft: null, seen: freshState.seen, walked: [] } : before;
  const walk = after.asking === null ? openWalk(after, desk) : undefined;
  if (walk) await remindOfStep(turn, walk);
  return { state: after, outcome: 'button' };
}
