import { join } from 'node:path';
import { readKnowledgeFolder } from '../../integrations/knowledge-folder.ts';

export const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');

/** The knowledge that the bot ships with. */
export const realKnowledge = readKnowledgeFolder(knowledgeFolder);
