import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { caseDraftCard, type CaseDraftData } from '../../../cards/case-draft/case-draft.ts';
import { readSubmit } from '../../../cards/submits.ts';
import { caseDraft } from '../case-samples.ts';

const { form, draft, revision } = caseDraft;
const titles = (data: CaseDraftData) => cardButtons(caseDraftCard(data)).map(({ title }) => title);

describe('caseDraftCard', () => {
  it('tells how complete it is, what is missing and why, and what is there', () => {
    expect(cardText(caseDraftCard(caseDraft))).toBe(`Your case so far
▰▰▰▰▰▰▰▱▱▱ 9 of 12 details

Still missing
• Time zone: Microsoft looks the failure up by the minute.

Your answers
What happened
The reset failed.
Then it failed again.

Page: Security info

Added from our conversation
• SSPR_0029
• Tried: restore connectivity`);
  });

  it.each([
    [0, '▱▱▱▱▱▱▱▱▱▱'],
    [9, '▱▱▱▱▱▱▱▱▱▱'],
    [10, '▰▱▱▱▱▱▱▱▱▱'],
    [99, '▰▰▰▰▰▰▰▰▰▱'],
    [100, '▰▰▰▰▰▰▰▰▰▰'],
  ])('shows %d percent as %s, and is full only when it is complete', (percent, bar) => {
    expect(cardText(caseDraftCard({ ...caseDraft, percent }))).toContain(`\n${bar} 9 of 12`);
  });

  it('says the bar to nobody who listens', () => {
    const { speak, fallbackText } = caseDraftCard(caseDraft);
    expect(speak).toBe(caseDraft.speak);
    expect(fallbackText).toBe('Your case so far. 9 of 12 details');
  });

  it('can be sent, gone on with, filled in and withdrawn', () => {
    expect(cardButtons(caseDraftCard(caseDraft))).toEqual([
      { title: 'Send the case', data: { verb: 'draft.sent', form, draft, revision }, inputs: [] },
      { title: 'Answer the questions', data: { verb: 'draft.asked', form, draft }, inputs: [] },
      { title: 'Fill in a form', data: { verb: 'draft.form', form, draft }, inputs: [] },
      { title: 'Withdraw', data: { verb: 'draft.withdrawn', form, draft }, inputs: [] },
    ]);
    expect(titles({ ...caseDraft, hasQuestions: false })).toEqual(['Send the case', 'Fill in a form', 'Withdraw']);
  });

  it('keeps what was sent readable, and has no buttons then', () => {
    const card = caseDraftCard({ ...caseDraft, state: 'sent', note: 'Sent as case 1042.' });
    expect(cardButtons(card)).toEqual([]);
    expect(cardText(card)).toMatch(/^Your case so far\nSent as case 1042\.\n▰/);
    expect(cardText(card)).toContain('Page: Security info');
    expect(cardText(card)).not.toContain('Still missing');
    expect(card.fallbackText).toBe('Your case so far. Sent as case 1042.');
  });

  it('shows nothing of what was withdrawn', () => {
    const card = caseDraftCard({ ...caseDraft, state: 'withdrawn', note: 'Withdrawn. Nothing of it is kept.' });
    expect(cardText(card)).toBe('Your case so far\nWithdrawn. Nothing of it is kept.');
    expect(cardButtons(card)).toEqual([]);
  });

  it('leaves out what there is nothing of', () => {
    const bare = { ...caseDraft, missing: [{ label: 'Time zone', why: '' }], answers: [], found: [] };
    expect(cardText(caseDraftCard(bare))).toMatch(/details\n\nStill missing\n• Time zone$/);
    const short = { ...caseDraft, answers: [{ label: 'Page', value: 'x'.repeat(80) }], missing: [], found: [] };
    expect(caseDraftCard(short).body.at(-1)).toMatchObject({ items: [{ text: 'Your answers' }, { type: 'FactSet' }] });
    const long = { ...short, answers: [{ label: 'Page', value: 'x'.repeat(81) }] };
    expect(cardText(caseDraftCard(long))).toMatch(/\nYour answers\nPage\nx{81}$/);
  });

  it('cuts what is longer than there is room for: the form has it whole', () => {
    const missing = [{ label: 'Page', why: 'w'.repeat(201) }];
    const found = ['f'.repeat(201), ...(Array(13).fill('more') as string[])];
    const answers = [{ label: 'What happened', value: 'a'.repeat(601) }];
    const text = cardText(caseDraftCard({ ...caseDraft, missing, found, answers }));
    expect(text).toContain(`Page: ${'w'.repeat(199)}…\n`);
    expect(text).toContain(`\n${'a'.repeat(599)}…\n`);
    expect(text).toMatch(/\n• f{199}…\n(?:• more\n){11}• and 2 more$/);
  });

  it('fits when everything is as long as it may be', () => {
    const full: CaseDraftData = {
      ...caseDraft,
      missing: Array.from({ length: 6 }, () => ({ label: 'x'.repeat(40), why: 'x'.repeat(150) })),
      answers: [
        ...Array.from({ length: 3 }, () => ({ label: 'x'.repeat(40), value: 'x '.repeat(500).replaceAll(' ', '\n') })),
        ...Array.from({ length: 10 }, () => ({ label: 'x'.repeat(40), value: 'x'.repeat(80) })),
      ],
      found: Array(40).fill('x'.repeat(60)) as string[],
    };
    expect(cardBytes(caseDraftCard(full))).toBeLessThan(maxCardBytes);
  });

  it.each([{ percent: 101 }, { percent: -1 }, { percent: 0.5 }, { state: 'lost' }, { draft: '1' }, { speak: '' }])(
    'refuses %j',
    (wrong) => {
      expect(() => caseDraftCard({ ...caseDraft, ...wrong } as CaseDraftData)).toThrow();
    },
  );
});

describe('caseDraftSubmits', () => {
  it('reads the wish for a case, from an article or from nowhere', () => {
    const sent = { verb: 'case.wanted', form };
    expect(readSubmit(sent)).toEqual({ ok: true, submit: sent });
    expect(readSubmit({ ...sent, article: 'event-33008' }).ok).toBe(true);
    expect(readSubmit({ ...sent, article: '../a' }).ok).toBe(false);
  });

  it.each(['draft.opened', 'draft.form', 'draft.asked', 'draft.withdrawn', 'draft.sent'])('reads %s', (verb) => {
    const sent = { verb, form, draft, ...(verb === 'draft.sent' && { revision }) };
    expect(readSubmit(sent)).toEqual({ ok: true, submit: sent });
    expect(readSubmit({ ...sent, draft: '../draft' }).ok).toBe(false);
    expect(readSubmit({ ...sent, owner: 'me' }).ok).toBe(false);
  });
});
