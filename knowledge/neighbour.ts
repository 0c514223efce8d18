import { z } from 'zod';
import { readYaml } from './yaml.ts';

const words = z.array(z.string().trim().min(3).max(200)).default([]);

const neighbour = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  /** Completes "This looks like …", for example `password hash synchronization`. */
  topic: z.string().min(3).max(80),
  /** Where such a question is answered, one sentence; shown after the refusal. */
  instead: z.string().min(10).max(240),
  url: z.url({ protocol: /^https$/ }).optional(),
  /** Event ids and error codes that belong to the topic; a code may end in `*` for a whole family. */
  events: z.array(z.int().min(1).max(65535)).default([]),
  codes: words,
  phrases: words,
  symptoms: words,
});

/** A subject next to ours: recognised so that it can be refused by name, never answered. */
export type Neighbour = z.infer<typeof neighbour>;

/** Reads `neighbours.yaml`; throws with the field that is wrong, because without it refusals are guesses. */
export function readNeighbours(text: string): readonly Neighbour[] {
  const yaml = readYaml(text);
  if (!yaml.ok) throw new Error(`neighbours.yaml: not valid YAML, ${yaml.problem}`);
  const read = z.array(neighbour).safeParse(yaml.value);
  if (!read.success) throw new Error(`neighbours.yaml: ${z.prettifyError(read.error)}`);
  return read.data;
}
