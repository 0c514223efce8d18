import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle, type Article } from '../knowledge/article.ts';
import { readNeighbours } from '../knowledge/neighbour.ts';
import { readVocabulary } from '../knowledge/vocabulary.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** Reads the knowledge from a folder; throws one error that lists every problem of every file. */
export function readKnowledgeFolder(folder: string): Knowledge {
  const articles: Article[] = [];
  const problems: string[] = [];
  const names = readdirSync(join(folder, 'articles')).filter((name) => name.endsWith('.md'));
  for (const name of names.sort()) {
    const result = readArticle(`articles/${name}`, readFileSync(join(folder, 'articles', name), 'utf8'));
    if (result.ok) articles.push(result.article);
    else problems.push(...result.problems);
  }
  problems.push(...danglingLinks(articles, names));
  if (problems.length > 0) throw new Error(`The knowledge cannot be read:\n${problems.join('\n')}`);
  return {
    articles,
    neighbours: readNeighbours(readFileSync(join(folder, 'neighbours.yaml'), 'utf8')),
    vocabulary: readVocabulary(readFileSync(join(folder, 'vocabulary.yaml'), 'utf8')),
  };
}

function danglingLinks(articles: readonly Article[], names: readonly string[]): string[] {
  // By file name: an article that cannot be read is there nevertheless.
  const known = new Set(names.map((name) => name.replace(/\.md$/, '')));
  return articles.flatMap((article) =>
    article.next
      .filter((id) => !known.has(id))
      .map((id) => `articles/${article.id}.md: next: ${id} is no article, expected the id of one`),
  );
}
