import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { engineOf } from '../engine.ts';
import { columnsOf } from './columns.ts';

/** Cases and what belongs to them, the outbox, the audit trail, and whose data was erased. */
export const cases: Migration = {
  async up(db) {
    await createCases(db);
    await createDrafts(db);
    await createPeople(db);
    await createOutbox(db);
    await createAudit(db);
    await (engineOf(db) === 'postgres' ? guardAuditOnPostgres(db) : guardAuditOnSqlite(db));
  },
};

type AnyStore = Kysely<unknown>;

/** A key that the database counts, and never gives twice. */
function counterOf(db: AnyStore, first: number) {
  return engineOf(db) === 'postgres'
    ? sql`BIGINT GENERATED ALWAYS AS IDENTITY (START WITH ${sql.lit(first)}) PRIMARY KEY`
    : sql`INTEGER PRIMARY KEY AUTOINCREMENT`;
}

const firstNumber = 1001;
const statuses = sql`('new', 'assigned', 'pending', 'resolved', 'closed')`;

async function createCases(db: AnyStore): Promise<void> {
  const { text, bigint, strict } = columnsOf(db);
  await sql`CREATE TABLE support_case (
    number ${counterOf(db, firstNumber)}, tenant ${text} NOT NULL, requester ${text} NOT NULL, assignee ${text},
    status ${text} NOT NULL CHECK (status IN ${statuses}),
    impact ${text} NOT NULL CHECK (impact IN ('everyone', 'several', 'one')),
    urgency ${text} NOT NULL CHECK (urgency IN ('blocked', 'hindered', 'waiting')),
    priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 5),
    details ${text} NOT NULL, evidence ${text} NOT NULL, channel ${text}, resolution ${text}, ticket ${text},
    draft ${text} NOT NULL UNIQUE, revision INTEGER NOT NULL, opened_at ${text} NOT NULL, updated_at ${text} NOT NULL
  )${strict}`.execute(db);
  if (engineOf(db) === 'sqlite') {
    // SQLite counts on from what stands here.
    await sql`INSERT INTO sqlite_sequence (name, seq) VALUES ('support_case', ${sql.lit(firstNumber - 1)})`.execute(db);
  }
  await sql`CREATE INDEX support_case_requester ON support_case (tenant, requester, number)`.execute(db);
  await sql`CREATE INDEX support_case_assignee ON support_case (tenant, assignee, number)`.execute(db);
  await sql`CREATE INDEX support_case_channel ON support_case (tenant, channel)`.execute(db);
  await sql`CREATE INDEX support_case_status ON support_case (status, updated_at)`.execute(db);
  await sql`CREATE TABLE case_history (
    case_number ${bigint} NOT NULL REFERENCES support_case (number), seq INTEGER NOT NULL, at ${text} NOT NULL,
    author ${text}, action ${text} NOT NULL, status ${text} NOT NULL CHECK (status IN ${statuses}),
    text ${text} NOT NULL, is_private INTEGER NOT NULL CHECK (is_private IN (0, 1)), PRIMARY KEY (case_number, seq)
  )${strict}`.execute(db);
  await sql`CREATE INDEX case_history_author ON case_history (author)`.execute(db);
  await sql`CREATE TABLE ticket_report (key ${text} PRIMARY KEY, at ${text} NOT NULL)${strict}`.execute(db);
}

async function createDrafts(db: AnyStore): Promise<void> {
  const { text, strict } = columnsOf(db);
  await sql`CREATE TABLE case_draft (
    id ${text} PRIMARY KEY, tenant ${text} NOT NULL, owner ${text} NOT NULL, details ${text} NOT NULL,
    evidence ${text} NOT NULL, revision INTEGER NOT NULL, created_at ${text} NOT NULL, updated_at ${text} NOT NULL
  )${strict}`.execute(db);
  await sql`CREATE INDEX case_draft_owner ON case_draft (tenant, owner, created_at)`.execute(db);
  await sql`CREATE INDEX case_draft_updated_at ON case_draft (updated_at)`.execute(db);
}

