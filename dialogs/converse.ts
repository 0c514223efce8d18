import { answerRole, askRole, findRole, roleOf } from './audience.ts';
import { asTyped } from './as-typed.ts';
import { pressButton } from './card-actions.ts';
import { carriesText } from './case/case-command.ts';
import { hearCaseWords } from './case/case-words.ts';
import { hearAttachment, hearDetail } from './draft/hear-detail.ts';
import { isProse } from '../cases/details.ts';
import { readState, type ConversationState, type Role } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import { findAnswer } from './find-answer.ts';
import { hearStep } from './hear-step.ts';
import { interrupt, repeatQuestion } from './interrupt.ts';
import { findInterruption } from './interruptions.ts';
import { hearLog } from './log/hear-log.ts';
import { readPastedLog } from './log/pasted-log.ts';
import { phrases } from './phrases.ts';
import type { Reply } from './reply.ts';
import { showWelcome } from './show-welcome.ts';
import { isPathList, tellPaths } from './tell-paths.ts';
import { tellSecrets } from './tell-secrets.ts';
import type { Turn } from './turn.ts';
import { hearTypedChoice } from './typed-choice.ts';
import { hearListed, takeRole } from './walk-actions.ts';
import { dropWalk, isStepGone, openWalk, remindOfStep, showStep, showStepBefore, type Opened } from './walk-runbook.ts';
import { hearWalkRequest } from './walk-words.ts';

/** Answers one turn of one person; `stored` is what the turn before returned as state, as text. */
export async function converse(turn: Turn, stored: string | undefined, desk: Desk): Promise<Reply> {
  await tellSecrets(turn);
  const { state, lost } = readState(stored);
  if (turn.submit !== undefined) return hearButton(turn, state, desk);
  if (lost) await turn.say('I was updated since we last talked and cannot continue where we were. Let us start again.');
  const known = await dropLostWalk(turn, state, desk);
  const log = turn.log ?? readPastedLog(turn.text, desk);
  return log ? hearLog(turn, known, desk, log) : hearMessage(turn, known, desk);
}

/** A button that shows one more answer leaves open what was asked before: it is put again. */
async function hearButton(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const reply = await pressButton(turn, state, desk);
  const { asking } = reply.state;
  if (reply.outcome !== 'answer' || asking === null || asking !== state.asking) return reply;
  return { ...(await repeatQuestion(turn, reply.state, desk)), outcome: reply.outcome };
}

async function hearMessage(turn: Turn, known: ConversationState, desk: Desk): Promise<Reply> {
  // While a case is collected, the steps wait.
  const opened = known.asking?.kind === 'detail' ? undefined : openWalk(known, desk);
  if (opened && isStepGone(known, opened)) return showStepBefore(turn, known, desk, opened);
  return hearTyped(turn, known, desk);
}

async function hearTyped(turn: Turn, known: ConversationState, desk: Desk): Promise<Reply> {
  if (!/[\p{L}\p{N}?]/u.test(turn.text)) return answerWordless(turn, known, desk);
  if (isEditOfCase(turn, known)) return keepFirst(turn, known, desk);
  // What was asked just before can be answered now, and no later.
  const { justAsked } = known;
  const now = { ...known, justAsked: null, wanted: justAsked === 'role' ? known.wanted : null };
  const reply = (await hearCommand(turn, now, desk, justAsked)) ?? (await hearText(turn, now, desk));
  await remindOfCase(turn, now, reply);
  return reply;
}

/** A runbook or another question has come between the questions of a case: the case waits. */
async function remindOfCase(turn: Turn, before: ConversationState, { state, outcome }: Reply): Promise<void> {
  const wasAsked = before.asking?.kind === 'detail' && state.asking?.kind !== 'detail';
  const isBetween = outcome === 'step' || outcome === 'choose';
  if (wasAsked && isBetween) await turn.say('Your case waits meanwhile: say “continue my case” to go on with it.');
}

/** A release may have taken away the runbook that somebody is in the middle of. */
async function dropLostWalk(turn: Turn, state: ConversationState, desk: Desk): Promise<ConversationState> {
  if (!state.walk || openWalk(state, desk)) return state;
  await turn.say('The steps that we were in the middle of are no longer part of what I know, so I have put them away.');
  return dropWalk(state, desk);
}

async function keepFirst(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  await turn.say(
    'For a case I keep what you wrote first. To change an answer, say “back”; to add something, write it anew.',
  );
  return repeatQuestion(turn, state, desk);
}

