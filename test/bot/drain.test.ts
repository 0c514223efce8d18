import { createDrain } from '../../bot/drain.ts';

it('lets works in until it stops, and none afterwards', () => {
  const drain = createDrain();
  expect(drain.enter()).toBeDefined();
  void drain.stop(1);

  expect(drain.enter()).toBeUndefined();
  expect(drain.stopping).toBe(true);
});

it('is stopped at once when nothing runs', async () => {
  const drain = createDrain();
  drain.enter()?.();

  expect(await drain.stop(60_000)).toBe(true);
});

it('waits for the last work', async () => {
  const drain = createDrain();
  const first = drain.enter();
  const second = drain.enter();
  const stopped = jest.fn();
  const stop = drain.stop(60_000).then(stopped);
  first?.();
  await Promise.resolve();
  expect(stopped).not.toHaveBeenCalled();
  second?.();
  await stop;

  expect(stopped).toHaveBeenCalledWith(true);
});

it('counts a work once, however often it says that it is over', async () => {
  const drain = createDrain();
  const first = drain.enter();
  drain.enter();
  first?.();
  first?.();

  expect(await drain.stop(1)).toBe(false);
});
