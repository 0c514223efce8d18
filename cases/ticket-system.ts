import type { CaseTicket } from './case.ts';
import type { CasePacket } from './packet.ts';

/** What became of something sent to the ticket system. */
export type TicketResult =
  | { readonly ok: true; readonly ticket: CaseTicket | null }
  /** `final`: trying again would not help. `reason` is for people and holds no secret. */
  | { readonly ok: false; readonly final: boolean; readonly reason: string; readonly retryAfterMs?: number };

/** What is told to the ticket system. */
export type TicketEvent =
  { readonly event: 'opened' } | { readonly event: 'status' | 'comment' | 'note'; readonly text: string };

/** The door to a ticket system. */
export interface TicketSystem {
  /** Name of the connector, such as `servicenow`. */
  readonly name: string;
  /** Whom people know it as, such as `ServiceNow`. */
  readonly title: string;
  /**
   * Makes the ticket, or adds to it. `key` is the same each time that the same message is sent; `correlation` is the same for
   * all messages of a case. Whatever may have arrived before is looked up before it is made again. Never rejects.
   */
  send(packet: CasePacket, event: TicketEvent, key: string, ticket: CaseTicket | null): Promise<TicketResult>;
  /** Asks the system, without changing anything, whether it lets us in; a sentence for each thing that was checked. */
  check(): Promise<readonly { readonly ok: boolean; readonly what: string }[]>;
}
