import { redactText } from './redact-text.ts';
import type { SecretKind } from './secret.ts';

/** Takes secrets out of all texts in the data of a card. Names and everything that is no text stay as they are; so does a lone GUID. */
export function redactValues(value: unknown): { readonly value: unknown; readonly kinds: readonly SecretKind[] } {
  const kinds = new Set<SecretKind>();
  return { value: redacted(value, kinds), kinds: [...kinds] };
}

function redacted(value: unknown, kinds: Set<SecretKind>): unknown {
  if (typeof value === 'string') {
    const { text, kinds: removed } = redactText(value);
    removed.forEach((kind) => kinds.add(kind));
    return text;
  }
  if (Array.isArray(value)) return value.map((each) => redacted(each, kinds));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redacted(each, kinds)]));
}
