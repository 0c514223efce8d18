import type { CaseStatus } from '../../cases/case.ts';
import type { Change } from '../../cases/transitions.ts';

/** Changes that are nothing without words. */
export const textNeeds: Readonly<Partial<Record<Change, string>>> = {
  answer: 'Please write your answer, and send it again.',
  ask: 'Please write the question, and send it again.',
  note: 'Please write the note, and keep it again.',
  resolve: 'Please write what was done: the requester reads it. Then mark the case as resolved again.',
};

const toRequester: Readonly<Partial<Record<Change, string>>> = {
  answer: 'Thank you. Your answer is with the desk.',
  close: 'You have closed this case. If it fails again, open it again.',
  reopen: 'The case is open again, and the desk knows it.',
};

const stillResolved =
  'Thank you, the desk reads it. The case stays resolved: if it still fails, open it again with the button, or say “reopen” and its number.';

const toDesk: Readonly<Partial<Record<Change, string>>> = {
  claim: 'It is yours now.',
  assign: 'It is handed over.',
  ask: 'The requester gets the question in their own chat. The answer will stand in the thread of the case.',
  note: 'The note is kept. The requester does not see it.',
  resolve: 'The requester is told what was done, and can close the case or open it again.',
  close: 'It is closed.',
  reopen: 'It is open again.',
};

/** Says what was done, to the requester of the case or to the desk. */
export function tellDone(change: Change, isRequester: boolean, after: CaseStatus): string {
  if (isRequester && change === 'answer' && after === 'resolved') return stillResolved;
  return (isRequester ? toRequester : toDesk)[change] ?? 'That is done.';
}
