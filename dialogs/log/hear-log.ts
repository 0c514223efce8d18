import type { SentLog } from '../../eventlog/log-report.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import { askNext } from '../draft/ask-detail.ts';
import { attachLogs } from '../draft/attach-logs.ts';
import { hearDetail } from '../draft/hear-detail.ts';
import { findDraft } from '../draft/own-draft.ts';
import { repeatQuestion } from '../interrupt.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { keepLog } from './keep-log.ts';
import { tellLog } from './tell-log.ts';

const goesAlong = 'What I found in the log goes along with your case. The log itself I do not keep.';
const waits = 'Your case waits meanwhile: say “continue my case” to go on with it.';

/** Hears a log, which is a question of its own; what was asked before is still open after it. */
export async function hearLog(turn: Turn, state: ConversationState, desk: Desk, log: SentLog): Promise<Reply> {
  const isCase = state.asking?.kind === 'detail';
  const { state: answered, outcome } = await tellLog(turn, { ...state, justAsked: null }, desk, log);
  const told = await keepLog(turn, answered, desk, log);
  // What the log itself has led to is asked already.
  if (told.asking !== null && told.asking !== state.asking) {
    if (isCase) await turn.say(waits);
    return { state: told, outcome };
  }
  return { ...(await goBack(turn, { ...told, asking: state.asking }, desk, told.seen !== state.seen)), outcome };
}

/** To what was asked before, and there is a case or none. */
async function goBack(turn: Turn, state: ConversationState, desk: Desk, isNoted: boolean): Promise<Reply> {
  if (state.asking?.kind !== 'detail') return goOn(turn, state, desk);
  if (state.seen.kept.length > 0) return goOnWithLog(turn, state, desk);
  if (isNoted) await turn.say(goesAlong);
  return goOn(turn, state, desk);
}

/** The log goes along with the case itself; where it was asked for, that is the answer. */
async function goOnWithLog(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const { asking } = state;
  const draft = asking?.kind === 'detail' ? await findDraft(turn, desk, asking.draft) : undefined;
  if (asking?.kind !== 'detail' || !draft) return goOn(turn, state, desk);
  const attached = await attachLogs(state, desk, draft);
  await turn.say('It goes along with your case.');
  if (asking.detail === 'eventLog') return askNext(turn, attached.state, desk, attached.draft, asking.detail);
  return goOn(turn, attached.state, desk);
}

/** Words beside a file answer the open question about a case; else it is put again, as any other. */
async function goOn(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const hasWords = turn.log !== undefined && /[\p{L}\p{N}]/u.test(turn.text);
  const answered = hasWords ? await hearDetail({ ...turn, attachment: 'none' }, state, desk) : undefined;
  return answered ?? repeatQuestion(turn, state, desk);
}
