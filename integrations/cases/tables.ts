import type { Generated, Selectable } from 'kysely';
import type { CaseStatus, HistoryAction } from '../../cases/case.ts';
import type { OutboxMessage } from '../../cases/outbox.ts';
import type { Destination } from '../../cases/outbox-queue.ts';
import type { Impact, Priority, Urgency } from '../../cases/priority.ts';

/** A truth, as both engines keep it. */
export type Flag = 0 | 1;

/** Where a message of the outbox stands. */
type OutboxState = 'waiting' | 'sent' | 'dead';

/**
 * The tables of the cases. Times are ISO 8601 in UTC, as text, but for `due_at` and `lease_until`, which are counted with:
 * milliseconds since 1970. `details`, `evidence`, `ticket`, `body`, `progress` and `conversations` are JSON.
 */
export interface CaseTables {
  support_case: {
    number: Generated<number>;
    tenant: string;
    requester: string;
    assignee: string | null;
    status: CaseStatus;
    impact: Impact;
    urgency: Urgency;
    priority: Priority;
    details: string;
    evidence: string;
    channel: string | null;
    resolution: string | null;
    ticket: string | null;
    draft: string;
    revision: number;
    opened_at: string;
    updated_at: string;
  };
  /** `seq` is the revision that the case had after it. */
  case_history: {
    case_number: number;
    seq: number;
    at: string;
    author: string | null;
    action: HistoryAction;
    status: CaseStatus;
    text: string;
    is_private: Flag;
  };
  case_draft: {
    id: string;
    tenant: string;
    owner: string;
    details: string;
    evidence: string;
    revision: number;
    created_at: string;
    updated_at: string;
  };
  contact: {
    tenant: string;
    person: string;
    name: string;
    account: string;
    service_url: string;
    chat: string | null;
    updated_at: string;
  };
  /** The one with the highest `rank` was set up last. */
  triage_channel: {
    tenant: string;
    channel: string;
    team: string;
    team_group: string | null;
    service_url: string;
    at: string;
    rank: number;
  };
  case_post: { case_number: number; channel: string; service_url: string; thread: string; activity: string };
  /**
   * `kind` and `person` are those of the message in `body`; a `due_at` of 0 is due at once. `may_have_arrived` is set just before a
   * call that must not be made twice, and as long as nobody has noted what became of it.
   */
  outbox: {
    seq: Generated<number>;
    id: string;
    tenant: string;
    destination: Destination;
    lane: string;
    kind: OutboxMessage['kind'];
    person: string | null;
    case_number: number;
    body: string;
    attempts: number;
    due_at: number;
    lease_until: number;
    state: OutboxState;
    reason: string | null;
    at: string;
    sent_at: string | null;
    progress: string | null;
    may_have_arrived: Generated<Flag>;
  };
  /** Each row holds the hash of the one before, so that none can be changed, left out or put in unnoticed; `person` is a hash. */
  audit: {
    tenant: string;
    seq: number;
    person: string | null;
    role: string;
    action: string;
    case_number: number | null;
    status_before: string | null;
    status_after: string | null;
    is_allowed: Flag;
    correlation: string;
    at: string;
    previous: string;
    hash: string;
  };
  /** Both ends of the trail of a tenant; rows up to `trimmed_seq` have served their time and may be deleted. */
  audit_chain: { tenant: string; last_seq: number; last_hash: string; trimmed_seq: number; trimmed_hash: string };
  /** `draft` is that of the case with which it goes along; null while there is none. */
  kept_log: {
    id: string;
    tenant: string;
    person: string;
    draft: string | null;
    name: string;
    at: string;
    zip: Uint8Array;
  };
  ticket_report: { key: string; at: string };
  /** Whose data was erased: a hash, and the keys of their conversations, which are hashes as well. */
  erased_person: { hash: string; conversations: string; at: string };
}

/** A row as it is read. */
export type Row<Name extends keyof CaseTables> = Selectable<CaseTables[Name]>;
