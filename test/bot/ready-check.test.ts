import { createReadyCheck } from '../../bot/ready-check.ts';

let clock: number;
let asked: { answer: () => void; fail: (error: Error) => void }[];

beforeEach(() => {
  clock = 1000;
  asked = [];
});

const createCheck = (): (() => Promise<void>) =>
  createReadyCheck(
    () =>
      new Promise((answer, fail) => {
        asked.push({ answer, fail });
      }),
    () => clock,
  );

it('asks once for all who come while the answer is out, however long that takes', async () => {
  const check = createCheck();
  const first = check();
  clock += 60_000;
  const second = check();
  expect(asked).toHaveLength(1);

  asked[0]?.answer();
  await expect(Promise.all([first, second])).resolves.toEqual([undefined, undefined]);
});

it('gives the answer again for a second after it came', async () => {
  const check = createCheck();
  const first = check();
  clock += 5000;
  asked[0]?.answer();
  await first;

  clock += 999;
  await check();
  expect(asked).toHaveLength(1);
  clock += 1;
  void check();
  clock += 60_000;
  void check();
  expect(asked).toHaveLength(2);
});

it('gives a failure again as well, and then asks anew', async () => {
  const check = createCheck();
  const first = check();
  asked[0]?.fail(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await expect(check()).rejects.toThrow('gone');
  expect(asked).toHaveLength(1);

  clock += 1000;
  const later = check();
  asked[1]?.answer();
  await expect(later).resolves.toBeUndefined();
});

it('goes by a clock of its own unless it is given one', async () => {
  const ask = jest.fn(() => Promise.resolve());
  const check = createReadyCheck(ask);
  await check();
  await check();

  expect(ask).toHaveBeenCalledTimes(1);
});
