import type { CaseDetails } from './details.ts';
import type { CaseEvidence } from './evidence.ts';
import type { Impact, Priority, Urgency } from './priority.ts';

export const caseStatuses = ['new', 'assigned', 'pending', 'resolved', 'closed'] as const;

/** Where a case stands: nobody has it, somebody does, it waits for the requester, it is solved, it is over. */
export type CaseStatus = (typeof caseStatuses)[number];

/** A case of the desk. People are named by their id in the directory of the tenant; times are ISO 8601 in UTC. */
export interface SupportCase {
  /** Counted by the store, from 1001 on; never used twice. */
  readonly number: number;
  readonly tenant: string;
  readonly requester: string;
  readonly assignee: string | null;
  readonly status: CaseStatus;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly priority: Priority;
  readonly details: CaseDetails;
  readonly evidence: CaseEvidence;
  /** The triage channel that it was sent to; null while the desk has none. */
  readonly channel: string | null;
  /** What the person who resolved it wrote; null until then. */
  readonly resolution: string | null;
  /** Where it is in the ticket system; null until it arrived there. */
  readonly ticket: CaseTicket | null;
  /** Id of the draft that it was filed from (UUID): one draft is one case. */
  readonly draft: string;
  /** Grows with each change. */
  readonly revision: number;
  readonly openedAt: string;
  readonly updatedAt: string;
}

/** A case before the store has given it a number. */
export type NewCase = Omit<SupportCase, 'number' | 'revision'>;

/** The same case in the ticket system. */
export interface CaseTicket {
  /** Name of the connector, such as `servicenow`. */
  readonly system: string;
  /** What the system itself calls it, for its interface. */
  readonly id: string;
  /** What people call it, such as `INC0010023`. */
  readonly label: string;
  /** Where people open it; null where no address is known. */
  readonly url: string | null;
}

/** One thing that happened to a case. */
export interface HistoryEntry {
  readonly at: string;
  /** Id of the person; null for the desk itself, or the ticket system. */
  readonly by: string | null;
  readonly action: HistoryAction;
  readonly status: CaseStatus;
  /** What was written, without secrets; empty where nothing was. */
  readonly text: string;
  /** A comment is for the requester as well; a work note is not. */
  readonly isPrivate: boolean;
}

export const historyActions = [
  'opened',
  'claimed',
  'assigned',
  'asked',
  'answered',
  'noted',
  'resolved',
  'closed',
  'reopened',
  'ticket',
] as const;

/** What was done to a case; `ticket` is what the ticket system reported. */
export type HistoryAction = (typeof historyActions)[number];
