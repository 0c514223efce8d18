import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { caseListCard, type CaseListData } from '../../../cards/case-list/case-list.ts';
import { caseList } from '../case-samples.ts';

const { form } = caseList;
const draft = '8f14e45f-ceea-4b7c-8d5e-2f1b6c3a9d07';

describe('caseListCard', () => {
  it('tells each case and draft, and what there is beside them', () => {
    expect(cardText(caseListCard(caseList))).toBe(`Your cases

Case 1042: the policy refused it
Waiting for your answer

Draft of 14 March
9 of 12 details

There are 3 more: say “case” and the number.`);
    const quiet = { ...caseList, items: [{ draft, label: 'Draft', status: '' }], rest: '' };
    expect(cardText(caseListCard(quiet))).toBe('Your cases\n\nDraft');
  });

  it('has a button for each, which says what it opens', () => {
    expect(cardButtons(caseListCard(caseList))).toEqual([
      { title: 'Open case 1042', data: { verb: 'case.opened', form, case: 1042, revision: 4 }, inputs: [] },
      { title: 'Go on with: Draft of 14 March', data: { verb: 'draft.opened', form, draft }, inputs: [] },
    ]);
  });

  it('does not write a whole story on a button', () => {
    const items = [{ draft, label: 'x'.repeat(61), status: '' }];
    expect(cardButtons(caseListCard({ ...caseList, items })).map(({ title }) => title)).toEqual([
      `Go on with: ${'x'.repeat(59)}…`,
    ]);
  });

  it('reads well where cards are not shown', () => {
    expect(caseListCard(caseList).fallbackText).toBe('Your cases');
    expect(caseListCard(caseList).speak).toBe(caseList.speak);
  });

  it('fits with as many items as it may have', () => {
    const item = { case: 1042, revision: 4, label: 'x'.repeat(160), status: 'x'.repeat(60) };
    const items = Array<typeof item>(12).fill(item);
    expect(cardBytes(caseListCard({ ...caseList, items }))).toBeLessThan(maxCardBytes);
    expect(() => caseListCard({ ...caseList, items: [...items, item] })).toThrow();
  });

  it.each<[string, object]>([
    ['nothing', []],
    ['a case that is a draft as well', [{ case: 1, revision: 0, draft, label: '', status: '' }]],
    ['neither', [{ label: '', status: '' }]],
    ['a draft that is none', [{ draft: '1', label: '', status: '' }]],
  ])('refuses %s', (_what, items) => {
    expect(() => caseListCard({ ...caseList, items } as CaseListData)).toThrow();
  });
});
