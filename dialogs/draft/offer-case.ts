import { choiceCard } from '../../cards/choice/choice.ts';
import type { Desk } from '../desk.ts';
import type { Turn } from '../turn.ts';

const question = 'Shall I open a case? I collect what support asks for, so that nobody has to ask twice.';

/** Offers to open a case, after it was said that there is no answer; any open question stays the one that is open. */
export async function offerCase(turn: Turn, desk: Desk): Promise<void> {
  const options = [{ label: 'Open a case', opens: 'case' as const }];
  const card = choiceCard({ form: desk.newForm(), about: '', question, options, chosen: null, speak: question });
  await turn.show(card, question);
}
