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
  /** Address of a channel thread for people of its tenant; undefined when no link can be made. */
  linkToThread(thread: string, tenant: string): string | undefined;
  /** As whom people are answered in a channel until they say who they are, by conversation id; set by the desk. */
  readonly channelRoles: ReadonlyMap<string, Role>;
  /** A new id for a card about to be shown (UUID). */
  newForm(): string;
  now(): Date;
}

/** The desk while nobody is being answered: there are no reports of somebody. */
export type IdleDesk = Omit<Desk, 'reports'>;
