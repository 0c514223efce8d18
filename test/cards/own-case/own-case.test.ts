import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { longestNote } from '../../../cards/case/case.ts';
import { ownCaseCard, type OwnCaseData } from '../../../cards/own-case/own-case.ts';
import { ownCase } from '../case-samples.ts';

const { form, revision } = ownCase;
const known = { form, case: 1042, revision };

describe('ownCaseCard', () => {
  it('tells what is new, what was said, and asks for the answer', () => {
    expect(cardText(ownCaseCard(ownCase))).toBe(`Your case 1042
Waiting for your answer

Does it fail for others?
Please ask one of them to try.

Who looks after it: Grace

What was said
14 Mar, 09:30 Opened
14 Mar, 10:05 Grace asked: Does it fail for others?

[Your answer: ]`);
  });

  it('sends what was typed with the answer, and with nothing else', () => {
    expect(cardButtons(ownCaseCard({ ...ownCase, can: ['answer', 'close', 'reopen'] }))).toEqual([
      { title: 'Send the answer', data: { verb: 'case.answered', ...known }, inputs: ['answer'] },
      { title: 'Close my case', data: { verb: 'case.closed', ...known }, inputs: [] },
      { title: 'It still fails: open it again', data: { verb: 'case.reopened', ...known }, inputs: [] },
    ]);
  });

  it('has a field as long as what is taken, and only where an answer can be given', () => {
    expect(ownCaseCard(ownCase).body.at(-1)).toEqual({
      type: 'Input.Text',
      id: 'answer',
      label: 'Your answer',
      isMultiline: true,
      maxLength: longestNote,
    });
    const closed = ownCaseCard({ ...ownCase, can: ['reopen'] });
    expect(cardText(closed)).not.toContain('Your answer');
    expect(cardButtons(closed).map(({ title }) => title)).toEqual(['It still fails: open it again']);
  });

  it('leaves out what there is nothing of', () => {
    const bare = { ...ownCase, message: '', facts: [], history: [], can: [] };
    expect(cardText(ownCaseCard(bare))).toBe('Your case 1042\nWaiting for your answer');
    expect(cardButtons(ownCaseCard(bare))).toEqual([]);
  });

  it('names what is new where cards are not shown', () => {
    const card = ownCaseCard(ownCase);
    expect(card.fallbackText).toBe(`Your case 1042. ${ownCase.message}`);
    expect(card.speak).toBe(ownCase.speak);
    expect(ownCaseCard({ ...ownCase, message: '' }).fallbackText).toBe('Your case 1042. Waiting for your answer');
  });

  it('keeps a message whole, the newest of a long story, and cuts what is longer', () => {
    const history = Array.from({ length: 9 }, (_, at) => ({ when: '', what: `Event ${String(at)}`, text: '' }));
    const facts = [{ label: 'Fact', value: 'x'.repeat(501) }];
    const text = cardText(ownCaseCard({ ...ownCase, message: 'm'.repeat(longestNote), history, facts }));
    expect(text).toContain(`\n${'m'.repeat(longestNote)}\n`);
    expect(text).not.toContain('Event 2');
    expect(text).toMatch(/Event 3\n[^]*Event 8\n/);
    expect(text).toContain(`Fact: ${'x'.repeat(499)}…\n`);
  });

  it('fits when everything is as long as it may be', () => {
    const full: OwnCaseData = {
      ...ownCase,
      message: 'x\n'.repeat(longestNote / 2),
      facts: Array.from({ length: 15 }, () => ({ label: 'x'.repeat(30), value: 'x'.repeat(60) })),
      history: Array.from({ length: 40 }, () => ({
        when: 'x'.repeat(20),
        what: 'x'.repeat(60),
        text: 'x'.repeat(2000),
      })),
      can: ['answer', 'close', 'reopen'],
    };
    expect(cardBytes(ownCaseCard(full))).toBeLessThan(maxCardBytes);
  });

  it.each([{ can: ['claim'] }, { case: 0 }, { answerLabel: '' }, { speak: '' }])('refuses %j', (wrong) => {
    expect(() => ownCaseCard({ ...ownCase, ...wrong } as OwnCaseData)).toThrow();
  });
});
