import { welcomeCard } from '../cards/welcome/welcome.ts';
import { pressButton } from './card-actions.ts';
import { freshState, readState, type ConversationState } from './conversation-state.ts';
import { describeProblem } from './describe-problem.ts';
import type { Desk } from './desk.ts';
import { findAnswer } from './find-answer.ts';
import { findInterruption, type Interruption } from './interruptions.ts';
import { phrases } from './phrases.ts';
import type { Reply } from './reply.ts';
import { sayLine } from './script.ts';
import { askChoice, showAnswer } from './show-answer.ts';
import type { Turn } from './turn.ts';
import { hearTypedChoice } from './typed-choice.ts';

/** Answers one turn of one person; `stored` is what the turn before returned as state, as text. */
export async function converse(turn: Turn, stored: string | undefined, desk: Desk): Promise<Reply> {
  const { state, lost } = readState(stored);
  if (turn.submit !== undefined) return pressButton(turn, state, desk);
  if (lost) await turn.say('I was updated since we last talked and cannot continue where we were. Let us start again.');
  if (!/[\p{L}\p{N}?]/u.test(turn.text)) return answerWordless(turn, state, desk);
  const interruption = findInterruption(turn.text);
  if (interruption) return interrupt(turn, state, desk, interruption);
  const pressed = hearTypedChoice(turn.text, state, desk);
  return pressed ? pressButton(asPressed(turn, pressed), state, desk) : findAnswer(turn, state, desk);
}

/** Words that stand for a button: there is no pressed card, so none is put in its place. */
function asPressed(turn: Turn, submit: unknown): Turn {
  return { ...turn, submit, replace: () => Promise.resolve() };
}

/** Greets a person who has just come in. */
export async function greet(turn: Turn, desk: Desk): Promise<Reply> {
  await showWelcome(turn, desk);
  return { state: freshState, outcome: 'talk' };
}

async function showWelcome(turn: Turn, desk: Desk): Promise<void> {
  const card = welcomeCard({ form: desk.newForm(), name: turn.person.name });
  await turn.show(card, 'Writeback Desk: paste what you see, and I will name the cause');
}

async function answerWordless(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  if (turn.attachment === 'image') {
    await turn.say('I cannot read pictures. Type or paste the code or the sentence that stands in it.');
  } else if (turn.attachment === 'file') {
    await turn.say('I cannot read files yet. Open it, and paste the event or the error as text.');
  } else if (turn.text.trim() === '') {
    await showWelcome(turn, desk);
  } else {
    await turn.say(`I need words or a code to go by. ${phrases.paste}`);
  }
  return repeatQuestion(turn, state, desk);
}

type Answering = (turn: Turn, state: ConversationState, desk: Desk) => Promise<Reply>;

const interruptions: Readonly<Record<Interruption, Answering>> = {
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
  'start over': async (turn, _state, desk) => greet(turn, desk),
  status: async (turn, state, desk) => {
    const last = state.last === null ? undefined : desk.articles.get(state.last.article);
    await turn.say(last ? `The last answer was: ${last.title}.` : 'There is no answer yet.');
    if (!state.asking) await turn.say('No question is open. Ask the next one.');
    return repeatQuestion(turn, state, desk);
  },
  person: async (turn, state, desk) => {
    const article = desk.articles.get('case-details');
    await turn.say(
      'I cannot hand you over myself. Send the details below to your help desk or to Microsoft support; with them nobody has to ask twice.',
    );
    if (!article) return { state, outcome: 'talk' };
    const chosen = { article, reasons: ['you asked for a person'], ranked: [], others: '', fill: {} };
    const after = await showAnswer(turn, state, desk, chosen);
    return repeatQuestion(turn, { ...after, known: state.known, asking: state.asking }, desk);
  },
  helped: (turn, state, desk) => judgeByWord(turn, state, desk, 'answer.helped'),
  failed: (turn, state, desk) => judgeByWord(turn, state, desk, 'answer.failed'),
};

async function interrupt(turn: Turn, state: ConversationState, desk: Desk, interruption: Interruption): Promise<Reply> {
  return interruptions[interruption](turn, state, desk);
}

/** Typed words do what the button on the last answer does. */
async function judgeByWord(turn: Turn, state: ConversationState, desk: Desk, verb: string): Promise<Reply> {
  if (!state.last) {
    await turn.say(`There is no answer yet that I could note that for. ${phrases.paste}`);
    return repeatQuestion(turn, state, desk);
  }
  const { article, form, fill } = state.last;
  return pressButton(asPressed(turn, { verb, article, form, fill }), state, desk);
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
async function repeatQuestion(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const { asking, known } = state;
  if (asking?.kind === 'choice') return { state: await askChoice(turn, state, desk, asking), outcome: 'talk' };
  const line = asking ? describeProblem.lines.find(({ field }) => field === asking.field) : undefined;
  if (line) await turn.say(sayLine(line, known));
  return { state: asking && !line ? { ...state, asking: null } : state, outcome: 'talk' };
}
