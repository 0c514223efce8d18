import type { NearNames } from './near-names.ts';
import type { SpokenNames } from './spoken-names.ts';

/** One thing in a text that names an error exactly, in the one spelling that articles use. */
export type Identifier =
  | { readonly kind: 'event'; readonly value: string; readonly provider?: string; readonly at: number }
  | { readonly kind: 'hresult'; readonly value: string; readonly at: number }
  | { readonly kind: 'code'; readonly value: string; readonly at: number }
  | { readonly kind: 'name'; readonly value: string; readonly at: number };

/** What the finders must know of the articles to tell a code of ours from a number. */
export interface KnownIdentifiers {
  readonly events: ReadonlySet<number>;
  /** Events of neighbouring subjects: recognised, so that they can be refused by name. */
  readonly foreignEvents: ReadonlySet<number>;
  readonly hresults: ReadonlySet<string>;
  /** Symbolic names, folded to letters and digits, to the spelling the articles use. */
  readonly names: ReadonlyMap<string, string>;
  /** The same folded names, to be found with a slip. */
  readonly nearNames: NearNames;
  /** The folded names that may also be written as separate words, each under its first letters. */
  readonly spokenNames: SpokenNames;
}
