import { z } from 'zod';
import type { TicketReport } from '../cases/outbox-queue.ts';
import { caseInTicketTitle } from '../integrations/tickets/ticket-fields.ts';
import { longestComment, readJson, type ReadReport } from './ticket-report.ts';

/** What Jira reports of an issue: about which case, or null where it is about none, or nothing that matters here. */
export interface JiraReport {
  /** Null when nothing follows from it. */
  readonly report: Omit<TicketReport, 'at'> | null;
  /** Id of the issue, to be compared with the ticket of the case. */
  readonly issue: string;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
}

const id = z.union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative().transform(String)]);

/** "Webhooks" (Jira Cloud platform, 2026-01-28) has an example of `jira:issue_updated`; other events name the same things. */
const event = z.object({
  timestamp: z.int().positive(),
  webhookEvent: z.string().max(100),
  issue: z.object({
    id,
    fields: z.object({
      summary: z.string(),
      status: z.object({ statusCategory: z.object({ key: z.string() }) }).optional(),
    }),
  }),
  changelog: z.object({ id, items: z.array(z.object({ field: z.string() })) }).optional(),
  comment: z.object({ id, body: z.string(), jsdPublic: z.boolean().optional() }).optional(),
});

type Event = z.infer<typeof event>;

/**
 * Reads what an admin webhook of Jira Cloud sends. Keys are made of ids in the signed body: the header that names a delivery
 * is not signed.
 */
export function readJiraReport(bytes: Buffer): ReadReport<JiraReport> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const read = event.safeParse(json.report);
  if (!read.success) {
    return { ok: false, problem: 'body: expected an event about an issue, with timestamp, webhookEvent and issue' };
  }
  const { issue, timestamp } = read.data;
  const of = caseInTicketTitle(issue.fields.summary);
  const change = of === undefined ? undefined : (statusChange(read.data) ?? newComment(read.data));
  const report = of === undefined || change === undefined ? null : { case: of, ...change };
  return { ok: true, report: { report, issue: issue.id, at: timestamp } };
}

type Change = Pick<TicketReport, 'key' | 'status' | 'comment'>;

function statusChange({ webhookEvent, issue, changelog }: Event): Change | undefined {
  if (webhookEvent !== 'jira:issue_updated' || !changelog?.items.some(({ field }) => field === 'status')) return;
  const category = issue.fields.status?.statusCategory.key;
  if (category === undefined) return;
  // Going from one open status to another opens nothing again: whoever takes the report sees that the case is open.
  const status = category === 'done' ? 'resolved' : 'reopened';
  return { key: `jira change ${changelog.id}`, status, comment: '' };
}

/** An internal comment is not for the requester, and stays where it is. */
function newComment({ webhookEvent, comment }: Event): Change | undefined {
  if (webhookEvent !== 'comment_created' || comment?.jsdPublic !== true) return;
  return { key: `jira comment ${comment.id}`, status: null, comment: comment.body.slice(0, longestComment).trim() };
}
