import { findCaseCommand } from '../../dialogs/case/case-command.ts';
import { findInterruption } from '../../dialogs/interruptions.ts';
import { phrases } from '../../dialogs/phrases.ts';

describe('phrases', () => {
  it.each(Object.entries(phrases))('“%s” is a whole sentence', (_name, sentence) => {
    expect(sentence).toMatch(/^[A-Z].*\.$/s);
  });

  it('names only commands that are understood', () => {
    const commands = phrases.commands.replace(/^.*: |\.$/g, '').split(', ');
    expect(commands.length).toBeGreaterThan(5);
    const named: Record<string, string> = { 'open a case': 'person', 'walk me through it': 'walk' };
    const ofCases = commands.filter((command) => findCaseCommand(command));
    expect(ofCases).toEqual(['my cases']);
    for (const command of commands.filter((one) => !ofCases.includes(one)))
      expect(findInterruption(command)).toBe(named[command] ?? command);
  });

  it('quotes only words that are understood', () => {
    const quoted = Object.values(phrases).flatMap((sentence) =>
      [...sentence.matchAll(/“(.+?)”/g)].map((hit) => hit[1] ?? ''),
    );
    expect(quoted).toEqual(['open a case']);
    for (const words of quoted) expect(findInterruption(words)).toBeDefined();
  });
});
