import type { Match } from '../knowledge/match.ts';
import type { Answer } from '../knowledge/matcher.ts';
import { longestText } from '../knowledge/recognizer.ts';
import { isOfStaff, roleOf } from './audience.ts';
import { offerAsAnswer } from './case/offer-answer.ts';
import { offerCase } from './draft/offer-case.ts';
import type { ConversationState, OpenChoice } from './conversation-state.ts';
import { describeProblem } from './describe-problem.ts';
import type { Desk } from './desk.ts';
import { noteCodes } from './note-seen.ts';
import { phrases } from './phrases.ts';
import type { Reply } from './reply.ts';
import { nextLine, sayLine } from './script.ts';
import { askChoice, askShared, labelArticle, showAnswer, tellOthers } from './show-answer.ts';
import { tellOutage } from './tell-outage.ts';
import { tellFaultyPaths } from './tell-paths.ts';
import type { Turn } from './turn.ts';

type None = Extract<Answer, { outcome: 'none' }>;

const longTextLine =
  `That is a long text. I read its first ${longestText.toLocaleString('en')} characters. ` +
  'If the error stands further down, paste that part alone.';

/** Answers a typed or pasted text: shows the article, asks the one question that separates several, or says what is missing. */
export async function findAnswer(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  if (turn.text.length > longestText) await turn.say(longTextLine);
  const heard = hearLine(state);
  const answer = ask(turn.text, heard?.context ?? '', desk);
  const noted = noteCodes(state, answer.recognized.identifiers);
  if (answer.outcome === 'answer') return showBest(turn, noted, desk, answer);
  if (answer.outcome === 'choose') return askWhich(turn, noted, desk, answer);
  return (await hearAsAnswer(turn, state, desk)) ?? tellUnknown(turn, noted, desk, answer, heard?.field);
}

