import { findInterruption } from '../../dialogs/interruptions.ts';
import { phrases } from '../../dialogs/phrases.ts';

describe('phrases', () => {
  it.each(Object.entries(phrases))('“%s” is a whole sentence', (_name, sentence) => {
    expect(sentence).toMatch(/^[A-Z].*\.$/s);
  });

  it('names only commands that are understood', () => {
    const commands = phrases.commands.replace(/^.*: |\.$/g, '').split(', ');
    expect(commands.length).toBeGreaterThan(5);
    const named: Record<string, string> = { 'talk to a person': 'person', 'walk me through it': 'walk' };
    for (const command of commands) expect(findInterruption(command)).toBe(named[command] ?? command);
  });

  it('quotes only words that are understood', () => {
    const quoted = Object.values(phrases).flatMap((sentence) =>
      [...sentence.matchAll(/“(.+?)”/g)].map((hit) => hit[1] ?? ''),
    );
    expect(quoted).toEqual(['talk to a person']);
    for (const words of quoted) expect(findInterruption(words)).toBeDefined();
  });
});
