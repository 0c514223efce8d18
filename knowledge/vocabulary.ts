import { z } from 'zod';
import { stem } from './stem.ts';
import { plainWords } from './words.ts';
import { readYaml } from './yaml.ts';

const file = z.strictObject({
  /** Words that say nothing about the subject. */
  stop: z.array(z.string()),
  /** Words that say little about it: they count half. */
  weak: z.array(z.string()),
  /** Our word (or words) for a thing, and how else people say it, in any language. */
  say: z.record(z.string(), z.array(z.string())),
});

/** Which words count, and which words mean the same. */
export interface Vocabulary {
  readonly stop: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
  /** From words as typed (joined by one space) to our words. */
  readonly same: ReadonlyMap<string, readonly string[]>;
  /** By first word: most words that a key of `same` has that begins with it. */
  readonly longestFrom: ReadonlyMap<string, number>;
  /** Japanese and Chinese terms, which stand without spaces, to our words. */
  readonly unspaced: ReadonlyMap<string, readonly string[]>;
  readonly longestUnspaced: number;
}

const cjk = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Reads `vocabulary.yaml`; throws with the field that is wrong. */
export function readVocabulary(text: string): Vocabulary {
  const yaml = readYaml(text);
  if (!yaml.ok) throw new Error(`vocabulary.yaml: not valid YAML, ${yaml.problem}`);
  const read = file.safeParse(yaml.value);
  if (!read.success) throw new Error(`vocabulary.yaml: ${z.prettifyError(read.error)}`);
  const same = new Map<string, readonly string[]>();
  const unspaced = new Map<string, readonly string[]>();
  for (const [ours, variants] of Object.entries(read.data.say)) {
    const words = plainWords(ours);
    for (const variant of variants) {
      if (cjk.test(variant)) unspaced.set(variant.normalize('NFKC'), words);
      else same.set(plainWords(variant).join(' '), words);
    }
  }
  return {
    stop: new Set(read.data.stop.flatMap(plainWords)),
    weak: new Set(read.data.weak.flatMap(plainWords).map(stem)),
    same,
    longestFrom: longestFrom(same.keys()),
    unspaced,
    longestUnspaced: Math.max(1, ...[...unspaced.keys()].map((key) => key.length)),
  };
}

function longestFrom(keys: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const key of keys) {
    const words = key.split(' ');
    const first = String(words[0]);
    longest.set(first, Math.max(words.length, longest.get(first) ?? 0));
  }
  return longest;
}
