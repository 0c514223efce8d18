import { findInterruption, type Interruption } from '../../dialogs/interruptions.ts';

const said: Record<Interruption, readonly string[]> = {
  help: ['help', '?', 'Help!', 'What can you do?', 'Hilfe', 'please help'],
  cancel: ['cancel', 'STOP', 'never mind', 'Cancel, please.', 'Abbrechen'],
  back: ['back', 'go back', 'Go back, please'],
  'start over': ['start over', 'Start over!', 'restart', 'I want to start over'],
  status: ['status', 'Status?', 'where are we?'],
  person: [
    'talk to a person',
    'I want to talk to a person',
    'Can I talk to someone?',
    'could i speak to a human please',
    'I’d like to open a case',
    'escalate',
  ],
  greeting: ['hi', 'Hello!', 'Good morning.', 'Guten Tag', 'bonjour'],
  courtesy: ['thanks', 'Thank you!', 'ok', 'OK, thanks', 'danke', 'bye'],
  helped: ['this fixed it', 'That fixed it, thanks!', 'it worked', 'Solved.'],
  failed: ['it did not help', "It didn't help.", 'that didn’t help', 'still broken'],
};

describe('findInterruption', () => {
  const cases = Object.entries(said).flatMap(([id, sayings]) => sayings.map((saying) => [saying, id]));

  it.each(cases)('hears in “%s”: %s', (saying, id) => {
    expect(findInterruption(saying)).toBe(id);
  });

  it.each([
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
