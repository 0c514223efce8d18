import type { Logger } from 'pino';
import { messagesAfter } from '../cases/outbox.ts';
import type { CaseReader, TicketReport, TicketReports } from '../cases/outbox-queue.ts';
import { isOwnComment } from '../integrations/tickets/message-mark.ts';
import { hubSignatureHeader, isSigned, isSignedByHub, signatureHeaders } from '../integrations/tickets/signature.ts';
import { describeError } from './describe-error.ts';
import { readJiraReport } from './jira-report.ts';
import { createSparseLog } from './sparse-log.ts';
import { readTicketReport } from './ticket-report.ts';

/** What stands behind the door for reports of the ticket system. */
export interface TicketDoorParts {
  /** Key of the signatures. */
  readonly secret: string;
  readonly reports: TicketReports;
  /** Tells which ticket a case has: an issue can name any case in its title. */
  readonly cases: Pick<CaseReader, 'read'>;
  /** News of a report is stored, and can leave. */
  onTaken(): void;
  /** Takes out secrets that stand in a text. */
  redact(text: string): { readonly text: string };
  now(): Date;
  readonly log: Logger;
}

export interface TicketAnswer {
  readonly status: 200 | 400 | 401 | 404 | 503;
  readonly body: { readonly result: 'taken' | 'known' | 'ignored' } | { readonly error: string };
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Takes what a ticket system reports, with the headers (names in lower case) and the bytes of the body; never rejects. */
export type TicketDoor = (headers: Headers, body: Buffer) => Promise<TicketAnswer>;

/** In milliseconds: who floods us with what is not signed must not choose how many lines there are. */
const refusalLogMs = 10_000;

/** How long after it happened Jira may report something, in milliseconds; it says that it tries for half an hour. */
const oldestJiraReportMs = 24 * 3_600_000;

/** One sentence, whatever was wrong: details help nobody but those who try. */
const unsigned: TicketAnswer = { status: 401, body: { error: 'The message carries no valid signature.' } };
const unknownCase: TicketAnswer = { status: 404, body: { error: 'There is no such case.' } };
const ignored: TicketAnswer = { status: 200, body: { result: 'ignored' } };

/** Makes the door for reports that are signed as the desk's own messages are, or by Jira Cloud. */
export function createTicketDoor(parts: TicketDoorParts): TicketDoor {
  const logSparsely = createSparseLog(refusalLogMs);
  return async (headers, body) => {
    try {
      const answer = await receive(headers, body, parts);
      if (answer.status === 401) {
        logSparsely('signature', (unlogged) => {
          parts.log.warn({ unlogged }, 'report of a ticket system refused');
        });
      }
      return answer;
    } catch (error) {
      parts.log.error({ error: describeError(error as Error) }, 'report of a ticket system not stored');
      return { status: 503, body: { error: 'The report could not be stored. Send it again.' } };
    }
  };
}

function receive(headers: Headers, body: Buffer, parts: TicketDoorParts): Promise<TicketAnswer> {
  const ofJira = single(headers[hubSignatureHeader]);
  if (ofJira !== undefined) {
    return isSignedByHub(parts.secret, ofJira, body) ? receiveJira(body, parts) : Promise.resolve(unsigned);
  }
  const stamp = {
    timestamp: single(headers[signatureHeaders.timestamp]),
    signature: single(headers[signatureHeaders.signature]),
  };
  if (!isSigned(parts.secret, stamp, body, parts.now().getTime())) return Promise.resolve(unsigned);
  const read = readTicketReport(body);
  return read.ok ? take(read.report, parts) : Promise.resolve(unreadable(read.problem));
}

/** A header that comes twice is none. */
function single(value: Headers[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function unreadable(problem: string): TicketAnswer {
  return { status: 400, body: { error: problem } };
}

async function receiveJira(body: Buffer, parts: TicketDoorParts): Promise<TicketAnswer> {
  const read = readJiraReport(body);
  if (!read.ok) return unreadable(read.problem);
  const { report, issue, at } = read.report;
  if (Math.abs(parts.now().getTime() - at) > oldestJiraReportMs) return unsigned;
  // Of everything that happens on a site, a webhook may report more than the desk has filed.
  if (!report) return ignored;
  const ticket = (await parts.cases.read(report.case))?.ticket;
  if (ticket?.system !== 'jira' || ticket.id !== issue) return unknownCase;
  return take(report, parts);
}

async function take(report: Omit<TicketReport, 'at'>, parts: TicketDoorParts): Promise<TicketAnswer> {
  // What the desk has written there comes back from there.
  const comment = isOwnComment(report.comment) ? '' : parts.redact(report.comment).text;
  if (report.status === null && comment === '') return ignored;
  const result = await parts.reports.take({ ...report, comment, at: parts.now() }, (after, entry, before) =>
    messagesAfter(after, entry, { hasTicketSystem: false, before }),
  );
  if (result === 'not-found') return unknownCase;
  if (result === 'taken') parts.onTaken();
  return { status: 200, body: { result: result === 'taken' ? 'taken' : 'known' } };
}
