import { namesOf } from '../../../dialogs/case/case-texts.ts';
import { tellRefusal, type Refused } from '../../../dialogs/case/refusal-words.ts';
import { caseOf, contactOf, entryOf } from '../../support/triage.ts';

const names = namesOf([contactOf('alan', { name: 'Alan *T*' }), contactOf('grace')]);
const taken = caseOf({ status: 'assigned', assignee: 'alan' });

const tell = (more: Partial<Refused>) =>
  tellRefusal({ change: 'claim', reason: 'overtaken', of: taken, roles: ['analyst'], history: [], names, ...more });

describe('tellRefusal', () => {
  it('says who has the case that somebody wanted to take', () => {
    expect(tell({})).toBe('Alan \\*T\\* has case 1042 already. To take it over, assign it to yourself.');
    expect(tell({ of: { ...taken, assignee: 'eve' } })).toMatch(/^A colleague has case 1042 already\./);
  });

  it('says what has changed since the card was drawn', () => {
    const history = [entryOf(), entryOf({ by: 'grace', action: 'resolved' })];
    expect(tell({ change: 'close', history })).toBe(
      'Somebody was faster: case 1042 has changed since this card was drawn. The last change: Grace Hopper resolved the case. Here it is as it is now.',
    );
    expect(tell({ of: caseOf() })).toBe(
      'Somebody was faster: case 1042 has changed since this card was drawn. Here it is as it is now.',
    );
  });

  it('says that it is theirs already', () => {
    expect(tell({ reason: 'already-yours' })).toBe('Case 1042 is yours already.');
  });

  it('says what is possible instead, for the role and the status', () => {
    const reason = 'wrong-status';
    expect(tell({ reason, of: caseOf({ status: 'closed' }), roles: ['requester'] })).toBe(
      'Case 1042 is closed, so that cannot be done. You can reopen it.',
    );
    expect(tell({ reason, of: caseOf({ status: 'resolved' }), roles: ['requester'] })).toBe(
      'Case 1042 is resolved, so that cannot be done. You can answer, close it or reopen it.',
    );
    expect(tell({ reason, of: caseOf({ status: 'closed' }), roles: [] })).toBe(
      'Case 1042 is closed, so that cannot be done. There is nothing that you can do with it now.',
    );
  });

  it('says to an analyst who can do it, and how they become one of those', () => {
    const reason = 'not-allowed';
    expect(tell({ reason, change: 'resolve', of: caseOf() })).toBe(
      'Only whoever has case 1042, or an owner of the team, can do that. To do it, claim it first (“claim 1042”).',
    );
    expect(tell({ reason, change: 'close' })).toBe(
      'Only whoever has case 1042, or an owner of the team, can do that. Alan \\*T\\* has it. To do it, assign it to yourself first (“assign 1042 to me”).',
    );
    expect(tell({ reason, change: 'answer' })).toMatch(
      /^Only the requester answers\. To write to them, say “ask 1042 …”/,
    );
  });

  it('says to the requester what they can do', () => {
    expect(tell({ reason: 'not-allowed', roles: ['requester'] })).toBe(
      'Only analysts of the desk can do that. You can answer or close it.',
    );
  });
});
