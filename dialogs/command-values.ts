import type { Runbook } from '../knowledge/runbook/runbook.ts';
import type { Walk } from '../knowledge/runbook/walk.ts';

/** A value that commands wait for and that people can give: how it is asked for, and what it may look like. */
interface GivenValue {
  readonly ask: string;
  /** Said instead once it is known. */
  readonly change: string;
  /**
   * It will stand in a command that somebody runs, so nothing but letters, digits and a few signs gets through; each command
   * has it between quotes or as a word of its own.
   */
  readonly shape: RegExp;
  /** What is meant for it, and cannot be put into a command. */
  readonly near: RegExp;
}

const given: Readonly<Record<string, GivenValue>> = {
  namespace: {
    ask: 'Paste the text of event 31034 or 31019 here, and I put the name of your listener into the commands.',
    change: 'Another listener? Paste the text of its event, and I change the commands.',
    // Read out of an event, never typed.
    shape: /(?!)/,
    near: /(?!)/,
  },
  user: {
    ask: 'Type the sign-in name of the user alone, such as `ada@contoso.com`, and I put it into the commands.',
    change: 'Another user? Type the sign-in name alone, and I change the commands.',
    shape: /^[\p{L}\p{N}._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}$/u,
    near: /^\S{1,80}@\S{1,200}$/,
  },
  accountName: {
    ask: 'Type the short account name of the user, such as `name: ada`, and I put it into the commands.',
    change: 'Another account? Type it as in `name: ada`, and I change the commands.',
    shape: /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,19}$/u,
    near: /(?!)/,
  },
  connectorAccount: {
    ask: 'Type the name of the connector account, such as `MSOL_0123456789ab` or `name: svc-sync`, and I put it into the commands.',
    change: 'Another connector account? Type it as in `name: svc-sync`, and I change the commands.',
    shape: /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,19}$/u,
    near: /(?!)/,
  },
};

/** The values that stand in the commands of the open step and can be given, in their order. */
export function valuesIn(runbook: Runbook, { at }: Walk): string[] {
  const text = (runbook.blocks.get(String(at)) ?? []).map((block) => (block.kind === 'command' ? block.text : ''));
  const names = text.join('\n').match(/(?<=\{)\w+(?=\})/g) ?? [];
  return [...new Set(names)].filter((name) => Object.hasOwn(given, name));
}

/** How to give each value of the open step, or to change it. */
export function askForValues(runbook: Runbook, walk: Walk): string[] {
  return valuesIn(runbook, walk).flatMap((name) => {
    const value = given[name];
    if (!value) return [];
    return [Object.hasOwn(walk.fill, name) ? value.change : value.ask];
  });
}

/** A value that was typed for one of these names, one that cannot stand in a command, or undefined for any other text. */
export function readValue(
  text: string,
  names: readonly string[],
): { readonly name: string; readonly value: string } | 'refused' | undefined {
  // The name of the listener is read out of an event.
  if (names.every((name) => name === 'namespace')) return undefined;
  const { isNamed, value } = readName(text);
  const isBare = isNamed || /[\d._-]/.test(value);
  const name = names.find((one) => given[one]?.shape.test(value) && (isBare || one === 'user'));
  if (name !== undefined) return { name, value };
  return isNamed || names.some((one) => given[one]?.near.test(value)) ? 'refused' : undefined;
}

/** The name in `name: ada`, or the text alone; of DOMAIN\name the commands want the name. */
function readName(text: string): { isNamed: boolean; value: string } {
  const [, named] = /^\s*(?:name|account|user)\s*[:=]\s*(.*)$/is.exec(text.slice(0, 300)) ?? [];
  const value = (named ?? text).trim().replace(/^[A-Za-z0-9.-]{1,40}\\/, '');
  return { isNamed: named !== undefined, value };
}
