import type { SentLog } from '../../eventlog/log-report.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Turn } from '../turn.ts';

/** Most logs that wait for a case; the newest. */
const mostKept = 5;

/** Keeps a log where the desk does so and it is known whose it is, and tells the person. */
export async function keepLog(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  log: SentLog,
): Promise<ConversationState> {
  if (log.kind !== 'report' || !log.zip || !turn.identity) return state;
  const { name, bytes, days } = log.zip;
  const id = desk.newForm();
  await desk.cases.logs.keep({ id, ...turn.identity, name, at: desk.now().toISOString(), zip: bytes });
  await turn.say(
    `I keep this log for ${String(days)} days, so that it can go along with a case. Only whoever runs me can open it.`,
  );
  return { ...state, seen: { ...state.seen, kept: [...state.seen.kept, { id, name }].slice(-mostKept) } };
}
