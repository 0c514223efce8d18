import { summaryCard } from '../cards/summary/summary.ts';
import { checkPaths } from '../knowledge/directory-path/check-paths.ts';
import { findFaultyPaths } from '../knowledge/directory-path/find-faulty-paths.ts';
import { findPaths, type Asked } from '../knowledge/directory-path/find-paths.ts';
import type { Desk } from './desk.ts';
import { viewPathCheck } from './path-check-view.ts';
import type { Turn } from './turn.ts';

/** True when a message is nothing but directory paths: then it is about the characters in them. */
export function isPathList(text: string): boolean {
  return findPaths(text).isList;
}

/** Shows reserved characters in the directory paths that stand inside a longer text; says nothing where there are none. */
export async function tellFaultyPaths(turn: Turn, desk: Desk): Promise<void> {
  const reports = findFaultyPaths(turn.text);
  if (reports.length === 0) return;
  const verdict = 'A directory path in your text holds a reserved character.';
  const page = viewPathCheck({ reports, leftOut: 0, isCut: false, verdict });
  await turn.show(summaryCard({ form: desk.newForm(), page, next: null, speak: page.title }), page.title);
}

/** What was asked for, and whether the person is one who cannot run commands. */
export interface PathTelling {
  readonly asked: Asked;
  readonly isPlain: boolean;
}

/** Shows which pasted directory paths hold a reserved character, and where. */
export async function tellPaths(turn: Turn, desk: Desk, { asked, isPlain }: PathTelling): Promise<void> {
  const page = viewPathCheck(checkPaths(turn.text, asked), isPlain);
  await turn.show(summaryCard({ form: desk.newForm(), page, next: null, speak: page.title }), page.title);
}
