import { longestNote } from '../../cards/case/case.ts';
import type { Standing } from '../../cases/access.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { findCaseCommand, type CaseCommand } from './case-command.ts';
import { textNeeds, tellDone } from './change-words.ts';
import { copyPacket } from './copy-packet.ts';
import { listOpenCases, listOwnCases } from './list-cases.ts';
import { makeChange } from './make-change.ts';
import { openCase } from './open-case.ts';
import { putCase, readPicture } from './put-case.ts';
import { tellRefusal } from './refusal-words.ts';
import { sayUnknown, seeCase } from './see-case.ts';
import { setUp } from './set-up.ts';
import { sayNoAccount, standingOf } from './standing-of.ts';

type ChangeCommand = Extract<CaseCommand, { kind: 'change' }>;

/** Does what a whole message asks of the desk's cases; undefined when it is about anything else. */
export async function hearCaseWords(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply | undefined> {
  const command = findCaseCommand(turn.text);
  if (command === undefined) return undefined;
  if (command.kind === 'change') return hearChange(turn, state, desk, command);
  if (command.kind === 'setup') return setUp(turn, state, desk);
  if (command.kind === 'see') return openCase(turn, state, desk, command.number);
  if (command.kind === 'packet') return copyPacket(turn, state, desk, command.number, 'microsoft');
  return command.which === 'own' ? listOwnCases(turn, state, desk) : listOpenCases(turn, state, desk);
}

async function hearChange(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  command: ChangeCommand,
): Promise<Reply | undefined> {
  const who = standingOf(turn, desk);
  if (!who) return sayNoAccount(turn, state);
  const seen = await seeCase(desk, who, command.number);
  // "Resolve 31034" asks for help with an event, unless that is a case of theirs.
  if (!seen && !command.isNamed && namesCode(turn, desk)) return undefined;
  const problem = seen && findProblem(command);
  if (problem === undefined) return changeByWords(turn, state, desk, who, command);
  await turn.say(problem);
  return { state, outcome: 'talk' };
}

function namesCode({ text }: Turn, desk: Desk): boolean {
  return desk.matcher.answer(text).recognized.identifiers.length > 0;
}

const examples = {
  answer: 'it happened again today',
  ask: 'Since when?',
  note: 'called them',
  resolve: 'restarted it',
};

/** What is missing before anything can be done; undefined when nothing is. */
function findProblem({ change, number, text }: ChangeCommand): string | undefined {
  if (text.length > longestNote) {
    return `That is too long by ${String(text.length - longestNote)} characters. Please send it in two messages.`;
  }
  if (text === '' && change in textNeeds) {
    const example = examples[change as keyof typeof examples];
    return `Please write it behind the number, such as “${change} ${String(number)} ${example}”.`;
  }
  if (change !== 'assign' || /^(?:to )?(?:me|mir)[.!]?$/i.test(text)) return undefined;
  return `By words I hand a case only to you: “assign ${String(number)} to me”. For somebody else, say “case ${String(number)}” and choose them on the card.`;
}

async function changeByWords(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  who: Standing,
  { change, number, text }: ChangeCommand,
): Promise<Reply> {
  const wish = change === 'assign' ? { change, assignee: who.person } : { change, text };
  const made = await makeChange(turn, desk, who, number, wish);
  if (made.kind === 'unknown') {
    await sayUnknown(turn, who, number);
  } else if (made.kind === 'refused') {
    const { history, names } = await readPicture(desk, made.seen.of);
    await turn.say(tellRefusal({ change, reason: made.reason, ...made.seen, history, names }));
  } else {
    await turn.say(
      `Case ${String(number)}: ${tellDone(change, made.seen.roles[0] === 'requester', made.seen.of.status)}`,
    );
    // The card in the channel changes by itself; in the person's own chat there may be none.
    if (turn.conversation.scope === 'personal') await putCase(turn, desk, made.seen, 'show');
  }
  return { state, outcome: 'talk' };
}
