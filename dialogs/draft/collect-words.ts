import { escapeMarkdown } from '../../cards/markdown.ts';
import { shorten } from '../../cards/shorten.ts';
import { completeness } from '../../cases/completeness.ts';
import { detailTexts } from '../../cases/detail-texts.ts';
import type { DetailName } from '../../cases/details.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import { asTyped } from '../as-typed.ts';
import { roleOf } from '../audience.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Interruption } from '../interruptions.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { askDetail, askNext, repeatDetail, sayDraftGone } from './ask-detail.ts';
import { detailQuestions } from './detail-questions.ts';
import { hearDetail } from './hear-detail.ts';
import { previousDetail } from './next-detail.ts';
import { continueDraft, openDraft, showDrafts, withCurrent } from './open-draft.ts';
import { findDraft } from './own-draft.ts';
import { sendDraft } from './send-draft.ts';
import { showDraft } from './show-draft.ts';
import { showForm } from './show-form.ts';
import { tellDetail } from './tell-detail.ts';
import { withdrawDraft } from './withdraw-draft.ts';

type Hearing = (turn: Turn, state: ConversationState, desk: Desk) => Promise<Reply | undefined>;
type Words = Readonly<Partial<Record<Interruption, Hearing>>>;

/** Words about a draft that are heard at any time. */
const anytime: Words = {
  drafts: showDrafts,
  'new case': openDraft,
  'continue case': continueDraft,
  continue: (turn, state, desk) => {
    const isBusy = state.asking !== null || state.walk !== null || state.shelved !== null;
    return isBusy || state.draft === null ? Promise.resolve(undefined) : continueDraft(turn, state, desk);
  },
  form: onCurrent((turn, state, desk, draft) => showForm(turn, state, desk, draft)),
  send: onCurrent((turn, state, desk, draft) => sendDraft(asTyped(turn), state, desk, draft)),
  withdraw: onCurrent((turn, state, desk, draft) => withdrawDraft(asTyped(turn), state, desk, draft)),
  review: onCurrent(async (turn, state, desk, draft) => ({
    state: await showDraft(turn, state, desk, draft),
    outcome: 'talk',
  })),
};

/** Words while a detail is asked for. */
const atQuestion: Words = {
  help: onQuestion(async (turn, state, desk, { draft, detail }) => {
    await turn.say(help);
    return askDetail(turn, state, desk, draft, detail);
  }),
  status: onQuestion(async (turn, state, desk, { draft, detail }) => {
    const { given, asked } = completeness(draft.details);
    await turn.say(
      `We are collecting a case: ${String(given)} of ${String(asked)} details are there. The open question is:`,
    );
    return askDetail(turn, state, desk, draft, detail);
  }),
  back: onQuestion(goBack),
  cannot: onQuestion((turn, state, desk, { draft, detail }) => askNext(turn, state, desk, draft, detail)),
  cancel: async (turn, state) => {
    await turn.say('Stopped. Your case is kept as it is. Say “continue my case” to go on, or “withdraw” to drop it.');
    return { state: { ...state, known: {}, asking: null }, outcome: 'talk' };
  },
  person: async (turn, state, desk) => {
    await turn.say('We are on the way: when these questions are answered, your case goes to a person.');
    return repeatDetail(turn, state, desk);
  },
  continue: repeatDetail,
  // "It works" may be what was expected, and "it still fails" what happens.
  helped: hearProse,
  failed: hearDetail,
  done: hearDetail,
};

const help =
  'I collect what support asks for, one question at a time. Answer, or say “I don’t know”, “skip”, “back”, ' +
  '“form” to fill in everything at once, “review” to see all of it, “send it”, “cancel” to go on later, or “withdraw”.';

/** Does what the words ask of a case that is being collected; undefined when they are not about one. */
export async function hearCollectWord(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  word: Interruption,
): Promise<Reply | undefined> {
  const here = state.asking?.kind === 'detail' ? atQuestion[word] : undefined;
  return (here ?? anytime[word])?.(turn, state, desk);
}

function onCurrent(
  act: (turn: Turn, state: ConversationState, desk: Desk, draft: CaseDraft) => Promise<Reply>,
): Hearing {
  return (turn, state, desk) => withCurrent(turn, state, desk, (draft) => act(turn, state, desk, draft));
}

interface OpenQuestion {
  readonly draft: CaseDraft;
  readonly detail: DetailName;
}

function onQuestion(
  act: (turn: Turn, state: ConversationState, desk: Desk, question: OpenQuestion) => Promise<Reply>,
): Hearing {
  return async (turn, state, desk) => {
    const { asking } = state;
    const draft = asking?.kind === 'detail' ? await findDraft(turn, desk, asking.draft) : undefined;
    return asking?.kind === 'detail' && draft
      ? act(turn, state, desk, { draft, detail: asking.detail })
      : sayDraftGone(turn, state);
  };
}

/** So much of an answer reminds of it, in characters. */
const longestQuote = 200;

/** The question before: its answer stands until another one is given. */
async function goBack(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { draft, detail }: OpenQuestion,
): Promise<Reply> {
  const before = previousDetail(draft.details, roleOf(state, turn, desk), detail);
  if (before === undefined) {
    await turn.say('This is the first question.');
    return askDetail(turn, state, desk, draft, detail);
  }
  const answered = tellDetail(draft.details, before);
  if (answered !== undefined) {
    const quoted = escapeMarkdown(shorten(answered, longestQuote));
    await turn.say(`${detailTexts[before].label}, so far: “${quoted}” To keep it, say “skip”.`);
  }
  return askDetail(turn, state, desk, draft, before);
}

/** Where any text is an answer, so is this one; elsewhere it is about the last answer. */
async function hearProse(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply | undefined> {
  const { asking } = state;
  const isAnswer = asking?.kind === 'detail' && detailQuestions[asking.detail].isProse;
  return isAnswer ? hearDetail(turn, state, desk) : undefined;
}
