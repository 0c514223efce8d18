import type { Answer } from '../knowledge/matcher.ts';
import { sentencesIn } from '../knowledge/runbook/runbook.ts';
import { exitsOf, type ActionStep, type QuestionStep } from '../knowledge/runbook/step.ts';
import { stepOf } from '../knowledge/runbook/walk.ts';
import { readValue, valuesIn } from './command-values.ts';
import type { ConversationState } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import { hearOutput } from './hear-output.ts';
import type { Reply } from './reply.ts';
import { byLabel, byNumber, plainAnswer } from './typed-choice.ts';
import type { Turn } from './turn.ts';
import { answerStep, showStep, type Opened } from './walk-runbook.ts';

/** Takes what is typed or pasted while a step is open as an answer to it; undefined when it is about something else. */
export async function hearStep(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  opened: Opened,
): Promise<Reply | undefined> {
  const step = stepOf(opened.runbook, opened.walk);
  if (step.kind === 'end') return undefined;
  const plain = plainAnswer(turn.text);
  const outcome = step.kind === 'question' ? answerIn(plain, step) : resultIn(plain, step);
  if (outcome !== undefined) return answerStep(turn, state, desk, opened, { outcome });
  if (step.kind === 'question') return undefined;
  if (bareWord.test(plain)) return askWhich(turn, state, desk, opened);
  return (await hearOutput(turn, state, desk, opened, step)) ?? hearValues(turn, state, desk, opened);
}

function answerIn(plain: string, { answers }: QuestionStep): string | undefined {
  // "Yes" is short for the one label that begins with it.
  const [first, ...others] = answers.filter(({ label }) => label.toLowerCase().startsWith(`${plain},`));
  const meant = byNumber(plain, answers) ?? byLabel(plain, answers) ?? (others.length === 0 ? first : undefined);
  return meant?.id;
}

/** What stands on a button of a check or a fix, word for word: part of it could be about anything. */
function resultIn(plain: string, step: ActionStep): string | undefined {
  if (step.kind === 'check' && (plain === 'good' || plain === 'bad')) return plain === 'good' ? 'worked' : 'failing';
  return exitsOf(step).find(({ label }) => label.toLowerCase() === plain)?.outcome;
}

/** Neither output nor the name of an account, and not clear as a result: a check may ask for what should not be there. */
const bareWord = /^(?:yes|no|yep|nope|ja|nein|oui|non|good|bad)$/;

async function askWhich(turn: Turn, state: ConversationState, desk: Desk, opened: Opened): Promise<Reply> {
  await turn.say('I am not sure which result that is. Please press what fits:');
  return showStep(turn, state, desk, opened);
}

/** Values for the commands of the step: read out of a pasted event, or typed alone; a new one takes the place of the old. */
async function hearValues(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { runbook, walk }: Opened,
): Promise<Reply | undefined> {
  const names = valuesIn(runbook, walk);
  if (names.length === 0) return undefined;
  const answer = desk.matcher.answer(turn.text);
  const { identifiers, values } = answer.recognized;
  const typed = identifiers.length > 0 ? undefined : readValue(turn.text, names);
  if (typed === 'refused') {
    await turn.say(
      'That name has a sign that I do not put into a command, because it could change what the command does. Please write it in by hand.',
    );
    return showStep(turn, state, desk, { runbook, walk });
  }
  const read: Record<string, string> = { ...values, ...(typed && { [typed.name]: typed.value }) };
  const news = names.filter((name) => read[name] !== undefined && read[name] !== walk.fill[name]);
  if (news.length === 0) return undefined;
  const isChange = news.some((name) => walk.fill[name] !== undefined);
  await turn.say(isChange ? 'I have changed that in the commands.' : 'Thank you. I have put that into the commands.');
  const fill = { ...walk.fill, ...read };
  return showStep(turn, state, desk, { runbook, walk: { ...walk, fill, known: learn(answer, { runbook, walk }) } });
}

/** What a text that was pasted in the middle makes known: sentences by which later steps are skipped. */
function learn(answer: Answer, { runbook, walk }: Opened): readonly string[] {
  const reasons = answer.outcome === 'answer' ? answer.ranked.flatMap((match) => match.reasons) : [];
  return [...new Set([...walk.known, ...sentencesIn(reasons, runbook)])].slice(0, mostKnown);
}

/** As many as the state has room for. */
const mostKnown = 40;
