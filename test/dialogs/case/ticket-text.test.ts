import { namesOf } from '../../../dialogs/case/case-texts.ts';
import { writeTicketText } from '../../../dialogs/case/ticket-text.ts';
import { caseOf, contactOf, entryOf } from '../../support/triage.ts';

const names = namesOf([contactOf('grace')]);

describe('writeTicketText', () => {
  it('is a title and a description that any ticket system can take', () => {
    const steps = [{ title: 'Look', outcome: 'good', at: 'x' }];
    const of = caseOf({
      details: {
        ...caseOf().details,
        page: { state: 'unknown' },
        userId: { state: 'given', value: 'ada@contoso.com' },
        impact: { state: 'given', value: 'one' },
      },
      evidence: {
        codes: ['31034'],
        articles: [{ id: 'a', title: 'An article', verdict: null }],
        runbooks: [{ id: 'r', title: 'Connectivity', result: 'handover', steps }],
        facts: [{ label: 'Cloud', value: 'public' }],
      },
    });
    const history = [
      entryOf(),
      entryOf({ by: 'grace', action: 'asked', text: 'Since when?' }),
      entryOf({ by: 'grace', action: 'noted', text: 'A secret thought', isPrivate: true }),
      entryOf({ action: 'answered', text: 'Since today.' }),
    ];
    expect(writeTicketText(of, history, names).split('\n')).toEqual([
      'Case 1042: An article',
      'Opened: 2026-01-05 08:00 UTC',
      'Priority: 4 of 5 (One person. They can work, with difficulty.)',
      '',
      'Details',
      '- What happened: The reset of ada@contoso.com fails.',
      '- User ID: ada@contoso.com',
      '',
      'Found',
      '- 31034',
      '- Cloud: public',
      '',
      'Tried',
      '- Article: An article',
      '- Connectivity: handover',
      '- Look: good',
      '',
      'Said since',
      '- 2026-01-05 08:00 UTC, Grace Hopper: Since when?',
      '- 2026-01-05 08:00 UTC, The requester: Since today.',
    ]);
  });

  it('leaves out what there is nothing of', () => {
    expect(writeTicketText(caseOf({ details: {} }), [entryOf()], names).split('\n')).toHaveLength(3);
  });
});
