import { WrongCall } from '../../../bot/operator/command.ts';
import { need, readArgs, readCaseNumber } from '../../../bot/operator/read-args.ts';

it('reads words, values and switches, in any order', () => {
  expect(readArgs(['1042', '--to', 'out', '--closed'], { values: ['to'], switches: ['closed'] })).toEqual({
    words: ['1042'],
    values: { to: 'out' },
    switches: new Set(['closed']),
  });
  expect(readArgs(['--closed', '--to=out', '1042'], { values: ['to'], switches: ['closed'] }).words).toEqual(['1042']);
});

it.each([[['--drop']], [['--to']], [['--closed=yes']]])('refuses %j', (args) => {
  expect(() => readArgs(args, { values: ['to'], switches: ['closed'] })).toThrow(WrongCall);
});

it.each([
  ['1042', 1042],
  ['#7', 7],
])('reads %s as the number of a case', (word, number) => {
  expect(readCaseNumber(word)).toBe(number);
});

it.each([undefined, '', 'x', '-1', '1.5', '12345678901', '1042; DROP'])('reads %j as no number', (word) => {
  expect(() => readCaseNumber(word)).toThrow(WrongCall);
});

it('asks for a value that must be there', () => {
  const args = readArgs(['--person', 'ada', '--to='], { values: ['person', 'to'] });

  expect(need(args, 'person')).toBe('ada');
  expect(() => need(args, 'to')).toThrow('--to is missing');
  expect(() => need(args, 'tenant')).toThrow('--tenant is missing');
});
