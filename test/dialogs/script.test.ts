import { z } from 'zod';
import { nextLine, sayLine, type Script } from '../../dialogs/script.ts';

const script: Script = {
  id: 'order-tea',
  lines: [
    { field: 'kind', say: 'Which tea?', hear: z.string() },
    { field: 'milk', say: 'Milk?', hear: z.string(), when: ({ kind }) => kind === 'black' },
    { field: 'sugar', say: ({ kind }) => `Sugar in your ${kind ?? ''} tea?`, hear: z.string() },
  ],
};

describe('nextLine', () => {
  it('is the first line whose answer is not known', () => {
    expect(nextLine(script, {})?.field).toBe('kind');
    expect(nextLine(script, { kind: 'black' })?.field).toBe('milk');
    expect(nextLine(script, { kind: 'black', milk: 'no' })?.field).toBe('sugar');
  });

  it('leaves out a line whose condition does not hold', () => {
    expect(nextLine(script, { kind: 'green' })?.field).toBe('sugar');
  });

  it('counts an empty answer as an answer', () => {
    expect(nextLine(script, { kind: '' })?.field).toBe('sugar');
  });

  it('asks what a release has put in front, whatever was answered before', () => {
    expect(nextLine(script, { sugar: 'no' })?.field).toBe('kind');
  });

  it('is nothing when all is said', () => {
    expect(nextLine(script, { kind: 'green', sugar: 'no' })).toBeUndefined();
  });
});

describe('sayLine', () => {
  it.each([
    ['kind', 'Which tea?'],
    ['sugar', 'Sugar in your green tea?'],
  ])('puts the question for %s', (field, question) => {
    const line = script.lines.find((one) => one.field === field);
    expect(line && sayLine(line, { kind: 'green' })).toBe(question);
  });
});
