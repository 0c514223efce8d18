import type { AuditEntry } from '../../cases/audit.ts';
import type {
  AddressBook,
  CaseDesk,
  CaseStore,
  Contact,
  DraftStore,
  KeptLog,
  LogStore,
  TriageChannel,
  TriageChannels,
} from '../../cases/case-desk.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { DeadLetter, OutboxMessage } from '../../cases/outbox.ts';

/** The ports of a desk's cases in memory, and what was put into them. */
export interface MemoryCaseDesk extends CaseDesk {
  readonly stored: {
    readonly cases: Map<number, SupportCase>;
    readonly drafts: Map<string, CaseDraft>;
    readonly contacts: Contact[];
    readonly channels: TriageChannel[];
    readonly logs: (KeptLog & { draft: string | null })[];
    readonly audit: AuditEntry[];
    readonly outbox: OutboxMessage[];
    readonly dead: DeadLetter[];
    readonly history: Map<number, HistoryEntry[]>;
  };
}

/** Makes a desk of cases that is empty; each test has its own. */
export function memoryCaseDesk(): MemoryCaseDesk {
  const stored: MemoryCaseDesk['stored'] = {
    cases: new Map(),
    drafts: new Map(),
    contacts: [],
    channels: [],
    logs: [],
    audit: [],
    outbox: [],
    dead: [],
    history: new Map(),
  };
  return {
    stored,
    cases: cases(stored),
    drafts: drafts(stored),
    people: people(stored),
    triage: triage(stored),
    logs: logs(stored),
    audit: {
      append(entry) {
        stored.audit.push(entry);
        return Promise.resolve();
      },
    },
  };
}

type Stored = MemoryCaseDesk['stored'];

function cases({ cases: all, history, outbox, dead }: Stored): CaseStore {
  return {
    open(filed, entry, messagesOf) {
      const before = [...all.values()].find(({ draft }) => draft === filed.draft);
      if (before) return Promise.resolve({ opened: before, isNew: false });
      const opened = { ...filed, number: 1001 + all.size, revision: 1 };
      all.set(opened.number, opened);
      history.set(opened.number, [entry]);
      outbox.push(...messagesOf(opened));
      return Promise.resolve({ opened, isNew: true });
    },
    read(tenant, number) {
      const found = all.get(number);
      return Promise.resolve(found?.tenant === tenant ? found : undefined);
    },
    findFiled({ tenant, requester, draft }) {
      const found = [...all.values()].find((one) => one.draft === draft);
      return Promise.resolve(found?.tenant === tenant && found.requester === requester ? found : undefined);
    },
    save(after, entry, messages) {
      if (all.get(after.number)?.revision !== after.revision - 1) return Promise.reject(new Error('Overtaken.'));
      all.set(after.number, after);
      history.get(after.number)?.push(entry);
      outbox.push(...messages);
      return Promise.resolve();
    },
    history: (_tenant, number) => Promise.resolve(history.get(number) ?? []),
    list(tenant, { requester, assignee, withClosed = false, limit }) {
      const found = [...all.values()].filter(
        (one) =>
          one.tenant === tenant &&
          (requester === undefined || one.requester === requester) &&
          (assignee === undefined || one.assignee === assignee) &&
          (withClosed || one.status !== 'closed'),
      );
      return Promise.resolve(found.reverse().slice(0, limit));
    },
    deadLetters: (number) => Promise.resolve(dead.filter(({ message }) => message.case === number)),
    revive(number) {
      const revived = dead.filter(({ message }) => message.case === number);
      dead.splice(0, dead.length, ...dead.filter(({ message }) => message.case !== number));
      return Promise.resolve(revived.length);
    },
    send(_tenant, message) {
      outbox.push(message);
      return Promise.resolve();
    },
  };
}

function drafts({ drafts: all }: Stored): DraftStore {
  return {
    read: (id) => Promise.resolve(all.get(id)),
    list: (tenant, owner) =>
      Promise.resolve([...all.values()].filter((draft) => draft.tenant === tenant && draft.owner === owner).reverse()),
    save(draft) {
      if ((all.get(draft.id)?.revision ?? 0) !== draft.revision) return Promise.reject(new Error('Overtaken.'));
      all.set(draft.id, { ...draft, revision: draft.revision + 1 });
      return Promise.resolve();
    },
    remove(id) {
      all.delete(id);
      return Promise.resolve();
    },
  };
}

function people({ contacts }: Stored): AddressBook {
  const at = (tenant: string, person: string): number =>
    contacts.findIndex((contact) => contact.tenant === tenant && contact.person === person);
  return {
    find: (tenant, person) => Promise.resolve(contacts[at(tenant, person)]),
    remember(contact) {
      const index = at(contact.tenant, contact.person);
      if (index === -1) contacts.push(contact);
      else contacts[index] = { ...contact, chat: contact.chat ?? contacts[index]?.chat ?? null };
      return Promise.resolve();
    },
  };
}

function logs({ logs: all }: Stored): LogStore {
  return {
    keep(log) {
      all.push({ ...log, draft: null });
      return Promise.resolve();
    },
    attach(ids, { id: draft, tenant, owner }) {
      for (const log of all) {
        const isTheirs = log.tenant === tenant && log.person === owner && log.draft === null;
        if (isTheirs && ids.includes(log.id)) log.draft = draft;
      }
      return Promise.resolve();
    },
  };
}

function triage({ channels }: Stored): TriageChannels {
  return {
    list: (tenant) => Promise.resolve(channels.filter((channel) => channel.tenant === tenant).reverse()),
    add(channel) {
      channels.push(channel);
      return Promise.resolve();
    },
  };
}
