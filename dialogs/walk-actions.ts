import { choiceCard } from '../cards/choice/choice.ts';
import type { CardSubmit } from '../cards/submits.ts';
import type { Runbook } from '../knowledge/runbook/runbook.ts';
import { askRole, roleCard, roleOf } from './audience.ts';
import type { ConversationState, Role } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import { sayOutdated } from './outdated.ts';
import type { Reply } from './reply.ts';
import { showAnswer } from './show-answer.ts';
import type { Turn } from './turn.ts';
import { byLabel, byNumber, plainAnswer } from './typed-choice.ts';
import {
  answerStep,
  dropWalk,
  endWalk,
  isStepGone,
  openWalk,
  showStep,
  showStepBefore,
  startRunbook,
  tellProgress,
  undoStep,
  type Opened,
  type WalkStart,
} from './walk-runbook.ts';

type SubmitOf<Verb extends CardSubmit['verb']> = Extract<CardSubmit, { verb: Verb }>;
type StepSubmit = SubmitOf<'step.answered' | 'step.undone' | 'step.stopped'>;

/** What the buttons of runbooks do. */
export const walkActions = {
  'runbook.started': async (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'runbook.started'>) => {
    const runbook = desk.runbooks.byId(submit.runbook);
    return runbook ? startFor(turn, state, desk, runbook) : sayOutdated(turn, state);
  },
  'step.answered': (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'step.answered'>) =>
    onOpenStep(turn, state, desk, submit, async (opened) => {
      const reply = await answerStep(turn, state, desk, opened, { outcome: submit.outcome });
      return reply ?? sayOutdated(turn, state);
    }),
  'step.undone': (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'step.undone'>) =>
    onOpenStep(turn, state, desk, submit, (opened) => undoStep(turn, state, desk, opened)),
  'step.stopped': (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'step.stopped'>) =>
    onOpenStep(turn, state, desk, submit, (opened) => endWalk(turn, state, desk, opened, 'stopped')),
  'role.chosen': async (turn: Turn, state: ConversationState, desk: Desk, { form, role }: SubmitOf<'role.chosen'>) => {
    // In a channel everybody can press it, and only one was asked.
    if (state.roleForm !== form) return sayOutdated(turn, state);
    await turn.replace(roleCard(form, role), 'Noted');
    return takeRole(turn, state, desk, role);
  },
};

/** Only the card of the open step counts: one that is finished, or of somebody else, is out of date. */
async function onOpenStep(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { form }: StepSubmit,
  act: (opened: Opened) => Promise<Reply>,
): Promise<Reply> {
  const opened = state.walk?.form === form ? openWalk(state, desk) : undefined;
  if (!opened) return sayOutdated(turn, state);
  return isStepGone(state, opened) ? showStepBefore(turn, state, desk, opened) : act(opened);
}

/** Starts a runbook for somebody who may work through it; a person who is locked out is told who will. `named`: an article by which it was asked for. */
export async function startFor(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  runbook: Runbook,
  named: string | null = null,
): Promise<Reply> {
  const role = roleOf(state, turn, desk);
  if (role === 'requester') return sayNotForYou(turn, state);
  const open = openWalk(state, desk);
  if (open?.runbook === runbook) {
    await turn.say(tellProgress(open));
    return showStep(turn, state, desk, open);
  }
  const last = lastOf(state, runbook);
  if (role === null && !isKnownStaff(state, last)) return askBefore(turn, state, desk, runbook);
  return startRunbook(turn, { ...state, wanted: null }, desk, runbook, startFrom(last, named));
}

/** The article that was named for it goes before the one that was shown last. */
function startFrom(last: ConversationState['last'], named: string | null): WalkStart {
  if (last === null || (named !== null && named !== last.article)) return { article: named, fill: {} };
  return { article: last.article, fill: last.fill };
}

/** Whoever has come with a log, or has been walked through steps before, is not asked again. */
function isKnownStaff({ walk, walked }: ConversationState, last: ConversationState['last']): boolean {
  return last?.isStaff === true || walk !== null || walked.length > 0;
}

/** The last answer, when the runbook is about it. */
function lastOf({ last }: ConversationState, runbook: Runbook): ConversationState['last'] {
  return last !== null && runbook.offered.includes(last.article) ? last : null;
}

async function sayNotForYou(turn: Turn, state: ConversationState): Promise<Reply> {
  await turn.say(
    'Your help desk or an administrator has to go through these steps. Please send your help desk what you pasted here.',
  );
  return { state, outcome: 'talk' };
}

/** The steps hold commands, which are not handed to somebody who may be locked out. */
async function askBefore(turn: Turn, state: ConversationState, desk: Desk, runbook: Runbook): Promise<Reply> {
  await turn.say('I can walk you through it. Some steps need the rights of the help desk or of an administrator.');
  return { state: { ...(await askRole(turn, state, desk)), wanted: runbook.id }, outcome: 'choose' };
}

/** Remembers who the person is, and gives what was waiting for that. */
export async function takeRole(turn: Turn, state: ConversationState, desk: Desk, role: Role): Promise<Reply> {
  // The steps of a runbook are not for somebody who is locked out; what was done so far is kept.
  const before = role === 'requester' ? dropWalk(state, desk) : state;
  const known: ConversationState = { ...before, role, isRoleAsked: true, roleForm: null, wanted: null };
  const runbook = state.wanted === null ? undefined : desk.runbooks.byId(state.wanted);
  if (runbook) return startFor(turn, known, desk, runbook);
  const article = state.last === null ? undefined : desk.articles.get(state.last.article);
  if (!state.last || !article || roleOf(state, turn, desk) === role) {
    await turn.say('Noted. I will answer accordingly.');
    return { state: known, outcome: 'talk' };
  }
  await turn.say('Noted. Here is the last answer again, for you.');
  const { reasons, ranked, fill, isStaff, hasSteps } = state.last;
  const { asking } = state;
  const again = { article, reasons, ranked, others: '', fill, isStaff, hasSteps };
  const after = await showAnswer(turn, known, desk, again);
  return { state: { ...after, asking, known: state.known }, outcome: 'answer' };
}

/** As many as a card asks about; the others are found by their names. */
const mostOffered = 6;

/** Starts the runbook whose number or title in the list was typed; undefined for any other text. */
export async function hearListed(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply | undefined> {
  const plain = plainAnswer(turn.text);
  const listed = desk.runbooks.all.slice(0, mostOffered).map((runbook) => ({ label: runbook.title, runbook }));
  const meant = byNumber(plain, listed) ?? byLabel(plain, listed);
  return meant && startFor(turn, state, desk, meant.runbook);
}

/** Shows the runbooks to choose from. */
export async function offerRunbooks(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  if (roleOf(state, turn, desk) === 'requester') return sayNotForYou(turn, state);
  const question = 'What shall I walk you through?';
  const options = desk.runbooks.all.slice(0, mostOffered).map(({ id, title }) => ({ label: title, runbook: id }));
  const shown = { form: desk.newForm(), about: '', question, options, chosen: null, speak: question };
  await turn.show(choiceCard(shown), question);
  return { state: { ...state, justAsked: 'runbook' }, outcome: 'choose' };
}
