import { toPersonId } from '../../cases/person-id.ts';
import type { z } from 'zod';
import type { caseSubmits } from '../../cards/case/case.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { assignByCard } from './assign-case.ts';
import { changeByCard, type CardWish } from './change-by-card.ts';
import { copyPacket } from './copy-packet.ts';
import { openCase } from './open-case.ts';
import { retrySending } from './retry-sending.ts';

type CaseSubmit = z.infer<(typeof caseSubmits)[number]>;
type SubmitOf<Verb extends CaseSubmit['verb']> = Extract<CaseSubmit, { verb: Verb }>;
type Action<Verb extends CaseSubmit['verb']> = (
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  submit: SubmitOf<Verb>,
) => Promise<Reply>;

/** What the buttons on cards of cases do. */
export const caseActions: { readonly [Verb in CaseSubmit['verb']]: Action<Verb> } = {
  'case.opened': (turn, state, desk, { case: number }) => openCase(turn, state, desk, number),
  'case.claimed': (turn, state, desk, submit) => change(turn, state, desk, submit, { change: 'claim' }),
  'case.assigned': (turn, state, desk, { case: number, revision, assignee = '' }) =>
    assignByCard(turn, state, desk, { number, revision, assignee: toPersonId(assignee) }),
  'case.asked': (turn, state, desk, submit) =>
    change(turn, state, desk, submit, { change: 'ask', text: submit.question ?? '' }),
  'case.noted': (turn, state, desk, submit) =>
    change(turn, state, desk, submit, { change: 'note', text: submit.note ?? '' }),
  'case.resolved': (turn, state, desk, submit) =>
    change(turn, state, desk, submit, { change: 'resolve', text: submit.resolution ?? '' }),
  'case.closed': (turn, state, desk, submit) => change(turn, state, desk, submit, { change: 'close' }),
  'case.reopened': (turn, state, desk, submit) =>
    change(turn, state, desk, submit, { change: 'reopen', text: submit.reason ?? '' }),
  'case.answered': (turn, state, desk, submit) =>
    change(turn, state, desk, submit, { change: 'answer', text: submit.answer ?? '' }),
  'case.copied': (turn, state, desk, { case: number, target }) => copyPacket(turn, state, desk, number, target),
  'case.retried': (turn, state, desk, { case: number }) => retrySending(turn, state, desk, number),
};

function change(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { case: number, revision }: { readonly case: number; readonly revision: number },
  wish: Pick<CardWish, 'change' | 'text'>,
): Promise<Reply> {
  return changeByCard(turn, state, desk, { ...wish, number, revision });
}
