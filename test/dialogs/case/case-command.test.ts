import fc from 'fast-check';
import { findCaseCommand } from '../../../dialogs/case/case-command.ts';
import { scale } from '../../support/scale.ts';

const own = { kind: 'list', which: 'own' };
const open = { kind: 'list', which: 'open' };
const setup = { kind: 'setup' };
const see = { kind: 'see', number: 1042 };
const packet = { kind: 'packet', number: 1042 };

const change = (done: string, text: string, isNamed: boolean) => ({
  kind: 'change',
  change: done,
  number: 1042,
  text,
  isNamed,
});

describe('findCaseCommand', () => {
  it.each([
    ['my cases', own],
    ['My open cases?', own],
    ['Meine Fälle', own],
    ['meine offenen Fälle!', own],
    ['cases', open],
    ['Open  Cases.', open],
    ['offene Fälle', open],
    ['setup', setup],
    ['Set up triage', setup],
    ['einrichten', setup],
    ['please set up', setup],
  ])('hears “%s”', (text, command) => {
    expect(findCaseCommand(text)).toEqual(command);
  });

  it.each(['case 1042', 'Case #1042', 'CASE 1042?', 'show case 1042', 'Fall 1042', 'zeige Fall #1042.', ' case 1042 '])(
    'hears that a case is to be shown: “%s”',
    (text) => {
      expect(findCaseCommand(text)).toEqual(see);
    },
  );

  it.each(['packet 1042', 'Case 1042 packet', 'copy case #1042', 'Fall 1042 Paket', 'packet #1042'])(
    'hears that a case is to be copied: “%s”',
    (text) => {
      expect(findCaseCommand(text)).toEqual(packet);
    },
  );

  it.each([
    ['case 1042: it works', change('answer', 'it works', true)],
    ['Fall #1042 : es geht\nwieder', change('answer', 'es geht\nwieder', true)],
    ['case 1042:', change('answer', '', true)],
    ['answer 1042 it works', change('answer', 'it works', false)],
    ['Answer #1042: it works', change('answer', 'it works', true)],
    ['claim 1042', change('claim', '', false)],
    ['Claim case 1042!', change('claim', '', true)],
    ['claim 1042 please', change('claim', '', false)],
    ['note 1042 called them', change('note', 'called them', false)],
    ['note 1042\ncalled them\nagain', change('note', 'called them\nagain', false)],
    ['ask 1042 since when?', change('ask', 'since when?', false)],
    ['frage Fall 1042: seit wann?', change('ask', 'seit wann?', true)],
    ['resolve 1042 restarted it', change('resolve', 'restarted it', false)],
    ['resolve #1042', change('resolve', '', true)],
    ['close 1042.', change('close', '', false)],
    ['Schließen 1042', change('close', '', false)],
    ['reopen 1042', change('reopen', '', false)],
    ['reopen 1042 it is back', change('reopen', 'it is back', false)],
    ['assign 1042 to me', change('assign', 'to me', false)],
  ])('hears “%s”', (text, command) => {
    expect(findCaseCommand(text)).toEqual(command);
  });

  it.each([
    'In case 1042 appears, what do I do?',
    'case 1042 still fails',
    'what happened to case 1042',
    'close 31034 and tell me why',
    'claim 1042 says it is closed',
    'why does 31034 come up in my cases',
    'my cases are gone',
    'set up password writeback',
    'setup fails with 6329',
    'take 2',
    'answer 2',
    'note that 1042 is back',
    'case 1042abc',
    'case 1234567890',
    'case',
    'fix 1042',
    'constructor 1042 x',
    'toString',
    '__proto__',
    '1042',
    '',
  ])('hears no command in “%s”', (text) => {
    expect(findCaseCommand(text)).toBeUndefined();
  });

  it('hears a long answer whole, and no short command in a long text', () => {
    const long = 'x'.repeat(5000);
    expect(findCaseCommand(`note 1042 ${long}`)).toMatchObject({ text: long });
    expect(findCaseCommand(`case 1042${'.'.repeat(300)}`)).toBeUndefined();
  });

  it('reads any number in the same way, however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.constantFrom('', '#'), (number, sign) => {
        expect(findCaseCommand(`case ${sign}${String(number)}`)).toEqual({ kind: 'see', number });
      }),
      { numRuns: 100 * scale },
    );
  });

  it('takes no longer for a hostile text than for another one', () => {
    for (const piece of ['.', '!', 'case ', 'case 1', ' ', 'a', '1', '\n']) {
      expect(findCaseCommand(`${piece.repeat(200_000 / piece.length)}x`)).toBeUndefined();
    }
  });
});
