import type { CaseDetails, DetailName } from '../../cases/details.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import { findAnswer } from '../find-answer.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { askDetail, askNext, sayDraftGone } from './ask-detail.ts';
import { detailQuestions } from './detail-questions.ts';
import { findDraft, saveDraft } from './own-draft.ts';
import { readAnswer } from './read-answer.ts';
import { tellDetail } from './tell-detail.ts';

/** Takes what was typed as the answer to the open question about a draft; undefined when no such question is open. */
export async function hearDetail(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply | undefined> {
  const { asking } = state;
  if (asking?.kind !== 'detail') return undefined;
  const draft = await findDraft(turn, desk, asking.draft);
  if (!draft) return sayDraftGone(turn, state);
  const { detail } = asking;
  const text = await readText(turn, detail);
  const read = readAnswer(detail, text, { details: draft.details, now: desk.now(), locale: turn.locale });
  if (read.ok) return keep(turn, state, desk, { draft, detail, brings: read.brings });
  if (namesAnError(text, detail, desk)) return answerBetween(turn, state, desk, { draft, detail });
  await turn.say(read.problem);
  return askDetail(turn, state, desk, draft, detail);
}

/** Hears a picture or a file that came without words, at the question for it; undefined at any other. */
export async function hearAttachment(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply | undefined> {
  const { asking } = state;
  if (asking?.kind !== 'detail' || !takesFiles(asking.detail) || turn.attachment === 'none') return undefined;
  if (turn.attachment === 'image' && asking.detail === 'screenshot') return hearDetail(turn, state, desk);
  const draft = await findDraft(turn, desk, asking.draft);
  if (!draft) return sayDraftGone(turn, state);
  await turn.say(noFiles);
  return askDetail(turn, state, desk, draft, asking.detail);
}

const noFiles = 'I cannot keep files yet. Please put it where support can get at it, and tell me where that is.';

function takesFiles(detail: DetailName): boolean {
  return detail === 'screenshot' || detail === 'eventLog';
}

/** A picture beside the words, or instead of them, is where the words say that it is: in the chat. */
async function readText(turn: Turn, detail: DetailName): Promise<string> {
  const { attachment, text } = turn;
  if (attachment === 'none' || !takesFiles(detail)) return text;
  if (attachment === 'image' && detail === 'screenshot') {
    await turn.say(
      'I cannot keep pictures yet, so I have noted that it is shown in this chat. Please keep the file as well.',
    );
    return ['shown in the chat', text.trim()].filter(Boolean).join(': ');
  }
  await turn.say(noFiles);
  return text;
}

async function keep(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { draft, detail, brings }: { draft: CaseDraft; detail: DetailName; brings: CaseDetails },
): Promise<Reply> {
  const saved = await saveDraft(desk, { ...draft, details: { ...draft.details, ...brings } });
  const isTime = detail === 'time' || detail === 'zone';
  const when = isTime && saved.details.zone?.state === 'given' ? tellDetail(saved.details, 'time') : undefined;
  // "Yesterday at 9" is read with the zone: the person sees what has become of it.
  if (when !== undefined) await turn.say(`Noted: ${when}.`);
  return askNext(turn, state, desk, saved, detail);
}

/** A code where there can be none in an answer is a question of its own. */
function namesAnError(text: string, detail: DetailName, desk: Desk): boolean {
  if (detailQuestions[detail].isProse) return false;
  const { outcome, recognized } = desk.matcher.answer(text);
  return outcome !== 'none' && recognized.identifiers.length > 0;
}

/** The question in between is answered; the one about the draft is put again, unless the answer has become a question itself. */
async function answerBetween(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { draft, detail }: { draft: CaseDraft; detail: DetailName },
): Promise<Reply> {
  const { state: after, outcome } = await findAnswer(turn, { ...state, asking: null }, desk);
  if (after.asking) return { state: after, outcome };
  const { state: asked } = await askDetail(turn, after, desk, draft, detail);
  return { state: asked, outcome };
}
