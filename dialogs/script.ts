import type { z } from 'zod';

/** What was answered so far, by field. */
export type Known = Readonly<Record<string, string>>;

/** One question of a script: what to say, and how to hear the answer. */
export interface Line {
  readonly field: string;
  readonly say: string | ((known: Known) => string);
  /** Reads the typed answer; empty when it brings nothing. */
  readonly hear: z.ZodType<string, string>;
  /** Asked only when this holds. */
  readonly when?: (known: Known) => boolean;
}

/** A conversation as data: lines in the order in which they are asked. */
export interface Script {
  readonly id: string;
  readonly lines: readonly Line[];
}

/** The first line whose answer is not known and whose `when` holds; undefined when all is said. */
export function nextLine(script: Script, known: Known): Line | undefined {
  return script.lines.find(({ field, when }) => known[field] === undefined && (when?.(known) ?? true));
}

/** The question of a line, as it is put to the person. */
export function sayLine(line: Line, known: Known): string {
  return typeof line.say === 'string' ? line.say : line.say(known);
}
