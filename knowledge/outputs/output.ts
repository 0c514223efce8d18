/** The commands whose output is read, by their own names. */
export const outputKinds = [
  'test-net-connection',
  'invoke-web-request',
  'tls-registry',
  'dotnet-release',
  'writeback-configuration',
  'net-accounts',
  'net-user',
  'distinguished-names',
] as const;

export type OutputKind = (typeof outputKinds)[number];

/** What pasted output of a command says. */
export interface Output {
  readonly kind: OutputKind;
  /** As it should be, not as it should be, or not to be told from this alone. */
  readonly verdict: 'good' | 'bad' | 'unclear';
  /** What it means, in whole sentences for the person who pasted it. */
  readonly says: string;
  /** What was read, under the names that stand in the output; nothing else of the text is kept. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}