/** What a whole message may stand for: words about a case, a word that is heard at any time, a role, or a wish to be walked through. */
async function hearCommand(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  justAsked: ConversationState['justAsked'],
): Promise<Reply | undefined> {
  const ofCase = await hearCase(turn, state, desk);
  if (ofCase) return ofCase;
  const word = findInterruption(turn.text);
  if (word) return interrupt(turn, state, desk, word);
  const isAnswer = justAsked === 'role' && !state.asking;
  const role = isAnswer ? (findRole(turn.text) ?? answerRole(turn.text)) : findRole(turn.text);
  if (role === 'ask') return { state: await askRole(turn, state, desk), outcome: 'choose' };
  if (role) return hearRole(turn, state, desk, role);
  return hearWish(turn, state, desk, justAsked);
}

/** A runbook that is asked for by its name, or chosen from the list. */
async function hearWish(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  justAsked: ConversationState['justAsked'],
): Promise<Reply | undefined> {
  const listed = justAsked === 'runbook' ? await hearListed(turn, state, desk) : undefined;
  return listed ?? hearWalkRequest(turn, state, desk);
}

/** Who is asked to tell what happened may begin with a word such as "note": that is no command. */
function isAnswerItself({ text }: Turn, { asking }: ConversationState): boolean {
  return asking?.kind === 'detail' && isProse(asking.detail) && carriesText(text);
}

/** An answer or a word about a case counts once; the same message, changed, is neither the next answer nor said again. */
function isEditOfCase({ isEdit, text }: Turn, { asking }: ConversationState): boolean {
  return isEdit && (asking?.kind === 'detail' || carriesText(text));
}

/** Words about a case; what was asked before is still open after them. */
async function hearCase(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply | undefined> {
  const heard = isAnswerItself(turn, state) ? undefined : await hearCaseWords(turn, state, desk);
  if (!heard?.state.asking) return heard;
  const reply = await repeatQuestion(turn, heard.state, desk);
  return { ...reply, outcome: heard.outcome };
}

async function hearRole(turn: Turn, state: ConversationState, desk: Desk, role: Role): Promise<Reply> {
  const reply = await takeRole(turn, state, desk, role);
  // A runbook that waited for the role has begun: its first step is the question now.
  if (reply.outcome === 'step') return reply;
  const { asking, walk } = reply.state;
  return asking || walk ? repeatQuestion(turn, reply.state, desk) : reply;
}

/** An answer to what is open, or else a new question. */
async function hearText(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const answered = await hearDetail(turn, state, desk);
  if (answered) return answered;
  const pressed = hearTypedChoice(turn.text, state, desk);
  if (pressed) return pressButton(asTyped(turn, pressed), state, desk);
  const opened = state.asking ? undefined : openWalk(state, desk);
  const heard = opened && (await hearStep(asTyped(turn), state, desk, opened));
  if (heard) return heard;
  if (isPathList(turn.text)) return hearPaths(turn, state, desk);
  return opened ? answerInBetween(turn, state, desk, opened) : findAnswer(turn, state, desk);
}

/** Paths and nothing else are a question about the characters in them. */
async function hearPaths(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  await tellPaths(turn, desk, { asked: 'nothing', isPlain: roleOf(state, turn, desk) === 'requester' });
  const reply = await repeatQuestion(turn, state, desk);
  return { ...reply, outcome: 'answer' };
}

/** A new question in the middle of a runbook is answered; the open step waits. */
async function answerInBetween(turn: Turn, state: ConversationState, desk: Desk, opened: Opened): Promise<Reply> {
  if (looksLikeOutput(turn.text, desk)) {
    await turn.say('I cannot read that output. Please press what fits:');
    return showStep(turn, state, desk, opened);
  }
  const reply = await findAnswer(turn, state, desk);
  // Where another question is open now, that one comes first.
  if (!reply.state.asking) await remindOfStep(turn, opened);
  return reply;
}

/** Columns or lines with values, and no code in them: output of a command that is not read, and no question. */
function looksLikeOutput(text: string, desk: Desk): boolean {
  const isTable = /\S {3,}\S|\S\s*:\s+\S[^\n]*\n/.test(text.slice(0, 2000));
  return isTable && desk.matcher.answer(text).recognized.identifiers.length === 0;
}

async function answerWordless(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const heard = await hearAttachment(turn, state, desk);
  if (heard) return heard;
  if (turn.attachment === 'image') {
    await turn.say('I cannot read pictures. Type or paste the code or the sentence that stands in it.');
  } else if (turn.attachment === 'file') {
    await turn.say(
      'I could not get at a file there. I read event logs that are attached to a message in our own chat; or paste the event or the error as text.',
    );
  } else if (turn.text.trim() === '') {
    await showWelcome(turn, desk);
  } else {
    await turn.say(`I need words or a code to go by. ${phrases.paste}`);
  }
  return repeatQuestion(turn, state, desk);
}
