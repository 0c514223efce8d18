import { carriedBy } from './block-view.ts';
import { pressButton } from './card-actions.ts';
import { repeatDetail } from './draft/ask-detail.ts';
import { hearCollectWord } from './draft/collect-words.ts';
import { wantCase } from './draft/open-draft.ts';
import type { ConversationState } from './conversation-state.ts';
import { describeProblem } from './describe-problem.ts';
import type { Desk } from './desk.ts';
import type { Interruption } from './interruptions.ts';
import { phrases } from './phrases.ts';
import type { Reply } from './reply.ts';
import { sayLine } from './script.ts';
import { askChoice } from './show-answer.ts';
import { greet, showWelcome } from './show-welcome.ts';
import { asTyped } from './as-typed.ts';
import type { Turn } from './turn.ts';
import { dropWalk, openWalk, remindOfStep } from './walk-runbook.ts';
import { hearWalkWord } from './walk-words.ts';

type Answering = (turn: Turn, state: ConversationState, desk: Desk) => Promise<Reply>;

/** What is said at any time, whatever the bot has just asked; words about a case or an open runbook are heard before. */
type Anytime = Exclude<Interruption, 'walk' | 'continue' | 'done' | 'cannot' | CaseWord>;
type CaseWord = 'new case' | 'drafts' | 'continue case' | 'form' | 'send' | 'review' | 'withdraw';

const interruptions: Readonly<Record<Anytime, Answering>> = {
  greeting: async (turn, state, desk) => {
    await showWelcome(turn, desk);
    return repeatQuestion(turn, state, desk);
  },
  courtesy: async (turn, state, desk) => {
    await turn.say(state.asking ? 'All right.' : 'All right. Ask the next one whenever you like.');
    return repeatQuestion(turn, state, desk);
  },
  help: async (turn, state, desk) => {
    await turn.say(
      `I name the cause of password reset and writeback problems and show the fix. ${phrases.paste}\n\n${phrases.commands}`,
    );
    return repeatQuestion(turn, state, desk);
  },
  cancel: async (turn, state) => {
    await turn.say(
      state.asking
        ? `Stopped. ${phrases.paste}`
        : 'There is nothing to cancel. Ask me anything about password writeback.',
    );
    return { state: { ...state, known: {}, asking: null }, outcome: 'talk' };
  },
  back: goBack,
  'start over': async (turn, state, desk) => {
    const { role, isRoleAsked, walked } = dropWalk(state, desk);
    if (state.draft !== null) await turn.say('Your case is kept as it is: say “my drafts” to go on with it.');
    return greet(turn, desk, { role, isRoleAsked, walked });
  },
  status: async (turn, state, desk) => {
    const last = state.last === null ? undefined : desk.articles.get(state.last.article);
    await turn.say(last ? `The last answer was: ${last.title}.` : 'There is no answer yet.');
    if (!state.asking) await turn.say('No question is open. Ask the next one.');
    return repeatQuestion(turn, state, desk);
  },
  person: async (turn, state, desk) => {
    const reply = await wantCase(turn, state, desk);
    // Where there are no cases for the person, what was asked before is still open.
    return turn.identity ? reply : repeatQuestion(turn, reply.state, desk);
  },
  helped: (turn, state, desk) => judgeByWord(turn, state, desk, 'answer.helped'),
  failed: (turn, state, desk) => judgeByWord(turn, state, desk, 'answer.failed'),
};

/** Does what a whole message stands for, whatever was asked before. */
export async function interrupt(turn: Turn, state: ConversationState, desk: Desk, word: Interruption): Promise<Reply> {
  const ofCase = await hearCollectWord(turn, state, desk, word);
  const ofWalk = ofCase ?? (await hearWalkWord(asTyped(turn), state, desk, word));
  return ofWalk ?? interruptions[word as Anytime](turn, state, desk);
}

/** Typed words do what the button on the last answer does. */
async function judgeByWord(turn: Turn, state: ConversationState, desk: Desk, verb: string): Promise<Reply> {
  if (!state.last) {
    await turn.say(`There is no answer yet that I could note that for. ${phrases.paste}`);
    return repeatQuestion(turn, state, desk);
  }
  const { article, form, fill } = state.last;
  const reply = await pressButton(asTyped(turn, { verb, article, form, fill: carriedBy(fill) }), state, desk);
  return reply.state.asking?.kind === 'detail' ? repeatQuestion(turn, reply.state, desk) : reply;
}

async function goBack(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const { asking, known } = state;
  if (!asking) {
    await turn.say('There is no question to go back to. Ask me anything about password writeback.');
    return { state, outcome: 'talk' };
  }
  const answered =
    asking.kind === 'line' ? describeProblem.lines.filter(({ field }) => known[field] !== undefined) : [];
  const previous = answered.at(-1);
  if (!previous) {
    await turn.say(`That was the first question, so I have put it away. ${phrases.paste}`);
    return { state: { ...state, known: {}, asking: null }, outcome: 'talk' };
  }
  const before = Object.fromEntries(Object.entries(known).filter(([field]) => field !== previous.field));
  const line = { kind: 'line' as const, script: describeProblem.id, field: previous.field };
  return repeatQuestion(turn, { ...state, known: before, asking: line }, desk);
}

/** After an interruption the open question is put again: nobody has to scroll up for it. */
export async function repeatQuestion(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const { asking, known } = state;
  if (!asking) return repeatStep(turn, state, desk);
  if (asking.kind === 'detail') return repeatDetail(turn, state, desk);
  if (asking.kind === 'choice') return { state: await askChoice(turn, state, desk, asking), outcome: 'talk' };
  const line = describeProblem.lines.find(({ field }) => field === asking.field);
  if (line) await turn.say(sayLine(line, known));
  return { state: line ? state : { ...state, asking: null }, outcome: 'talk' };
}

async function repeatStep(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const opened = openWalk(state, desk);
  if (opened) await remindOfStep(turn, opened);
  return { state, outcome: 'talk' };
}
