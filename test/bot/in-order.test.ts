import { createInOrder } from '../../bot/in-order.ts';

/** A work that ends when it is told to. */
function held<Value>(value: Value): { work: () => Promise<Value>; end: () => void } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => ended.then(() => value), end };
}

it('runs the works of one key one after the other, in the order in which they came', async () => {
  const inOrder = createInOrder();
  const seen: string[] = [];
  const first = held('first');
  const runs = [
    inOrder.run('key', async () => seen.push(await first.work())),
    inOrder.run('key', () => Promise.resolve(seen.push('second'))),
    inOrder.run('key', () => Promise.resolve(seen.push('third'))),
  ];
  first.end();
  await Promise.all(runs);

  expect(seen).toEqual(['first', 'second', 'third']);
});

it('does not make one key wait for another', async () => {
  const inOrder = createInOrder();
  const first = held('first');
  const waiting = inOrder.run('one', first.work);

  expect(await inOrder.run('other', () => Promise.resolve('second'))).toBe('second');
  first.end();
  expect(await waiting).toBe('first');
});

it('goes on after a work that failed, and tells its caller alone', async () => {
  const inOrder = createInOrder();
  const failed = inOrder.run('key', () => Promise.reject(new Error('on purpose')));
  const next = inOrder.run('key', () => Promise.resolve('done'));

  await expect(failed).rejects.toThrow('on purpose');
  await expect(next).resolves.toBe('done');
});

it('is idle when the last work is over, whether it succeeded or not', async () => {
  const inOrder = createInOrder();
  const first = held('first');
  const run = inOrder.run('key', first.work);
  const failing = inOrder.run('other', () => Promise.reject(new Error('on purpose')));
  const idle = jest.fn();
  const waiting = inOrder.idle().then(idle);
  await expect(failing).rejects.toThrow('on purpose');
  expect(idle).not.toHaveBeenCalled();
  first.end();
  await run;
  await waiting;

  expect(idle).toHaveBeenCalledTimes(1);
});

it('is idle at once when nothing was asked of it', async () => {
  await expect(createInOrder().idle()).resolves.toBeUndefined();
});
