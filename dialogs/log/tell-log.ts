import { answerFill } from '../../cards/answer/answer.ts';
import { findingsCard } from '../../cards/findings/findings.ts';
import { hasReadFile, type LogReport, type SentLog } from '../../eventlog/log-report.ts';
import { findRelays } from '../../eventlog/reasoning/find-relays.ts';
import type { Findings, Incident, Relay } from '../../eventlog/reasoning/findings.ts';
import type { Article } from '../../knowledge/article.ts';
import { roleOf } from '../audience.ts';
import type { Fill } from '../block-view.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import { findAnswer } from '../find-answer.ts';
import { noteFindings } from '../note-seen.ts';
import type { Reply } from '../reply.ts';
import { showAnswer, summarize } from '../show-answer.ts';
import type { Turn } from '../turn.ts';
import { openWalk, remindOfStep } from '../walk-runbook.ts';
import { tellRefusedFiles } from './file-words.ts';
import { summarizeFindings, viewFindings } from './findings-view.ts';
import type { TitleOf } from './incident-view.ts';
import { tellNotTaken } from './not-taken.ts';
import { leadOf, tellVerdict } from './verdict-words.ts';

/** Says what stands in the logs that came with a message, and shows the answer for what explains the failure. */
export async function tellLog(turn: Turn, state: ConversationState, desk: Desk, log: SentLog): Promise<Reply> {
  if (log.kind === 'not-taken') {
    await turn.say(tellNotTaken(log));
    return { state, outcome: 'talk' };
  }
  const { report } = log;
  for (const problem of tellRefusedFiles(report.files)) await turn.say(problem);
  return hasReadFile(report) ? showFindings(turn, state, desk, report) : { state, outcome: 'none' };
}

async function showFindings(turn: Turn, state: ConversationState, desk: Desk, report: LogReport): Promise<Reply> {
  const { findings } = report;
  const titleOf = titlesOf(desk);
  const fill = fillFrom(findings);
  const shown = answerTo(leadOf(findings), desk)?.id;
  const view = viewFindings(report, { form: desk.newForm(), fill, titleOf, shown });
  // What else to look at is nothing for somebody who is locked out.
  const card = findingsCard(roleOf(state, turn, desk) === 'requester' ? { ...view, answers: [] } : view);
  const { label, title } = tellVerdict(findings, titleOf);
  await turn.show(card, `${label}: ${title}`);
  const noted = noteFindings(state, codesIn(findings), summarizeFindings(report, titleOf));
  return explain(turn, noted, desk, { findings, fill });
}

/** What an article is called, with its code. */
export function titlesOf({ articles }: Pick<Desk, 'articles'>): TitleOf {
  return (id) => {
    const article = articles.get(id);
    return article && summarize(article);
  };
}

/** The answer for the incident that the verdict names; where an event has several meanings, the question that tells them apart. */
async function explain(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { findings, fill }: { findings: Findings; fill: Fill },
): Promise<Reply> {
  const lead = leadOf(findings);
  if (!lead) return { state, outcome: findings.verdict === 'healthy' ? 'answer' : 'none' };
  const { explanation, others } = lead;
  if (explanation.rule === 'bare-6329') return findAnswer({ ...turn, text: '6329' }, state, desk);
  const article = answerTo(lead, desk);
  if (!article) return { state, outcome: 'none' };
  const reasons = ['it is what the event log shows'];
  const chosen = { article, reasons, ranked: others, others: '', fill, isStaff: true };
  return { state: await showAnswer(turn, state, desk, chosen), outcome: 'answer' };
}

/** The answer for an incident. That an event is normal is none for what did not end well. */
export function answerTo(lead: Incident | undefined, { articles }: Pick<Desk, 'articles'>): Article | undefined {
  const { kind, article: id } = lead?.explanation ?? {};
  const article = id === undefined ? undefined : articles.get(id);
  return kind === 'symptom' && article?.kind === 'healthy' ? undefined : article;
}

/** Shows the answer for something else that stood in a log; what was asked before stays open. Undefined for an article that is gone. */
export async function explainMore(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { article: id, fill }: { readonly article: string; readonly fill: Fill },
): Promise<Reply | undefined> {
  const article = desk.articles.get(id);
  if (!article) return undefined;
  const reasons = ['it stands in the event log'];
  const chosen = { article, reasons, ranked: [], others: '', fill, isStaff: true };
  const after = { ...(await showAnswer(turn, state, desk, chosen)), asking: state.asking };
  const opened = state.asking ? undefined : openWalk(after, desk);
  if (opened) await remindOfStep(turn, opened);
  return { state: after, outcome: 'answer' };
}

/** What commands can be filled with, first the relay that the verdict is about; a name that was read in a log is put into one in the form alone that typed names may have. */
export function fillFrom(findings: Findings): Fill {
  const proof = leadOf(findings)
    ?.evidence.map(({ excerpt }) => excerpt)
    .join(' ');
  const named = new Set(findRelays(proof ?? '').map(nameOf));
  const relays = findings.facts.relays.toSorted((one, other) => rank(one, named) - rank(other, named));
  const fills = relays.map(({ namespace, domain }) => answerFill.safeParse({ namespace, serviceBusDomain: domain }));
  return fills.find(({ success }) => success)?.data ?? {};
}

function rank(relay: Relay, named: ReadonlySet<string>): number {
  return named.has(nameOf(relay)) ? 0 : 1;
}

function nameOf({ namespace, domain }: Relay): string {
  return `${namespace}.${domain}`;
}

function codesIn({ incidents }: Findings): string[] {
  return incidents.flatMap(({ evidence, codes }) => [
    ...evidence.map(({ id }) => String(id)),
    ...codes.map((hr) => `0x${hr}`),
  ]);
}
