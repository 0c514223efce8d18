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
    ['Mes dossiers', own],
    ['自分のケース', own],
    ['Dossiers ouverts', open],
    ['ケース一覧。', open],
    ['Configurer', setup],
  ])('hears “%s”', (text, command) => {
    expect(findCaseCommand(text)).toEqual(command);
  });

  it.each([
    ...['case 1042', 'Case #1042', 'CASE 1042?', 'show case 1042', 'Show the case 1042', ' case 1042 '],
    ...['Fall 1042', 'zeige Fall #1042.', 'Zeige den Fall 1042', 'dossier 1042', 'Voir le dossier 1042'],
    ...['caso 1042', 'Ver el caso 1042', 'ver o caso #1042', 'ケース 1042', 'ケース１０４２。', 'ケース1042を表示'],
  ])('hears that a case is to be shown: “%s”', (text) => {
    expect(findCaseCommand(text)).toEqual(see);
  });

  it.each([
    ...['packet 1042', 'Case 1042 packet', 'copy case #1042', 'Fall 1042 Paket', 'packet #1042'],
    ...['Copier le dossier 1042', 'caso 1042 paquete', 'Copiar o caso 1042', 'ケース1042 コピー', 'コピー1042'],
  ])('hears that a case is to be copied: “%s”', (text) => {
    expect(findCaseCommand(text)).toEqual(packet);
  });

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
    ['Dossier 1042 : ça marche', change('answer', 'ça marche', true)],
    ['caso 1042: funciona', change('answer', 'funciona', true)],
    ['ケース1042：直りました', change('answer', '直りました', true)],
    ['Prendre le dossier 1042 svp', change('claim', '', true)],
    ['Por favor, cerrar el caso 1042', change('close', '', true)],
    ['Preguntar 1042 ¿desde cuándo?', change('ask', '¿desde cuándo?', false)],
    ['Résoudre 1042 : redémarré'.normalize('NFD'), change('resolve', 'redémarré'.normalize('NFD'), false)],
    ['Encerrar o caso 1042', change('close', '', true)],
    ['担当1042', change('claim', '', false)],
    ['メモ ケース１０４２ 電話済み', change('note', '電話済み', true)],
    ['Zuweisen 1042 an mich', change('assign', 'to me', false)],
    ['Asignar 1042 a mí.', change('assign', 'to me', false)],
    ['割り当て 1042 私に', change('assign', 'to me', false)],
    ['assign 1042 to Lin', change('assign', 'to Lin', false)],
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
    'caso 1042 apareça, o que faço?',
    'fermer 31034 et dis-moi pourquoi',
    'tomar 2',
    'mis casos no están',
    'el caso',
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
    for (const piece of ['.', '!', 'case ', 'case 1', ' ', 'a', '1', '\n', 'ケース', '１', 'le dossier ']) {
      expect(findCaseCommand(`${piece.repeat(200_000 / piece.length)}x`)).toBeUndefined();
    }
  });
});
