import { access } from '../../../cases/access.ts';
import { transitions, type Change } from '../../../cases/transitions.ts';
import { tellDone, textNeeds } from '../../../dialogs/case/change-words.ts';

const changes = [...new Set(Object.values(transitions).flatMap((row) => Object.keys(row)))] as Change[];

describe('what is said of a change', () => {
  it('has words for everything that either side can do', () => {
    expect(changes).toHaveLength(8);
    const byRequester = changes.filter((change) => access.requester[change]);
    const byDesk = changes.filter((change) => access.assignee[change]);
    const said = [
      ...byRequester.map((change) => tellDone(change, true, 'assigned')),
      ...byDesk.map((change) => tellDone(change, false, 'assigned')),
    ];
    expect(said).not.toContain('That is done.');
    expect(new Set(said).size).toBe(said.length);
  });

  it('is the least where it was not for them to do', () => {
    expect(tellDone('claim', true, 'new')).toBe('That is done.');
  });

  it('tells who writes after all was done that the case stays so, and how to open it again', () => {
    expect(tellDone('answer', true, 'resolved')).toContain('The case stays resolved: if it still fails, open it again');
    expect(tellDone('answer', false, 'resolved')).toBe('That is done.');
  });

  it('asks for words where a change is nothing without them', () => {
    expect(changes.filter((change) => textNeeds[change] !== undefined).sort()).toEqual([
      'answer',
      'ask',
      'note',
      'resolve',
    ]);
  });
});
