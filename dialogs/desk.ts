import type { Standing } from '../cases/access.ts';
import type { CaseDesk, Contact } from '../cases/case-desk.ts';
import type { Article } from '../knowledge/article.ts';
import type { KnowledgeJournal } from '../knowledge/journal.ts';
import type { Matcher } from '../knowledge/matcher.ts';
import type { OutageReports, OutageSettings } from '../knowledge/outage.ts';
import type { RunbookSet } from '../knowledge/runbook/runbook-set.ts';
import type { Role } from './conversation-state.ts';

/** Everything a dialog may ask of the desk; made once at start. */
export interface Desk {
  readonly articles: ReadonlyMap<string, Article>;
  readonly runbooks: RunbookSet;
  readonly matcher: Matcher;
  readonly journal: KnowledgeJournal;
  readonly outage: OutageSettings;
  /** Of the person who is being answered. */
  readonly reports: OutageReports;
  /** What the desk's cases are kept in, for this turn. */
  readonly cases: CaseDesk;
  /** What the person is to the teams of the desk; undefined where nothing of the turn depends on it, or nobody vouches for them. */
  readonly standing: Standing | undefined;
  /** The same of the person to whom a case is to be assigned; undefined where nobody is named, or the directory knows nobody of that id. */
  readonly otherStanding?: Standing | undefined;
  /** Where that person is written to, and what they are called. */
  readonly otherContact?: Contact | undefined;
  /** How the person signs in, where the channel told that and the turn begins a case; undefined else. */
  readonly signInName?: string | undefined;
  /** What people call the ticket system, such as `ServiceNow`; undefined without one. */
  readonly ticketSystem: string | undefined;
  /** Into which channel cases about an article with a tag go, by tag; the first triage channel takes the others. */
  readonly routes: ReadonlyMap<string, string>;
  /** Address of a channel thread for people of its tenant; undefined when no link can be made. */
  linkToThread(thread: string, tenant: string): string | undefined;
  /** As whom people are answered in a channel until they say who they are, by conversation id; set by the desk. */
  readonly channelRoles: ReadonlyMap<string, Role>;
  /** A new id for a card about to be shown (UUID). */
  newForm(): string;
  now(): Date;
}

/** The desk while nobody is being answered: there is nothing of somebody. */
export type IdleDesk = Omit<Desk, 'reports' | 'cases' | 'standing' | 'otherStanding' | 'otherContact' | 'signInName'>;
