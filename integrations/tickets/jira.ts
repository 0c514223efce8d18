import { z } from 'zod';
import type { CaseTicket } from '../../cases/case.ts';
import type { CasePacket } from '../../cases/packet.ts';
import type { TicketEvent, TicketResult, TicketSystem } from '../../cases/ticket-system.ts';
import { checkJira } from './check-jira.ts';
import { openJiraSite, type JiraSite } from './jira-site.ts';
import { asWritten, fieldsOfNewRequest, searchWordOf } from './jira-text.ts';
import { chooseTransition, isDoneCategory, issueStatus, issueTransitions } from './jira-transition.ts';
import { markMessage, showsMessage } from './message-mark.ts';
import { explain, type Advice, type CallFailure, type TicketCall } from './ticket-call.ts';
import { isDone } from './ticket-fields.ts';
import type { JiraSettings } from './ticket-settings.ts';

const name = 'jira';
const title = 'Jira Service Management';

const advice: Advice = {
  title,
  address: 'JIRA_SITE, JIRA_SERVICE_DESK_ID and JIRA_REQUEST_TYPE_ID',
  signIn: 'JIRA_EMAIL and JIRA_API_TOKEN',
  rights: 'that the account is an agent of the service desk',
  data: 'that the request type has the fields summary and description, and no other that is required',
};

/**
 * How long the search may know nothing of a request that was made, in milliseconds: "from a few seconds to minutes" is what
 * "Search After Write with Search And Reconcile" (Jira Cloud platform, 2026-02-03) says.
 */
const searchDelayMs = 120_000;

const id = z.string().regex(/^\d{1,20}$/);
const key = z.string().regex(/^[A-Z][A-Z0-9_]{0,49}-\d{1,15}$/);
const created = z.object({ issueId: id, issueKey: key });
const found = z.object({
  issues: z.array(z.object({ id, key, fields: z.object({ description: z.unknown().optional() }) })),
});
const comments = z.object({ comments: z.array(z.object({ body: z.unknown().optional() })) });

/** Keeps a case as a request of a service desk. */
export function createJira(settings: Omit<JiraSettings, 'system'>, call: TicketCall): TicketSystem {
  const site = openJiraSite(settings, call);
  return {
    name,
    title,
    async send(packet, event, message, ticket) {
      const there = ticket?.system === name ? ticket : await findOrMake(site, settings.host, packet);
      if ('ok' in there) return there;
      return event.event === 'opened' ? { ok: true, ticket: there } : add(site, packet, event, message, there);
    },
    check: () => checkJira(site, advice),
  };
}

type Failed = TicketResult & { readonly ok: false };

async function findOrMake(site: JiraSite, host: string, packet: CasePacket): Promise<CaseTicket | Failed> {
  const word = searchWordOf(packet);
  const looked = await site.search(word);
  if (!looked.ok) return explain(looked, advice);
  const seen = found.safeParse(looked.body);
  if (!seen.success) return strange();
  // The search is not exact; the description is a tree of paragraphs, of which one ends with the word.
  const issue = seen.data.issues.find(({ fields }) => JSON.stringify(fields).includes(word));
  if (issue) return ticketOf(issue.id, issue.key, host);
  const { summary, description } = fieldsOfNewRequest(packet);
  const result = await site.createRequest(summary, description);
  if (!result.ok) return explainCreate(result);
  const read = created.safeParse(result.body);
  return read.success
    ? ticketOf(read.data.issueId, read.data.issueKey, host)
    : { ...strange(), retryAfterMs: searchDelayMs };
}

function explainCreate(failure: CallFailure): Failed {
  const explained = explain(failure, advice);
  if (!failure.mayHaveArrived) return explained;
  return { ...explained, retryAfterMs: Math.max(searchDelayMs, explained.retryAfterMs ?? 0) };
}

function ticketOf(issue: string, label: string, host: string): CaseTicket {
  return { system: name, id: issue, label, url: `https://${host}/browse/${label}` };
}

function strange(): Failed {
  return { ok: false, final: false, reason: `${title} gave an answer that is not one of its REST API.` };
}

type Addition = Exclude<TicketEvent, { readonly event: 'opened' }>;

async function add(
  site: JiraSite,
  packet: CasePacket,
  event: Addition,
  message: string,
  ticket: CaseTicket,
): Promise<TicketResult> {
  const said = event.text === '' ? undefined : await addComment(site, packet, event, message, ticket);
  if (said) return said;
  // After the comment: a project may be set up to open a request again when somebody comments on it.
  return event.event === 'note' ? { ok: true, ticket } : move(site, packet, event, ticket);
}

/** Undefined when the comment is there, now or from before. */
async function addComment(
  site: JiraSite,
  packet: CasePacket,
  { event, text }: Addition,
  message: string,
  ticket: CaseTicket,
): Promise<TicketResult | undefined> {
  const looked = await site.readComments(ticket.id);
  if (!looked.ok) return explainIssue(looked, ticket);
  const seen = comments.safeParse(looked.body);
  if (!seen.success) return strange();
  if (showsMessage(JSON.stringify(seen.data.comments), message)) return undefined;
  // Why a case was assigned or opened again is not for the requester; what resolved it is.
  const isPublic = event === 'comment' || (event === 'status' && isDone(packet));
  const result = await site.comment(ticket.id, asWritten(markMessage(text, message)), isPublic);
  return result.ok ? undefined : explainIssue(result, ticket);
}

/** Workflows differ from project to project; all that is kept the same is whether somebody has to do something. */
async function move(site: JiraSite, packet: CasePacket, event: Addition, ticket: CaseTicket): Promise<TicketResult> {
  const looked = await site.readStatus(ticket.id);
  if (!looked.ok) return explainIssue(looked, ticket);
  const seen = issueStatus.safeParse(looked.body);
  if (!seen.success) return strange();
  const isThere = isDoneCategory(seen.data.fields.status.statusCategory.key) === isDone(packet);
  return isThere ? { ok: true, ticket } : go(site, packet, event, ticket);
}

async function go(site: JiraSite, packet: CasePacket, { event }: Addition, ticket: CaseTicket): Promise<TicketResult> {
  const asked = await site.readTransitions(ticket.id);
  if (!asked.ok) return explainIssue(asked, ticket);
  const ways = issueTransitions.safeParse(asked.body);
  if (!ways.success) return strange();
  const way = chooseTransition(ways.data, isDone(packet), packet.case.status);
  // A comment has arrived, whatever the workflow allows.
  if (!way) return event === 'comment' ? { ok: true, ticket } : noWay(packet, ticket);
  const result = await site.transition(ticket.id, way);
  return result.ok ? { ok: true, ticket } : explainIssue(result, ticket);
}

function noWay(packet: CasePacket, { label }: CaseTicket): Failed {
  const where = isDone(packet) ? 'status of the category Done' : 'open status';
  const reason = `The workflow of ${label} leads the account to no ${where}. Check the transitions of the workflow.`;
  return { ok: false, final: true, reason };
}

function explainIssue(failure: CallFailure, { label }: CaseTicket): Failed {
  if (failure.status !== 404) return explain(failure, advice);
  return { ok: false, final: true, reason: `${title} has no ${label} any more, or hides it from the account.` };
}
