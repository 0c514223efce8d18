import type { SentLog } from '../../eventlog/log-report.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import { hearDetail } from '../draft/hear-detail.ts';
import { repeatQuestion } from '../interrupt.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { tellLog } from './tell-log.ts';

const goesAlong = 'What I found in the log goes along with your case. The log itself I do not keep.';
const waits = 'Your case waits meanwhile: say “continue my case” to go on with it.';

/** Hears a log, which is a question of its own; what was asked before is still open after it. */
export async function hearLog(turn: Turn, state: ConversationState, desk: Desk, log: SentLog): Promise<Reply> {
  const isCase = state.asking?.kind === 'detail';
  const { state: told, outcome } = await tellLog(turn, { ...state, justAsked: null }, desk, log);
  // What the log itself has led to is asked already.
  if (told.asking !== null && told.asking !== state.asking) {
    if (isCase) await turn.say(waits);
    return { state: told, outcome };
  }
  if (isCase && told.seen !== state.seen) await turn.say(goesAlong);
  const reply = await goOn(turn, { ...told, asking: state.asking }, desk);
  return { ...reply, outcome };
}

/** Words beside a file answer the open question about a case; else it is put again, as any other. */
async function goOn(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const hasWords = turn.log !== undefined && /[\p{L}\p{N}]/u.test(turn.text);
  const answered = hasWords ? await hearDetail({ ...turn, attachment: 'none' }, state, desk) : undefined;
  return answered ?? repeatQuestion(turn, state, desk);
}
