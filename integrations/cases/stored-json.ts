import type { z } from 'zod';

/** Reads JSON that the store has kept; throws an error that names `what`, and nothing of the content. */
export function readStoredJson<Value>(schema: z.ZodType<Value>, text: string, what: string): Value {
  const read = findStoredJson(schema, text);
  if (read === undefined)
    throw new Error(`${what} cannot be read: it was stored by another release, or changed by hand.`);
  return read;
}

/** The same, where it can do without: undefined for what cannot be read. */
export function findStoredJson<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  return schema.safeParse(parse(text)).data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No schema takes it.
    return undefined;
  }
}
