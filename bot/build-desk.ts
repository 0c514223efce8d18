import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Desk } from '../dialogs/desk.ts';
import { readKnowledgeFolder } from '../integrations/article-folder.ts';
import type { KnowledgeJournal } from '../knowledge/journal.ts';
import { createMatcher } from '../knowledge/matcher.ts';
import { projectFolder } from './project-folder.ts';

/** The folder of the articles. */
export const knowledgeFolder = join(projectFolder, 'knowledge');

/** Reads the knowledge and makes the desk; throws with a list of what is wrong in which article. */
export function buildDesk(journal: KnowledgeJournal): Desk {
  const knowledge = readKnowledgeFolder(knowledgeFolder);
  return {
    articles: new Map(knowledge.articles.map((article) => [article.id, article])),
    matcher: createMatcher(knowledge),
    journal,
    newForm: randomUUID,
    now: () => new Date(),
  };
}
