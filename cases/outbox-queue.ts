import type { CaseStatus, CaseTicket, HistoryEntry, SupportCase } from './case.ts';
import type { Contact, TriageChannel } from './case-desk.ts';
import type { DeadLetter, OutboxItem, OutboxMessage, SendProgress } from './outbox.ts';

export type Destination = 'channel' | 'person' | 'ticket';

/** A message that one process may send now, until its lease is over (milliseconds since 1970). */
export interface ClaimedItem extends OutboxItem {
  readonly leaseUntil: number;
  /** Undefined while nothing of it is out. */
  readonly progress?: SendProgress | undefined;
  /** Somebody was calling with it and never noted what became of that: the next part of it may have arrived. */
  readonly mayHaveArrived?: boolean;
}

/** The messages of all cases, for whoever sends them. Notes of a lease that somebody else has taken over change nothing. */
export interface OutboxQueue {
  /** Claims what is due for a destination: of each lane the oldest that is not out, and none of a ticket that could not be made. */
  claim(destination: Destination, limit: number): Promise<readonly ClaimedItem[]>;
  /** The next part of it may arrive from now on, until something else is noted; false when somebody else has taken it over. */
  calling(item: ClaimedItem): Promise<boolean>;
  /** It is out. A card that was drawn anew is the newest, so older ones of its case that wait or are dead are out as well. */
  done(item: ClaimedItem): Promise<void>;
  /** It is tried again from `at` on; `reason` is for people and holds no secret. */
  later(item: ClaimedItem, at: Date, reason: string): Promise<void>;
  /** It waits until `at`, and does not count as tried; `progress` is noted where it has come further. */
  putOff(item: ClaimedItem, at: Date, progress?: SendProgress): Promise<void>;
  /** It is not tried any more; the card of the case is drawn anew, to show it. */
  bury(item: ClaimedItem, reason: string, mayHaveArrived?: boolean): Promise<void>;
  /** When the next message is due; undefined when none is waiting. */
  nextDue(): Promise<Date | undefined>;
  /** Of all cases, for the operator. */
  dead(limit: number): Promise<readonly DeadLetter[]>;
  count(): Promise<{ readonly waiting: number; readonly dead: number }>;
}

/** Where the card of a case stands in the triage channel. */
export interface CasePost {
  readonly case: number;
  readonly channel: string;
  readonly serviceUrl: string;
  /** The thread that the card began, `19:…@thread.tacv2;messageid=…`. */
  readonly thread: string;
  /** Id of the activity that is the card. */
  readonly activity: string;
}

/** What a sender has to know of a case, outside of any turn. */
export interface CaseReader {
  read(number: number): Promise<SupportCase | undefined>;
  history(number: number): Promise<readonly HistoryEntry[]>;
  deadLetters(number: number): Promise<readonly DeadLetter[]>;
  contact(tenant: string, person: string): Promise<Contact | undefined>;
  channel(tenant: string, channel: string): Promise<TriageChannel | undefined>;
  /** People who have had to do with cases in a channel, the newest first: whom a case may be assigned to. */
  people(tenant: string, channel: string): Promise<readonly Contact[]>;
  post(number: number): Promise<CasePost | undefined>;
  keepPost(post: CasePost): Promise<void>;
  /**
   * Notes a card where none of its case is known, or none but one that is `gone`; resolves with the one that is known then, and
   * with undefined where the card is that of another case.
   */
  adoptPost(post: CasePost, gone?: CasePost): Promise<CasePost | undefined>;
  /** Notes the chat that was opened for somebody. */
  keepChat(tenant: string, person: string, chat: string): Promise<void>;
  /** Notes where the case is in the ticket system; the case does not count as changed by that. */
  keepTicket(number: number, ticket: CaseTicket): Promise<void>;
}

/** What the ticket system reports of a case; `key` is the same for the same report. */
export interface TicketReport {
  readonly case: number;
  readonly key: string;
  readonly status: 'resolved' | 'closed' | 'reopened' | null;
  readonly comment: string;
  readonly at: Date;
}

/** Takes what the ticket system reports, once, with the messages that follow from it. */
export interface TicketReports {
  take(
    report: TicketReport,
    messagesOf: (after: SupportCase, entry: HistoryEntry, before: CaseStatus) => readonly OutboxMessage[],
  ): Promise<'taken' | 'known' | 'not-found' | 'no-change'>;
}
