import fc from 'fast-check';
import { createNumberList, numberAt } from '../../knowledge/number-list.ts';

describe('a list of numbers', () => {
  it('keeps what was pushed, in order, however much it is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 3000 }), (numbers) => {
        const list = createNumberList();
        for (const number of numbers) list.push(number);
        expect(list.length).toBe(numbers.length);
        expect([...list.toArray()]).toEqual(numbers);
      }),
    );
  });

  it('grows beyond its first memory', () => {
    const list = createNumberList();
    for (let number = 0; number < 5000; number++) list.push(number);
    expect(list.toArray()).toEqual(Int32Array.from({ length: 5000 }, (_, at) => at));
  });

  it('hands out a copy that later numbers do not change', () => {
    const list = createNumberList();
    list.push(1);
    const before = list.toArray();
    list.push(2);
    expect([...before]).toEqual([1]);
  });
});

describe('numberAt', () => {
  it('reads numbers out of typed arrays', () => {
    expect([numberAt(Int32Array.of(7, 8), 1), numberAt(Float32Array.of(0.5), 0)]).toEqual([8, 0.5]);
  });
});
