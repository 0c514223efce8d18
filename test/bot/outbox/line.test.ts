import { createLine, type Line, type LineParts } from '../../../bot/outbox/line.ts';

/** A queue of works that are ended by hand. */
function setUp(parts: Partial<LineParts<string>> = {}) {
  const due: string[] = [];
  const limits: number[] = [];
  const running = new Map<string, (isMore: boolean) => void>();
  const failures: string[] = [];
  const line: Line = createLine<string>({
    places: 2,
    claim(limit) {
      limits.push(limit);
      return Promise.resolve(due.splice(0, limit));
    },
    deliver: (item) => new Promise((resolve) => running.set(item, resolve)),
    fail: (error) => failures.push(error.message),
    ...parts,
  });
  const end = async (item: string, isMore = true): Promise<void> => {
    running.get(item)?.(isMore);
    running.delete(item);
    await settle();
  };
  return { line, due, limits, running, failures, end };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('sends as many at once as there are places, and the next when one is free', async () => {
  const { line, due, limits, running, end } = setUp();
  due.push('a', 'b', 'c');
  line.fill();
  await settle();
  expect([...running.keys()]).toEqual(['a', 'b']);
  await end('b');

  expect([...running.keys()]).toEqual(['a', 'c']);
  expect(limits).toEqual([2, 1]);
});

it('does not look again after the last one unless that has freed something', async () => {
  const { line, due, limits, end } = setUp();
  due.push('a');
  line.fill();
  await settle();
  await end('a', false);
  expect(limits).toEqual([2]);
  due.push('b');
  line.fill();
  await settle();
  await end('b', true);

  expect(limits).toEqual([2, 2, 2]);
});

it('looks again after the last one when it was asked to while there was no place', async () => {
  const { line, due, limits, running, end } = setUp({ places: 1 });
  due.push('a');
  line.fill();
  await settle();
  due.push('b');
  line.fill();
  await end('a', false);

  expect([...running.keys()]).toEqual(['b']);
  expect(limits).toEqual([1, 1]);
});

it('never claims twice at once, and looks again when it was asked to meanwhile', async () => {
  const { line, due, limits, running } = setUp();
  line.fill();
  due.push('late');
  line.fill();
  line.fill();
  await settle();

  expect(limits.length).toBeLessThanOrEqual(3);
  expect([...running.keys()]).toEqual(['late']);
});

it('is idle when nothing is on its way, and what was due meanwhile neither', async () => {
  const { line, due, running, end } = setUp();
  due.push('a');
  line.fill();
  let isIdle = false;
  const idle = line.idle().then(() => (isIdle = true));
  await settle();
  due.push('b');
  await end('a');
  expect(isIdle).toBe(false);
  expect([...running.keys()]).toEqual(['b']);
  await end('b');
  await idle;

  expect(isIdle).toBe(true);
});

it('says why nothing could be claimed, and can be filled again', async () => {
  let isDown = true;
  const { line, running, failures } = setUp({
    claim: (limit) => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(['a', 'b'].slice(0, limit))),
  });
  line.fill();
  await settle();
  expect(failures).toEqual(['down']);
  isDown = false;
  line.fill();
  await settle();

  expect([...running.keys()]).toEqual(['a', 'b']);
});
