import { z } from 'zod';
import type { TicketReport } from '../cases/outbox-queue.ts';
import { parseStrictJson } from './strict-json.ts';

/** A report as it was sent, before anything is taken out of its comment; or what cannot be read of it, quoting nothing. */
export type ReadReport<Report> =
  { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly problem: string };

/** Longest comment that is taken in, in characters. */
export const longestComment = 10_000;

const caseNumber = z.int().positive();

/** What a program of the desk's own reports: the same scheme in which the desk sends. */
const schema = z
  .strictObject({
    case: caseNumber,
    /** Names this report: the same for each time that it is sent. */
    key: z.string().regex(/^[\x21-\x7e]{8,200}$/),
    status: z.enum(['resolved', 'closed', 'reopened']).optional(),
    comment: z.string().max(longestComment).optional(),
  })
  .refine(({ status, comment = '' }) => status !== undefined || comment.trim() !== '', {
    path: ['status'],
  });

const expected: Readonly<Record<string, string>> = {
  case: 'case: expected the number of the case, such as 1042',
  key: 'key: expected 8 to 200 characters without spaces, the same each time that the report is sent',
  status: 'status: expected resolved, closed or reopened, or a comment',
  comment: `comment: expected a text of at most ${String(longestComment)} characters`,
};

/** Reads the body of a report. */
export function readTicketReport(bytes: Buffer): ReadReport<Omit<TicketReport, 'at'>> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const read = schema.safeParse(json.report);
  if (!read.success) {
    const field = String(read.error.issues[0]?.path[0] ?? '');
    return { ok: false, problem: expected[field] ?? 'body: expected case, key, status and comment, and nothing else' };
  }
  const { case: of, key, status = null, comment = '' } = read.data;
  return { ok: true, report: { case: of, key, status, comment: comment.trim() } };
}

/** The value of a body in JSON. */
export function readJson(bytes: Buffer): ReadReport<unknown> {
  const json = parseStrictJson(bytes.toString('utf8'));
  return json.ok ? { ok: true, report: json.value } : { ok: false, problem: `body: ${json.problem}` };
}
