import { caseStatuses, type SupportCase } from '../../../cases/case.ts';
import { namesOf } from '../../../dialogs/case/case-texts.ts';
import { tellOwnStatus, viewOwnCase, type OwnCaseParts } from '../../../dialogs/case/own-case-view.ts';
import { formOf } from '../../support/fake-desk.ts';
import { caseOf, contactOf, entryOf } from '../../support/triage.ts';

const names = namesOf([contactOf('grace'), contactOf('ada')]);
const view = (of: SupportCase, more: Partial<OwnCaseParts> = {}) =>
  viewOwnCase({ case: of, history: [], names, form: formOf(1), ...more });

const asked = [
  entryOf(),
  entryOf({ by: 'grace', action: 'asked', text: 'An older question?' }),
  entryOf({ by: 'grace', action: 'noted', text: 'A secret thought', isPrivate: true }),
  entryOf({ by: 'grace', action: 'asked', text: 'Since when?' }),
];

describe('the data of the requester’s card', () => {
  it('say what it is and where it stands', () => {
    expect(view(caseOf({ updatedAt: '2026-01-05T09:30:00.000Z' }))).toEqual({
      ...{ form: formOf(1), case: 1042, revision: 1, message: '', history: [] },
      title: 'Case 1042: The reset of … fails.',
      status: 'It is with the desk. Nobody has taken it yet.',
      facts: [
        { label: 'Opened', value: '2026-01-05 08:00 UTC' },
        { label: 'Last change', value: '2026-01-05 09:30 UTC' },
      ],
      can: ['answer', 'close'],
      answerLabel: 'Something to add',
      speak: 'Case 1042: The reset of … fails. It is with the desk. Nobody has taken it yet.',
    });
  });

  it('put the question that waits first, and what is to be said before it', () => {
    const pending = caseOf({ status: 'pending', assignee: 'grace' });
    expect(view(pending, { history: asked })).toMatchObject({ message: 'Since when?', answerLabel: 'Your answer' });
    expect(view(pending, { history: asked, message: 'News.' }).message).toBe('News.');
    expect(view(pending).message).toBe('');
    expect(view(caseOf({ assignee: 'grace', status: 'assigned' }), { history: asked }).message).toBe('');
  });

  it('hold nothing that the desk keeps for itself', () => {
    const shown = view(caseOf(), { history: asked });
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(shown.history.map(({ what }) => what)).toEqual([
      'You opened the case',
      'Grace Hopper asked',
      'Grace Hopper asked',
    ]);
  });

  it('show what was done, and the ticket', () => {
    const ticket = { system: 'servicenow', id: 'x', label: 'INC0010023', url: null };
    expect(view(caseOf({ status: 'resolved', resolution: 'Restarted.', ticket })).facts).toEqual(
      expect.arrayContaining([
        { label: 'What was done', value: 'Restarted.' },
        { label: 'Ticket', value: 'INC0010023' },
      ]),
    );
  });

  it('offer what the requester can do', () => {
    const can = caseStatuses.map((status) => view(caseOf({ status })).can.join(' '));
    expect(can).toEqual(['answer close', 'answer close', 'answer close', 'close reopen', 'reopen']);
  });
});

describe('tellOwnStatus', () => {
  it.each([
    [caseOf({ status: 'closed' }), 'It is closed.'],
    [caseOf({ status: 'resolved' }), 'The desk says that it is solved. Is it?'],
    [caseOf({ status: 'pending' }), 'It waits for your answer.'],
    [caseOf(), 'It is with the desk. Nobody has taken it yet.'],
    [caseOf({ status: 'assigned', assignee: 'grace' }), 'Grace Hopper works on it.'],
    [caseOf({ status: 'assigned', assignee: 'eve' }), 'Somebody of the desk works on it.'],
  ])('says it in plain words: %#', (of, said) => {
    expect(tellOwnStatus(of, names)).toBe(said);
  });
});
