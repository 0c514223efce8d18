import { caseListCard } from '../../cards/case-list/case-list.ts';
import { shorten } from '../../cards/shorten.ts';
import { completeness } from '../../cases/completeness.ts';
import { readDetail, type CaseDetails } from '../../cases/details.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { CaseEvidence } from '../../cases/evidence.ts';
import { roleOf } from '../audience.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { askNext } from './ask-detail.ts';
import { attachLogs } from './attach-logs.ts';
import { subjectOf } from '../case/case-texts.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { currentDraft, listDrafts, saveDraft } from './own-draft.ts';
import { showDraft } from './show-draft.ts';
import { sayNoAccount } from '../case/standing-of.ts';
import { showWhatToCollect } from './what-to-collect.ts';

/** Begins a case for somebody who wants one; where they have begun some before, those are offered first. */
export async function wantCase(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  if (!turn.identity) return { state: await showWhatToCollect(turn, state, desk), outcome: 'talk' };
  const drafts = turn.conversation.scope === 'personal' ? await listDrafts(turn, desk) : [];
  if (drafts.length === 0) return openDraft(turn, state, desk);
  await turn.say(`You have begun ${count(drafts)} already. Go on from here, or say “new case” to begin another one.`);
  return offerDrafts(turn, state, desk, drafts);
}

function count({ length }: readonly CaseDraft[]): string {
  return length === 1 ? 'a case' : `${String(length)} cases`;
}

/** Begins a new draft with what the conversation knows, stores it at once, and asks its first question. */
export async function openDraft(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  if (!turn.identity) return sayNoAccount(turn, state);
  const { tenant, person: owner } = turn.identity;
  const at = desk.now().toISOString();
  const details = knownOf(turn, state, desk);
  const evidence = gatherEvidence(state, desk);
  const begun = { id: desk.newForm(), tenant, owner, details, evidence, revision: 0, createdAt: at, updatedAt: at };
  const { draft, state: now } = await attachLogs(state, desk, await saveDraft(desk, begun));
  const about = [lead, tellFound(evidence), tellReaders(turn)].filter(Boolean).join(' ');
  await turn.say(`${about}\n\n${howTo}`);
  return askNext(turn, now, desk, draft);
}

/** What the channel tells of the person: their zone, never that of the server, and who they are where it is their own account. */
function knownOf(turn: Turn, state: ConversationState, desk: Desk): CaseDetails {
  const isOwn = roleOf(state, turn, desk) === 'requester' && desk.signInName !== undefined;
  const signIn = isOwn ? readDetail('userId', desk.signInName) : undefined;
  return {
    ...(turn.zone !== undefined && { zone: { state: 'given', value: turn.zone } }),
    ...(signIn?.ok === true && { userId: { state: 'given', value: signIn.value } }),
  };
}

const lead = 'Let us open a case. I keep every answer, so you can stop and go on whenever you like.';
const howTo =
  'Where you have no answer, say “I don’t know” or “skip”; to correct one, say “back”. ' +
  'Say “form” to fill in everything at once, or “send it” when it is enough.';

function tellFound({ codes, articles, runbooks }: CaseEvidence): string {
  return codes.length + articles.length + runbooks.length === 0
    ? ''
    : 'What we have found out so far is in it already.';
}

function tellReaders({ conversation: { scope } }: Turn): string {
  if (scope === 'personal') return '';
  return 'Everybody here can read your answers. To keep them between us, say “open a case” in our own chat.';
}

/** Shows all drafts of the person, or says that there is none. */
export async function showDrafts(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  if (!turn.identity) return sayNoAccount(turn, state);
  if (turn.conversation.scope !== 'personal') return sayNotHere(turn, state);
  const drafts = await listDrafts(turn, desk);
  return drafts.length === 0 ? sayNothingBegun(turn, state) : offerDrafts(turn, state, desk, drafts);
}

/** Goes on with the draft in hand, or with the only one there is. */
export async function continueDraft(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  return withCurrent(turn, state, desk, (draft) => askNext(turn, state, desk, draft));
}

/** Does something with the draft that words without a name are about; where that is not clear, shows all of them. */
export async function withCurrent(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  act: (draft: CaseDraft) => Promise<Reply>,
): Promise<Reply> {
  const draft = await currentDraft(turn, state, desk);
  return draft ? act(draft) : showDrafts(turn, state, desk);
}

async function sayNotHere(turn: Turn, state: ConversationState): Promise<Reply> {
  await turn.say(
    'Cases that you have begun stand in our own chat: say “my drafts” to me there. To begin one here, say “open a case”.',
  );
  return { state, outcome: 'talk' };
}

async function sayNothingBegun(turn: Turn, state: ConversationState): Promise<Reply> {
  await turn.say(
    'You have not begun any case. Say “open a case” to begin one, or “my cases” to see those that were sent.',
  );
  return { state, outcome: 'talk' };
}

/** As many as the card of a list has room for. */
const mostListed = 12;
const longestLabel = 80;

async function offerDrafts(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  drafts: readonly CaseDraft[],
): Promise<Reply> {
  const [first, ...others] = drafts;
  if (first && others.length === 0) return { state: await showDraft(turn, state, desk, first), outcome: 'talk' };
  const title = `Cases that you have begun: ${String(drafts.length)}`;
  const items = drafts.slice(0, mostListed).map((draft) => {
    const { given, asked } = completeness(draft.details);
    const label = shorten(subjectOf(draft), longestLabel);
    return { draft: draft.id, label, status: `${String(given)} of ${String(asked)} details, not sent` };
  });
  const left = drafts.length - items.length;
  const rest = left > 0 ? `${String(left)} older ones are not shown. Send or withdraw some of these to see them.` : '';
  await turn.show(caseListCard({ form: desk.newForm(), title, items, rest, speak: title }), title);
  return { state, outcome: 'choose' };
}
