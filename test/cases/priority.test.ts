import { impacts, priorityOf, urgencies } from '../../cases/priority.ts';

describe('priorityOf', () => {
  it('is impact by urgency', () => {
    const table = impacts.map((impact) => urgencies.map((urgency) => priorityOf(impact, urgency)));
    expect(table).toEqual([
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 5],
    ]);
  });

  it('is most pressing where nobody can work at all, and least where one person can wait', () => {
    expect(priorityOf('everyone', 'blocked')).toBe(1);
    expect(priorityOf('one', 'waiting')).toBe(5);
  });
});
