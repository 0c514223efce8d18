import { findOutage, lastMinutes, outageCodes, type CodeReports } from '../knowledge/outage.ts';
import type { Match } from '../knowledge/match.ts';
import type { Recognized } from '../knowledge/recognizer.ts';
import type { Desk } from './desk.ts';
import type { Turn } from './turn.ts';

/** What was found for a text. */
interface Found {
  readonly ranked: readonly Match[];
  readonly recognized: Recognized;
}

/**
 * Notes the connectivity codes that a text names; when enough people of the organization have named one, says so, and where to
 * go. Resolves to true then: whoever is told needs no steps. Said before the answer, so that it is read first.
 */
export async function tellOutage(turn: Turn, desk: Desk, { ranked, recognized }: Found): Promise<boolean> {
  // An example that a newcomer tries with a button is no report.
  if (turn.submit !== undefined) return false;
  const at = desk.now();
  const span = lastMinutes(at, desk.outage.minutes);
  const reported: CodeReports[] = [];
  for (const code of outageCodes(ranked, recognized.identifiers)) {
    reported.push(await desk.reports.record({ code, at, thread: turn.conversation.thread }, span));
  }
  const outage = findOutage(reported, desk.outage);
  if (!outage) return false;
  await turn.say(`${sayHowMany(outage, desk)}\n\n${sayWhere(turn, outage, desk)} ${steps}`);
  return true;
}

const steps = 'Nobody needs to go through the steps again, unless they look after the sync server.';

function sayHowMany({ code, people }: CodeReports, { outage: { minutes } }: Desk): string {
  const within = minutes === 1 ? 'the last minute' : `the last ${String(minutes)} minutes`;
  return (
    `${String(people)} people in your organization have reported ${code} within ${within}. ` +
    'This looks like one outage, not like something on your side.'
  );
}

function sayWhere(
  { conversation: { tenant, thread: here } }: Turn,
  { thread: first }: CodeReports,
  desk: Desk,
): string {
  const { thread: shared } = desk.outage;
  if (here !== undefined && here === (shared ? shared.id : first)) {
    return 'You are in the thread that everybody is pointed to. Please go on here.';
  }
  if (shared) return `Please follow it in [the thread for everybody](${shared.address}).`;
  const link = first !== undefined && tenant !== undefined ? desk.linkToThread(first, tenant) : undefined;
  const post = 'in the channel of your support desk';
  if (link === undefined) return `Please post ${post}, so that all can follow it in one place.`;
  return `Please follow it in [the thread where it was reported first](${link}). If that does not open for you, post ${post}.`;
}
