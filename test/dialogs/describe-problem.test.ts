import { describeProblem } from '../../dialogs/describe-problem.ts';
import { nextLine, sayLine } from '../../dialogs/script.ts';

function hear(field: string, text: string): string | undefined {
  return describeProblem.lines.find((line) => line.field === field)?.hear.parse(text);
}

describe('the script that describes a problem', () => {
  it('asks for the error, then for the code, then for the event', () => {
    const fields: string[] = [];
    let known = {};
    for (let line = nextLine(describeProblem, known); line; line = nextLine(describeProblem, known)) {
      fields.push(line.field);
      known = { ...known, [line.field]: '' };
    }
    expect(fields).toEqual(['error', 'code', 'event']);
  });

  it('asks for one thing at a time, and says where it is found', () => {
    const questions = describeProblem.lines.map((line) => sayLine(line, {}));
    for (const question of questions) expect(question.match(/\?/g)).toHaveLength(1);
    expect(questions[2]).toContain('Application log of the sync server');
  });

  it.each(['error', 'code', 'event'])('hears of the %s what was typed', (field) => {
    expect(hear(field, 'ADPasswordPolicyError')).toBe('ADPasswordPolicyError');
  });

  it.each([
    'no',
    'No.',
    ' none ',
    'nope',
    'nothing',
    "I don't know",
    'i dont know!',
    'I don’t know',
    'unknown',
    'nein',
    'non',
  ])('hears nothing in “%s”', (text) => {
    for (const { field } of describeProblem.lines) expect(hear(field, text)).toBe('');
  });

  it.each(['no permission', 'nothing happens', 'Unknown error 33008'])('hears evidence in “%s”', (text) => {
    expect(hear('error', text)).toBe(text);
  });
});
