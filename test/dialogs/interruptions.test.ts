import { findInterruption, findWalkRequest, type Interruption } from '../../dialogs/interruptions.ts';

const said: Record<Interruption, readonly string[]> = {
  help: ['help', '?', 'Help!', 'What can you do?', 'Hilfe', 'please help', 'ヘルプ'],
  cancel: ['cancel', 'STOP', 'never mind', 'Cancel, please.', 'Abbrechen', 'Stop here', 'Arrêter'],
  back: ['back', 'go back', 'Go back, please', 'Back one step', 'Zurück', 'Retour !', 'atrás', '戻る'],
  'start over': ['start over', 'Start over!', 'I want to start over', 'Começar de novo'],
  status: ['status', 'Status?', 'where are we?', 'Estado', 'Où en sommes-nous ?'],
  person: [
    'talk to a person',
    'I want to talk to a person',
    'Can I talk to someone?',
    'could i speak to a human please',
    'I’d like to open a case',
    'Open a ticket, please',
    'escalate',
    'Einen Fall eröffnen',
  ],
  greeting: ['hi', 'Hello!', 'Good morning.', 'Guten Tag', 'bonjour'],
  courtesy: ['thanks', 'Thank you!', 'ok', 'OK, thanks', 'danke', 'bye'],
  helped: [
    'this fixed it',
    'That fixed it, thanks!',
    'it worked',
    'Solved.',
    'It works now',
    'it works!',
    'Es geht wieder!',
    'Ça marche !',
    'Ya funciona',
    'Resolvido.',
    '解決しました。',
  ],
  failed: [
    'it did not help',
    "It didn't help.",
    'that didn’t help',
    'still broken',
    'Done, still failing',
    'Das hat nicht geholfen',
    "Ça n'a pas aidé.",
    'No me ayudó',
    'Não ajudou',
    'まだ動きません。',
  ],
  walk: [
    'walk me through it',
    'Walk me through this, please.',
    'Please guide me',
    'step by step',
    '手順を案内してください',
  ],
  continue: ['continue', 'Go on.', 'OK, next step', 'weiter'],
  done: ['done', 'I did it!', 'Finished.', 'fertig', 'terminé'],
  cannot: [
    'cannot',
    'I cannot do this',
    'I can’t do this.',
    'skip this step',
    'I have no rights',
    'Überspringen.',
    'passer',
    'não posso',
    'スキップ',
  ],
  'new case': ['new case', 'Start a new case, please', 'neuer Fall', 'Nouveau dossier'],
  drafts: ['my drafts', 'Drafts!', 'meine Entwürfe'],
  'continue case': ['continue my case', 'Go on with my case.', 'Continuar mi caso', 'ケースを続ける'],
  form: ['form', 'Show me the form, please', 'Formular', 'formulário', 'フォーム'],
  send: ['send', 'Send it!', 'please send it now', 'absenden', 'Envoyer', '送信'],
  review: ['review', 'show my case', 'Ver meu caso'],
  withdraw: ['withdraw', 'Withdraw it, please', 'zurückziehen', 'retirer', '取り下げ'],
};

describe('findInterruption', () => {
  const cases = Object.entries(said).flatMap(([id, sayings]) => sayings.map((saying) => [saying, id]));

  it.each(cases)('hears in “%s”: %s', (saying, id) => {
    expect(findInterruption(saying)).toBe(id);
  });

  it.each([
    'walk me through 31034',
    'I cannot reset my password',
    'the sync does not continue',
    'help me with 31034',
    'cancel the sync run?',
    'the reset page says: start over',
    'status of event 31034',
    'this person cannot reset the password',
    'it did not help that we restarted the service',
    'please',
    '31034',
    '',
  ])('hears a question, not a command, in “%s”', (text) => {
    expect(findInterruption(text)).toBeUndefined();
  });

  it('hears nothing in a text that is too long for a command', () => {
    expect(findInterruption(`help${'!'.repeat(252)}`)).toBe('help');
    expect(findInterruption(`help${'!'.repeat(253)}`)).toBeUndefined();
  });
});

describe('findWalkRequest', () => {
  it.each([
    ['walk me through connectivity', 'connectivity'],
    ['Please walk me through the network, please!', 'network'],
    ['Can I guide me through 31034?', '31034'],
    ['take me through the the end', 'the end'],
    ['I’d like to lead me through Verify  Permissions', 'verify permissions'],
  ])('hears in “%s”: %s', (text, wanted) => {
    expect(findWalkRequest(text)).toBe(wanted);
  });

  it.each(['walk me through', 'walk me', 'he will walk me through it', 'walk through permissions', '31034', ''])(
    'hears nothing in “%s”',
    (text) => {
      expect(findWalkRequest(text)).toBeUndefined();
    },
  );

  it('hears nothing in a text that is too long for a command', () => {
    const start = 'walk me through ';
    expect(findWalkRequest(start + 'x'.repeat(256 - start.length))).toBe('x'.repeat(240));
    expect(findWalkRequest(start + 'x'.repeat(257 - start.length))).toBeUndefined();
  });
});
