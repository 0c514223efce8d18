import type { Result } from './combine-results.ts';
import type { Output } from './output.ts';

/** Password rules of a domain or a computer; what was not read is not there. */
export interface PasswordRules {
  /** How long a password must stand before it can be changed, in words such as `1 day`; `none` when it need not. */
  readonly minimumAge?: string;
  /** How many old passwords are refused. */
  readonly history?: number;
  readonly minimumLength?: number;
  readonly complexity?: boolean;
  /** Wrong passwords until an account is locked; 0 when it never is. */
  readonly lockoutThreshold?: number;
  /** How long it stays locked, in words such as `30 minutes`; `none` when somebody must unlock it. */
  readonly lockoutDuration?: string;
  /** Whether they were read on a workstation or member server, where they may be its own. */
  readonly isOfComputer?: boolean;
}

/** Password rules with the values they were read from. */
export interface FoundRules {
  readonly rules: PasswordRules;
  readonly facts: Output['facts'];
}

/** Says what the rules mean for a reset. They are information: what made one reset fail is not among them. */
export function describeRules(rules: PasswordRules, facts: Output['facts']): Result {
  const says = [
    sayMinimumAge(rules.minimumAge),
    sayHistory(rules.history),
    sayLength(rules.minimumLength),
    sayComplexity(rules.complexity),
    sayLockout(rules),
    rules.isOfComputer
      ? 'These may be the rules of that one computer; net accounts /domain shows those of the domain.'
      : 'A fine-grained policy can set other rules for single users.',
    'Whether one of these rules turned the reset down cannot be told from them alone.',
  ];
  return { verdict: 'unclear', says: says.filter((sentence) => sentence !== '').join(' '), facts };
}

function sayMinimumAge(age: string | undefined): string {
  if (age === undefined) return 'The minimum age of a password could not be read.';
  if (age === 'none') return 'There is no minimum age: a password can be changed again at once.';
  return `The minimum age is ${age}: a password that was changed less than ${age} ago cannot be changed again. For tests the document asks for 0.`;
}

function sayHistory(history: number | undefined): string {
  if (history === undefined) return 'The length of the password history could not be read.';
  if (history === 0) return 'No password history is kept.';
  const last = history === 1 ? 'the last password' : `one of the last ${String(history)} passwords`;
  return `A new password that equals ${last} is refused. For tests the document asks for a history of 0.`;
}

function sayLength(length: number | undefined): string {
  return length === undefined || length === 0 ? '' : `It needs at least ${counted(length, 'character')}.`;
}

function sayComplexity(isComplex: boolean | undefined): string {
  if (isComplex === undefined) return 'Whether it must be complex does not stand there.';
  return isComplex ? 'It must be complex.' : 'It need not be complex.';
}

function sayLockout({ lockoutThreshold: threshold, lockoutDuration: duration }: PasswordRules): string {
  if (threshold === undefined) return '';
  if (threshold === 0) return 'Wrong passwords do not lock an account.';
  const locked = `An account is locked after ${counted(threshold, 'wrong password')}`;
  if (duration === undefined) return `${locked}.`;
  return duration === 'none' ? `${locked}, until somebody unlocks it.` : `${locked}, for ${duration}.`;
}

/** A number with its word, in the plural where it must be. */
export function counted(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? '' : 's'}`;
}
