import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import { showAnswer } from '../show-answer.ts';
import type { Turn } from '../turn.ts';

/** Shows what support asks for to somebody for whom no case can be opened; an open question stays open. */
export async function showWhatToCollect(turn: Turn, state: ConversationState, desk: Desk): Promise<ConversationState> {
  const article = desk.articles.get('case-details');
  await turn.say(
    'I cannot open a case here: for that I have to know you by a work or school account. ' +
      'Send the details below to your help desk or to Microsoft support; with them nobody has to ask twice.',
  );
  if (!article) return state;
  const chosen = { article, reasons: ['you asked for a person'], ranked: [], others: '', fill: {} };
  const after = await showAnswer(turn, state, desk, chosen);
  return { ...after, known: state.known, asking: state.asking };
}
