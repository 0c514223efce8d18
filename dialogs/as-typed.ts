import type { Turn } from './turn.ts';

/** Words that stand for a button: there is no pressed card, so none is put in its place. */
export function asTyped(turn: Turn, submit?: unknown): Turn {
  return { ...turn, ...(submit !== undefined && { submit }), replace: () => Promise.resolve() };
}
