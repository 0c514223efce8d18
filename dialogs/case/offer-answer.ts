import { choiceCard } from '../../cards/choice/choice.ts';
import { longestNote } from '../../cards/case/case.ts';
import { shorten } from '../../cards/shorten.ts';
import type { SupportCase } from '../../cases/case.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { subjectOf } from './case-texts.ts';

/** As many as a choice offers. */
const mostOffered = 6;
const mostRead = 50;
const longestLabel = 60;

/**
 * Asks whether a text that is about nothing the desk knows answers a question of the desk; undefined where none waits for this
 * person. The text goes along with the button, and into no state.
 */
export async function offerAsAnswer(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply | undefined> {
  const answer = turn.text.trim();
  if (!turn.identity || turn.conversation.scope !== 'personal' || answer === '' || answer.length > longestNote) {
    return undefined;
  }
  const { tenant, person } = turn.identity;
  const open = await desk.cases.cases.list(tenant, { requester: person, limit: mostRead });
  const waiting = open.filter(({ status }) => status === 'pending').slice(0, mostOffered);
  const [first] = waiting;
  if (!first) return undefined;
  const isOne = waiting.length === 1;
  const question = isOne
    ? `Is this your answer to case ${String(first.number)}?`
    : 'To which case is this your answer?';
  const card = choiceCard({
    form: desk.newForm(),
    about: '',
    question,
    hint: 'If it is not, say it in other words, or paste the code or the sentence that you see.',
    options: waiting.map((of) => ({ label: labelOf(of, isOne), case: of.number, revision: of.revision, answer })),
    chosen: null,
    speak: question,
  });
  await turn.show(card, question);
  return { state, outcome: 'choose' };
}

function labelOf(of: SupportCase, isOne: boolean): string {
  const number = String(of.number);
  return isOne ? `Send it as my answer to case ${number}` : `${number}: ${shorten(subjectOf(of), longestLabel)}`;
}
