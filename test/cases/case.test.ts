import { caseStatuses, historyActions } from '../../cases/case.ts';

it('knows each status and each thing that can happen once', () => {
  expect(caseStatuses).toEqual(['new', 'assigned', 'pending', 'resolved', 'closed']);
  expect(new Set(historyActions).size).toBe(historyActions.length);
});
