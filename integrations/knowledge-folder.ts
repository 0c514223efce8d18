import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle, type Article } from '../knowledge/article.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readNeighbours } from '../knowledge/neighbour.ts';
import { checkReferences } from '../knowledge/runbook/runbook-set.ts';
import { readRunbook, type Runbook } from '../knowledge/runbook/runbook.ts';
import { checkSharedLabels } from '../knowledge/shared-labels.ts';
import { readVocabulary } from '../knowledge/vocabulary.ts';

/** Reads the knowledge from a folder; throws one error that lists every problem of every file. */
export function readKnowledgeFolder(folder: string): Knowledge {
  const problems: string[] = [];
  const articleFiles = readTexts(folder, 'articles', '.md');
  const articles: Article[] = [];
  for (const [file, text] of articleFiles) {
    const result = readArticle(file, text);
    if (result.ok) articles.push(result.article);
    else problems.push(...result.problems);
  }
  const runbooks: Runbook[] = [];
  for (const [file, text] of readTexts(folder, 'runbooks', '.yaml')) {
    const result = readRunbook(file, text);
    if (result.ok) runbooks.push(result.runbook);
    else problems.push(...result.problems);
  }
  // By file name: an article that cannot be read is there nevertheless.
  const known = new Set(articleFiles.map(([file]) => file.replace(/^articles\/|\.md$/g, '')));
  problems.push(...danglingLinks(articles, known), ...checkReferences(runbooks, known));
  // One that is missing may be the one with the other label.
  if (articles.length === articleFiles.length) problems.push(...checkSharedLabels(articles));
  if (problems.length > 0) throw new Error(`The knowledge cannot be read:\n${problems.join('\n')}`);
  return {
    articles,
    runbooks,
    neighbours: readNeighbours(readFileSync(join(folder, 'neighbours.yaml'), 'utf8')),
    vocabulary: readVocabulary(readFileSync(join(folder, 'vocabulary.yaml'), 'utf8')),
  };
}

/** The files of one kind in a folder of the knowledge, by their path in it. */
function readTexts(folder: string, kind: string, ending: string): [string, string][] {
  const names = readdirSync(join(folder, kind)).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => [`${kind}/${name}`, readFileSync(join(folder, kind, name), 'utf8')]);
}

function danglingLinks(articles: readonly Article[], known: ReadonlySet<string>): string[] {
  return articles.flatMap((article) =>
    article.next
      .filter((id) => !known.has(id))
      .map((id) => `articles/${article.id}.md: next: ${id} is no article, expected the id of one`),
  );
}
