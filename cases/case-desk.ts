import type { AuditTrail } from './audit.ts';
import type { HistoryEntry, NewCase, SupportCase } from './case.ts';
import type { CaseDraft } from './draft.ts';
import type { DeadLetter, OutboxMessage } from './outbox.ts';

/** Cases, each change with its history row and its outgoing messages. */
export interface CaseStore {
  /** Files a case under the next number; a draft that was filed before gives the case that it became, unchanged. */
  open(
    filed: NewCase,
    entry: HistoryEntry,
    messagesOf: (opened: SupportCase) => readonly OutboxMessage[],
  ): Promise<{ readonly opened: SupportCase; readonly isNew: boolean }>;
  read(tenant: string, number: number): Promise<SupportCase | undefined>;
  /** The case of a person that a draft has become. */
  findFiled(of: Pick<SupportCase, 'tenant' | 'requester' | 'draft'>): Promise<SupportCase | undefined>;
  /** Stores a changed case; rejects, so that the turn runs again, when somebody else has changed it since it was read. */
  save(after: SupportCase, entry: HistoryEntry, messages: readonly OutboxMessage[]): Promise<void>;
  /** Oldest first. */
  history(tenant: string, number: number): Promise<readonly HistoryEntry[]>;
  /** Newest first: those of the requester, those that somebody has, or all, without closed ones unless asked for. */
  list(tenant: string, which: CaseFilter): Promise<readonly SupportCase[]>;
  /** What could not be sent for a case, oldest first. */
  deadLetters(number: number): Promise<readonly DeadLetter[]>;
  /** Sends again what could not be sent for a case; how many. */
  revive(number: number): Promise<number>;
  /** Sends something without a change of the case. */
  send(tenant: string, message: OutboxMessage): Promise<void>;
}

export interface CaseFilter {
  readonly requester?: string;
  readonly assignee?: string;
  readonly withClosed?: boolean;
  /** At most so many. */
  readonly limit: number;
}

/** Cases that are being collected. */
export interface DraftStore {
  read(id: string): Promise<CaseDraft | undefined>;
  /** Newest first. */
  list(tenant: string, owner: string): Promise<readonly CaseDraft[]>;
  /** Stores a draft (revision 0: a new one) with its revision raised by one; rejects when it was changed since it was read. */
  save(draft: CaseDraft): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Where to write to somebody, and what they are called. */
export interface Contact {
  readonly tenant: string;
  readonly person: string;
  /** As the directory shows it. */
  readonly name: string;
  /** The id by which the channel knows them (`29:…`). */
  readonly account: string;
  readonly serviceUrl: string;
  /** Their own chat with the bot; null until they have used it. */
  readonly chat: string | null;
}

export interface AddressBook {
  find(tenant: string, person: string): Promise<Contact | undefined>;
  /** A chat that is known stays known where the new contact has none. */
  remember(contact: Contact): Promise<void>;
}

/** A channel into which cases go. */
export interface TriageChannel {
  readonly tenant: string;
  /** Id of the channel, `19:…@thread.tacv2`. */
  readonly channel: string;
  /** Id of the team, as the channel names it: that of its General channel. */
  readonly team: string;
  /** Directory id of the team; null where the activity brought none. */
  readonly group: string | null;
  readonly serviceUrl: string;
  readonly at: string;
}

export interface TriageChannels {
  /** Newest first: the first one is where cases go that no route leads anywhere else. */
  list(tenant: string): Promise<readonly TriageChannel[]>;
  add(channel: TriageChannel): Promise<void>;
}

/** A log that is kept, so that it can go along with a case. */
export interface KeptLog {
  /** UUID. */
  readonly id: string;
  readonly tenant: string;
  /** Who sent it. */
  readonly person: string;
  /** Of the zip, such as `Application.zip`. */
  readonly name: string;
  readonly at: string;
  readonly zip: Uint8Array;
}

/** Logs that are kept, where the desk does so. */
export interface LogStore {
  keep(log: KeptLog): Promise<void>;
  /** Lets logs of a person go along with a draft, and with the case that it becomes; others stay as they are. */
  attach(ids: readonly string[], draft: Pick<CaseDraft, 'id' | 'tenant' | 'owner'>): Promise<void>;
}

/** Everything of the desk's cases that one turn may use; what it writes stands when the turn does. */
export interface CaseDesk {
  readonly cases: CaseStore;
  readonly drafts: DraftStore;
  readonly people: AddressBook;
  readonly triage: TriageChannels;
  readonly logs: LogStore;
  readonly audit: AuditTrail;
}