/** What is about nothing known may be what somebody waits for who has asked back. */
async function hearAsAnswer(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply | undefined> {
  return state.asking ? undefined : offerAsAnswer(turn, state, desk);
}

async function tellUnknown(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  answer: None,
  field: string | undefined,
): Promise<Reply> {
  await desk.journal.recordMiss({ words: answer.terms, at: desk.now() });
  return field !== undefined && !isForeign(answer)
    ? goOn(turn, state, desk, { answer, field })
    : refuse(turn, state, desk, answer);
}

/** The open line of the script, and what its earlier lines brought. */
function hearLine({ asking, known }: ConversationState): { field: string; context: string } | undefined {
  return asking?.kind === 'line' ? { field: asking.field, context: Object.values(known).join('\n') } : undefined;
}

/** The new text counts first; together with what was said before it may say enough. */
function ask(text: string, context: string, desk: Desk): Answer {
  const answer = desk.matcher.answer(text);
  if (answer.outcome !== 'none' || context === '') return answer;
  const together = desk.matcher.answer(`${text}\n${context}`);
  return together.outcome === 'none' ? answer : together;
}

async function showBest(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { ranked, recognized }: Extract<Answer, { outcome: 'answer' }>,
): Promise<Reply> {
  const [best, ...rest] = ranked as [Match, ...Match[]];
  const open = state.asking?.kind === 'choice' ? state.asking : undefined;
  const isOutage = await tellOutage(turn, desk, { ranked, recognized });
  const after = await showAnswer(turn, state, desk, {
    article: best.article,
    reasons: best.reasons,
    ranked: rest.map(({ article }) => article.id),
    others: tellOthers(rest),
    fill: recognized.values,
    isStaff: isOfStaff(turn.text, recognized),
    // Not everybody is to go through the same steps.
    hasSteps: !isOutage,
  });
  await tellFaultyPaths(turn, desk);
  if (!open || open.options.some(({ article }) => article === best.article.id))
    return { state: after, outcome: 'answer' };
  await turn.say('That was a new question. The one before is still open:');
  return { state: await askChoice(turn, after, desk, open), outcome: 'answer' };
}

async function askWhich(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { ranked, shared, recognized }: Extract<Answer, { outcome: 'choose' }>,
): Promise<Reply> {
  // 32002 alone has two meanings, and is named as exactly as any other code.
  await tellOutage(turn, desk, { ranked, recognized });
  const options = shared.options.slice(0, 6).map(({ article, label }) => ({ article: article.id, label }));
  const about = shared.kind === 'event' ? shared.about : '';
  const asked = { about, question: askShared(shared), options, fill: recognized.values };
  return { state: await askChoice(turn, { ...state, known: {} }, desk, asked), outcome: 'choose' };
}

/** The script goes on with its next line; when all lines are said, the honest end. */
async function goOn(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { answer, field }: { answer: None; field: string },
): Promise<Reply> {
  const heard = describeProblem.lines.find((line) => line.field === field)?.hear.parse(turn.text) ?? '';
  // Only words of our own vocabulary are kept: whatever else was typed may be a name or a secret.
  const known = { ...state.known, [field]: heard === '' ? '' : answer.terms.join(' ').slice(0, 600) };
  // Who is locked out has no log of a server to look into.
  const isRequester = roleOf(state, turn, desk) === 'requester';
  const line = nextLine(describeProblem, isRequester ? { event: '', ...known } : known);
  const lead = leadOf(answer);
  if (line) {
    await turn.say([lead, sayLine(line, known)].filter(Boolean).join(' '));
    return {
      state: { ...state, known, asking: { kind: 'line', script: describeProblem.id, field: line.field } },
      outcome: 'none',
    };
  }
  await turn.say(
    `${lead || 'I do not know this one, and I will not guess.'} It is noted for the people who write my answers.`,
  );
  await offerCase(turn, desk);
  return { state: { ...state, known: {}, asking: null }, outcome: 'none' };
}

/** A code of another subject ends the questions; words alone that sound like one do not. */
function isForeign({ neighbour, recognized }: None): boolean {
  return neighbour !== undefined && recognized.identifiers.length > 0;
}

/** What was understood of an answer that did not help to find the cause. */
function leadOf({ recognized, unknown }: None): string {
  if (unknown !== undefined) return `I do not know ${unknown}, and I will not guess what it means.`;
  return recognized.guids.length > 0 ? guidLine : '';
}

async function refuse(turn: Turn, state: ConversationState, desk: Desk, answer: None): Promise<Reply> {
  if (state.asking?.kind === 'choice') return refuseBesideChoice(turn, state, desk, { answer, open: state.asking });
  const { guids, identifiers } = answer.recognized;
  if (guids.length > 0 && identifiers.length === 0) return startScript(turn, state, guidLine);
  const no = plainNo(answer);
  if (no === undefined) return startScript(turn, state, 'I need a little more to find the cause.');
  await turn.say(no);
  const reply = await offerNear(turn, state, desk, answer);
  if (isWorthCase(answer) && !reply.state.asking) await offerCase(turn, desk);
  return reply;
}

/** A code of ours that nobody has explained yet is; another subject is not. */
function isWorthCase({ unknown, neighbour }: None): boolean {
  return unknown !== undefined && !neighbour;
}

/** What is said when it is clear that there is no answer; undefined when more words may bring one. */
function plainNo({ neighbour, unknown, near, terms }: None): string | undefined {
  if (neighbour) {
    const { topic, instead, url } = neighbour;
    return `This looks like ${topic}. That is not something I know: I only know password reset and writeback. ${instead}${url ? ` ${url}` : ''}`;
  }
  if (unknown !== undefined) return `I do not know ${unknown}, and I will not guess what it means.`;
  if (near.length > 0 || terms.some((term) => subject.has(term))) return undefined;
  return `That is not something I know. I help with Microsoft Entra password reset and writeback. ${phrases.paste}`;
}

/** The open question is not lost over a word that was not understood: it is put again. */
async function refuseBesideChoice(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { answer, open }: { answer: None; open: OpenChoice },
): Promise<Reply> {
  const { neighbour } = answer;
  const lead = leadOf(answer) || 'I did not understand that.';
  const about = neighbour ? `This looks like ${neighbour.topic}, which is not something I know.` : lead;
  await turn.say(`${about} The question before is still open; say “none” if nothing fits.`);
  return { state: await askChoice(turn, state, desk, open), outcome: 'none' };
}

const guidLine =
  'That is a support code or tracking id. It lets Microsoft support find your attempt in their logs, so keep it for the case; it does not say what went wrong.';
const subject = new Set(['password', 'writeback', 'reset', 'unlock', 'sspr']);

async function startScript(turn: Turn, state: ConversationState, lead: string): Promise<Reply> {
  const line = nextLine(describeProblem, {});
  if (!line) return { state, outcome: 'none' };
  await turn.say(`${lead} ${sayLine(line, {})}`);
  return {
    state: { ...state, known: {}, asking: { kind: 'line', script: describeProblem.id, field: line.field } },
    outcome: 'none',
  };
}

/** Little more than a code: what it shares with an article is its spelling, not its meaning. */
function isShort(text: string): boolean {
  return text.trim().split(/\s+/).length <= 3;
}

async function offerNear(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { near, neighbour, unknown, recognized }: None,
): Promise<Reply> {
  const isNothingClose = near.length === 0 || neighbour !== undefined || (unknown !== undefined && isShort(turn.text));
  if (isNothingClose) return { state: { ...state, known: {}, asking: null }, outcome: 'none' };
  const options = near.map(({ article }) => ({ article: article.id, label: labelArticle(article) }));
  const question =
    options.length === 1
      ? 'Closest to what you wrote is this. Is it that?'
      : 'Closest to what you wrote are these. Is it one of them?';
  return {
    state: await askChoice(turn, state, desk, { about: '', question, options, fill: recognized.values }),
    outcome: 'none',
  };
}
