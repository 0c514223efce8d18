import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { caseDraftCard } from '../../../cards/case-draft/case-draft.ts';
import { detailNames } from '../../../cases/details.ts';
import { noEvidence } from '../../../cases/evidence.ts';
import { viewDraft, type DraftShowing } from '../../../dialogs/draft/draft-view.ts';
import { aDraft, allDetails, someDetails } from '../../support/drafts.ts';
import { findCardProblems } from '../../support/card-parser.ts';
import { formOf } from '../../support/fake-desk.ts';

const open: DraftShowing = { form: formOf(1), state: 'open', note: '', hasQuestions: true };

describe('viewDraft', () => {
  it('says how complete it is, what is missing and why, and what was answered', () => {
    const details = someDetails({ problem: 'It fails.', time: '2026-01-05T09:26', zone: 'Europe/Berlin', page: null });
    const shown = viewDraft(aDraft(details), open);
    expect(shown).toMatchObject({ title: 'Your case: It fails', meter: '3 of 12 details', revision: 1, found: [] });
    expect(shown.answers).toEqual([
      { label: 'What happened', value: 'It fails.' },
      { label: 'Date and time', value: '2026-01-05 09:26, Europe/Berlin (2026-01-05 08:26 UTC)' },
    ]);
    expect(shown.missing.map(({ label }) => label)).toContain('Page (not known)');
    expect(shown.missing.map(({ label }) => label)).toContain('Screenshot');
    for (const { why } of shown.missing) expect(why).not.toBe('');
    expect(shown.speak).toBe('Your case: It fails. 3 of 12 details.');
  });

  it('shows a zone by itself as long as there is no time', () => {
    expect(viewDraft(aDraft(someDetails({ zone: 'Europe/Berlin' })), open).answers).toEqual([
      { label: 'Time zone', value: 'Europe/Berlin' },
    ]);
  });

  it('says that nothing is missing when everything is there', () => {
    expect(viewDraft(aDraft(allDetails), open)).toMatchObject({ meter: '12 of 12 details', percent: 100, missing: [] });
  });

  it('says what the conversation adds', () => {
    const steps = [{ title: 'Look', outcome: 'Good', at: '' }];
    const evidence = {
      codes: ['31034', 'SSPR_0029'],
      articles: [
        { id: 'a', title: 'First', verdict: null },
        { id: 'b', title: 'Second', verdict: 'failed' as const },
        { id: 'c', title: 'Third', verdict: 'helped' as const },
      ],
      runbooks: [
        { id: 'r', title: 'Runbook', result: 'Stopped', steps },
        { id: 's', title: 'Other', result: 'Still open', steps: [...steps, ...steps] },
      ],
      facts: [{ label: 'Cloud', value: 'servicebus.windows.net' }],
    };
    const shown = viewDraft(aDraft({}, { evidence }), open);
    expect(shown.title).toBe('Your case: Third');
    expect(shown.found).toEqual([
      'Codes: 31034, SSPR_0029',
      'Answer shown: First',
      'Answer shown: Second (it did not help)',
      'Answer shown: Third (it helped)',
      'Steps: Runbook, 1 step. Stopped',
      'Steps: Other, 2 steps. Still open',
      'Cloud: servicebus.windows.net',
    ]);
  });

  it('says what has become of it', () => {
    const sent = viewDraft(aDraft(), { ...open, state: 'sent', note: 'This is case 1042 now.', hasQuestions: false });
    expect(sent).toMatchObject({ state: 'sent', note: 'This is case 1042 now.', hasQuestions: false });
    expect(sent.speak).toMatch(/This is case 1042 now\.$/);
  });

  it('fits on a card, however much was written and found', () => {
    const long = Object.fromEntries(detailNames.map((name) => [name, '漢'.repeat(1000)]));
    const details = { ...someDetails(long), ...someDetails({ time: '2026-01-05T09:26', zone: 'Europe/Berlin' }) };
    const facts = Array.from({ length: 40 }, () => ({ label: 'l'.repeat(300), value: 'v'.repeat(300) }));
    const shown = viewDraft(aDraft(details, { evidence: { ...noEvidence, facts } }), open);
    expect(shown.found.at(-1)).toBe('28 more');
    const card = caseDraftCard(shown);
    expect(cardBytes(card)).toBeLessThan(maxCardBytes);
    expect(findCardProblems(card)).toEqual([]);
  });
});
