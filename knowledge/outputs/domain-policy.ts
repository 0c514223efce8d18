import { counted, type FoundRules, type PasswordRules } from './password-rules.ts';
import { readProperties, type Properties } from './properties.ts';

const number = /^\d{1,5}$/;
const span = /^(?:\d{1,5}\.)?\d{1,2}:\d\d:\d\d$/;
const word = /^(?:True|False)$/i;

/** What Get-ADDefaultDomainPasswordPolicy prints, in its order, and what a value looks like. */
const shapes = new Map([
  ['ComplexityEnabled', word],
  ['LockoutDuration', span],
  ['LockoutObservationWindow', span],
  ['LockoutThreshold', number],
  ['MaxPasswordAge', span],
  ['MinPasswordAge', span],
  ['MinPasswordLength', number],
  ['PasswordHistoryCount', number],
]);

/** Finds what Get-ADDefaultDomainPasswordPolicy prints, in plain text; the commands for fine-grained policies print the same names. */
export function readDomainPolicies(plain: string): readonly FoundRules[] {
  return readProperties(plain, [...shapes.keys()], 'ComplexityEnabled')
    .map((object): Properties => new Map([...object].filter(([name, value]) => shapes.get(name)?.test(value))))
    .filter(({ size }) => size > 0)
    .map((object) => ({ rules: rulesOf(object), facts: [...object].map(([name, value]) => ({ name, value })) }));
}

function rulesOf(object: Properties): PasswordRules {
  return {
    ...when(object.get('MinPasswordAge'), (value) => ({ minimumAge: inWords(value) })),
    ...when(object.get('PasswordHistoryCount'), (value) => ({ history: Number(value) })),
    ...when(object.get('MinPasswordLength'), (value) => ({ minimumLength: Number(value) })),
    ...when(object.get('ComplexityEnabled'), (value) => ({ complexity: value.toLowerCase() === 'true' })),
    ...when(object.get('LockoutThreshold'), (value) => ({ lockoutThreshold: Number(value) })),
    ...when(object.get('LockoutDuration'), (value) => ({ lockoutDuration: inWords(value) })),
  };
}

function when(value: string | undefined, read: (value: string) => PasswordRules): PasswordRules {
  return value === undefined ? {} : read(value);
}

const units = ['second', 'minute', 'hour', 'day'];

/** A span such as `1.00:00:00`, days first. */
function inWords(value: string): string {
  const counts = value.split(/[.:]/).map(Number).reverse();
  const parts = counts.map((count, at) => (count > 0 ? counted(count, String(units[at])) : '')).reverse();
  return parts.filter((part) => part !== '').join(' ') || 'none';
}
