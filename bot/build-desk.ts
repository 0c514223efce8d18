import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { IdleDesk } from '../dialogs/desk.ts';
import { createTicketSystem } from '../integrations/tickets/create-ticket-system.ts';
import { readKnowledgeFolder } from '../integrations/knowledge-folder.ts';
import type { KnowledgeJournal } from '../knowledge/journal.ts';
import { createMatcher } from '../knowledge/matcher.ts';
import { createRunbookSet } from '../knowledge/runbook/runbook-set.ts';
import type { Config } from './config.ts';
import { projectFolder } from './project-folder.ts';
import { linkToThread } from './thread-link.ts';

/** The folder of the articles. */
export const knowledgeFolder = join(projectFolder, 'knowledge');

/** Reads the knowledge and makes the desk; throws with a list of what is wrong in which article. */
export function buildDesk(
  journal: KnowledgeJournal,
  { outage, channelRoles, cases, tickets }: Pick<Config, 'outage' | 'channelRoles' | 'cases' | 'tickets'>,
): IdleDesk {
  const knowledge = readKnowledgeFolder(knowledgeFolder);
  return {
    articles: new Map(knowledge.articles.map((article) => [article.id, article])),
    runbooks: createRunbookSet(knowledge.runbooks),
    matcher: createMatcher(knowledge),
    journal,
    outage,
    channelRoles,
    linkToThread,
    ticketSystem: tickets.system && createTicketSystem(tickets.system).title,
    routes: cases.routes,
    newForm: randomUUID,
    now: () => new Date(),
  };
}
