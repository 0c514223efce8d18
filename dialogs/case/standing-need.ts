import { toPersonId } from '../../cases/person-id.ts';
import type { Turn } from '../turn.ts';
import { findInterruption } from '../interruptions.ts';
import { findCaseCommand } from './case-command.ts';

/** Whether it matters for the answer what the person is to the teams of the desk: buttons and words about cases. */
export function needsStanding({ submit, text }: Pick<Turn, 'submit' | 'text'>): boolean {
  if (submit === undefined) return findCaseCommand(text) !== undefined;
  const verb = textIn(submit, 'verb');
  // To begin a case is for everybody.
  return verb !== 'case.wanted' && verb?.startsWith('case.') === true;
}

/** Whether the turn may begin a case, which asks how the person signs in. */
export function needsSignInName({ submit, text }: Pick<Turn, 'submit' | 'text'>): boolean {
  return submit === undefined ? findInterruption(text) === 'person' : textIn(submit, 'verb') === 'case.wanted';
}

/** Whom a pressed button would assign a case to: an id in the directory that nobody has vouched for yet. */
export function personAskedFor({ submit }: Pick<Turn, 'submit'>): string | undefined {
  const chosen = textIn(submit, 'verb') === 'case.assigned' ? toPersonId(textIn(submit, 'assignee') ?? '') : '';
  return chosen === '' || chosen.length > longestId ? undefined : chosen;
}

/** Ids of a directory are GUIDs; those of other channels are hardly longer. */
const longestId = 128;

function textIn(submit: unknown, key: string): string | undefined {
  if (typeof submit !== 'object' || submit === null || !Object.hasOwn(submit, key)) return undefined;
  const value: unknown = Reflect.get(submit, key);
  return typeof value === 'string' ? value : undefined;
}
