import { describeError } from '../../bot/describe-error.ts';

it('of an error has its name, code and place', () => {
  const error = Object.assign(new TypeError('hunter2'), { code: 'SQLITE_BUSY' });

  expect(describeError(error)).toEqual({
    name: 'TypeError',
    code: 'SQLITE_BUSY',
    at: expect.stringMatching(/^at .*describe-error\.test\.ts:\d+:\d+/) as string,
  });
});

it('never has its message, even where the stack repeats it', () => {
  const error = new Error('the event says\nat hunter2 in the log\n    at hunter2 too');

  expect(describeError(error)).toEqual({
    name: 'Error',
    at: expect.stringContaining('describe-error.test.ts') as string,
  });
});

it('has no code that is not a text, and no place when there is no stack', () => {
  const error = Object.assign(new Error('hunter2'), { code: 7, stack: 'Error: hunter2' });

  expect(describeError(error)).toEqual({ name: 'Error' });
});