async function createPeople(db: AnyStore): Promise<void> {
  const { text, bigint, strict } = columnsOf(db);
  await sql`CREATE TABLE contact (
    tenant ${text} NOT NULL, person ${text} NOT NULL, name ${text} NOT NULL, account ${text} NOT NULL,
    service_url ${text} NOT NULL, chat ${text}, updated_at ${text} NOT NULL, PRIMARY KEY (tenant, person)
  )${strict}`.execute(db);
  await sql`CREATE TABLE triage_channel (
    tenant ${text} NOT NULL, channel ${text} NOT NULL, team ${text} NOT NULL, team_group ${text},
    service_url ${text} NOT NULL, at ${text} NOT NULL, rank ${bigint} NOT NULL, PRIMARY KEY (tenant, channel)
  )${strict}`.execute(db);
  await sql`CREATE TABLE case_post (
    case_number ${bigint} PRIMARY KEY, channel ${text} NOT NULL, service_url ${text} NOT NULL, thread ${text} NOT NULL,
    activity ${text} NOT NULL
  )${strict}`.execute(db);
  await sql`CREATE TABLE erased_person (
    hash ${text} PRIMARY KEY, conversations ${text} NOT NULL, at ${text} NOT NULL
  )${strict}`.execute(db);
}

async function createOutbox(db: AnyStore): Promise<void> {
  const { text, bigint, strict } = columnsOf(db);
  await sql`CREATE TABLE outbox (
    seq ${counterOf(db, 1)}, id ${text} NOT NULL UNIQUE, tenant ${text} NOT NULL,
    destination ${text} NOT NULL CHECK (destination IN ('channel', 'person', 'ticket')), lane ${text} NOT NULL,
    kind ${text} NOT NULL, person ${text}, case_number ${bigint} NOT NULL, body ${text} NOT NULL,
    attempts INTEGER NOT NULL, due_at ${bigint} NOT NULL, lease_until ${bigint} NOT NULL,
    state ${text} NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')), reason ${text}, at ${text} NOT NULL,
    sent_at ${text}
  )${strict}`.execute(db);
  await sql`CREATE INDEX outbox_due ON outbox (state, destination, due_at)`.execute(db);
  await sql`CREATE INDEX outbox_lane ON outbox (lane, seq)`.execute(db);
  await sql`CREATE INDEX outbox_case ON outbox (case_number, state)`.execute(db);
  await sql`CREATE INDEX outbox_sent ON outbox (state, sent_at)`.execute(db);
  await sql`CREATE INDEX outbox_person ON outbox (tenant, person)`.execute(db);
}

async function createAudit(db: AnyStore): Promise<void> {
  const { text, bigint, strict } = columnsOf(db);
  await sql`CREATE TABLE audit (
    tenant ${text} NOT NULL, seq ${bigint} NOT NULL, person ${text}, role ${text} NOT NULL, action ${text} NOT NULL,
    case_number ${bigint}, status_before ${text}, status_after ${text},
    is_allowed INTEGER NOT NULL CHECK (is_allowed IN (0, 1)), correlation ${text} NOT NULL, at ${text} NOT NULL,
    previous ${text} NOT NULL, hash ${text} NOT NULL, PRIMARY KEY (tenant, seq)
  )${strict}`.execute(db);
  await sql`CREATE TABLE audit_chain (
    tenant ${text} PRIMARY KEY, last_seq ${bigint} NOT NULL, last_hash ${text} NOT NULL,
    trimmed_seq ${bigint} NOT NULL, trimmed_hash ${text} NOT NULL
  )${strict}`.execute(db);
}

async function guardAuditOnSqlite(db: AnyStore): Promise<void> {
  const refuse = sql`BEGIN SELECT RAISE(ABORT, 'The audit trail only grows.'); END`;
  await sql`CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit ${refuse}`.execute(db);
  await sql`CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    WHEN OLD.seq > COALESCE((SELECT trimmed_seq FROM audit_chain WHERE tenant = OLD.tenant), 0) ${refuse}`.execute(db);
  // What INSERT OR REPLACE puts aside does not count as deleted.
  await sql`CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE tenant = NEW.tenant AND seq = NEW.seq) ${refuse}`.execute(db);
}

async function guardAuditOnPostgres(db: AnyStore): Promise<void> {
  await sql`CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        IF OLD.seq <= (SELECT trimmed_seq FROM audit_chain WHERE tenant = OLD.tenant) THEN
          RETURN OLD;
        END IF;
      END IF;
      RAISE EXCEPTION 'The audit trail only grows.';
    END $$`.execute(db);
  await sql`CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION keep_audit()`.execute(db);
  await sql`CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION keep_audit()`.execute(db);
}
