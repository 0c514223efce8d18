import { loadAll, type YAMLException } from 'js-yaml';

/** The value of a YAML text (dates stay text, nothing at all is null), or in one line what is wrong and where. */
export type YamlResult =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/** Reads YAML 1.2 with its core schema: one document, in which a key may stand only once. */
export function readYaml(text: string): YamlResult {
  try {
    const [value, ...others] = loadAll(text);
    return others.length === 0
      ? { ok: true, value: value ?? null }
      : { ok: false, problem: 'more than one document, expected one' };
  } catch (error) {
    return { ok: false, problem: describe(error as YAMLException) };
  }
}

/** `reason (line:column)` stands on the first line of the message, and below it the text around the place. */
function describe({ message }: YAMLException): string {
  return message.replace(/\n[^]*$/, '').replace(/\((\d+):(\d+)\)$/, 'at line $1, column $2');
}
