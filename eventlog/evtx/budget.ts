import { UnreadableRecord } from './byte-cursor.ts';

/**
 * What reading may still cost: a few hundred bytes of templates that use one another can stand for more text than any machine
 * holds. A node is one step of parsing or of expanding; a character is one UTF-16 unit of a name or a text, or a byte of a value.
 */
export interface Budget {
  nodes: number;
  characters: number;
  /** How many levels further down elements and templates may lie. */
  depth: number;
  /** What is left for the chunk when the record has had its share. */
  nodesAfter: number;
  charactersAfter: number;
}

/** Several times what the largest record can hold, which is a chunk of 64 KB. */
const record = { nodes: 20_000, characters: 400_000, depth: 64 } as const;
/** All records of a chunk together. */
const chunk = { nodes: 300_000, characters: 1_000_000 } as const;

/** The budget of a chunk, of which no record has its share yet. */
export function chunkBudget(): Budget {
  return { nodes: 0, characters: 0, depth: 0, nodesAfter: chunk.nodes, charactersAfter: chunk.characters };
}

/** Gives the next record its share of what the ones before have left. */
export function beginRecord(budget: Budget): void {
  const nodes = Math.max(0, budget.nodes) + budget.nodesAfter;
  const characters = Math.max(0, budget.characters) + budget.charactersAfter;
  budget.nodes = Math.min(record.nodes, nodes);
  budget.characters = Math.min(record.characters, characters);
  budget.depth = record.depth;
  budget.nodesAfter = nodes - budget.nodes;
  budget.charactersAfter = characters - budget.characters;
}

/** @throws UnreadableRecord when fewer are left */
export function spendNodes(budget: Budget, count: number): void {
  budget.nodes -= count;
  if (budget.nodes < 0) throw new UnreadableRecord();
}

/** @throws UnreadableRecord when fewer are left */
export function spendCharacters(budget: Budget, count: number): void {
  budget.characters -= count;
  if (budget.characters < 0) throw new UnreadableRecord();
}

/**
 * Does something one level further down.
 * @throws UnreadableRecord when that is too far down
 */
export function goDeeper<T>(budget: Budget, act: () => T): T {
  budget.depth -= 1;
  if (budget.depth < 0) throw new UnreadableRecord();
  const result = act();
  budget.depth += 1;
  return result;
}
