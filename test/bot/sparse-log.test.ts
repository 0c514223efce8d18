import { createSparseLog } from '../../bot/sparse-log.ts';

let clock: number;
let written: [key: string, unlogged: number][];

beforeEach(() => {
  clock = 1000;
  written = [];
});

/** Something to log, at the time of the clock. */
function logger(): (key: string) => void {
  const log = createSparseLog(10_000, () => clock);
  return (key) => {
    log(key, (unlogged) => written.push([key, unlogged]));
  };
}

it('writes the first line at once, and none of the same key until the time is over', () => {
  const log = logger();
  log('signature');
  clock += 9999;
  log('signature');

  expect(written).toEqual([['signature', 0]]);
});

it('says with the next line how many were left out since the last one', () => {
  const log = logger();
  for (let index = 0; index < 500; index += 1) log('signature');
  clock += 10_000;
  log('signature');
  log('signature');
  clock += 10_000;
  log('signature');
  clock += 10_000;
  log('signature');

  expect(written).toEqual([
    ['signature', 0],
    ['signature', 499],
    ['signature', 1],
    ['signature', 0],
  ]);
});

it('has each key wait for itself alone', () => {
  const log = logger();
  log('signature');
  log('tenant');
  clock += 10_000;
  log('tenant');

  expect(written).toEqual([
    ['signature', 0],
    ['tenant', 0],
    ['tenant', 0],
  ]);
});

it('does not wait for hours when the clock was set back', () => {
  const log = logger();
  log('signature');
  clock -= 3_600_000;
  log('signature');

  expect(written).toHaveLength(2);
});

it('goes by a clock of its own unless it is given one', () => {
  const write = jest.fn();
  const log = createSparseLog(60_000);
  log('signature', write);
  log('signature', write);

  expect(write.mock.calls).toEqual([[0]]);
});
