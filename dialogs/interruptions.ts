/** What a person may say at any time, whatever the bot has just asked. */
export type Interruption =
  'help' | 'cancel' | 'back' | 'start over' | 'status' | 'person' | 'greeting' | 'courtesy' | 'helped' | 'failed';

const sayings: Readonly<Record<Interruption, readonly string[]>> = {
  help: ['help', '?', 'what can you do', 'how does this work', 'hilfe', 'aide', 'ayuda', 'ajuda'],
  cancel: ['cancel', 'stop', 'quit', 'exit', 'never mind', 'nevermind', 'abbrechen', 'annuler', 'cancelar'],
  back: ['back', 'go back', 'undo', 'previous'],
  'start over': ['start over', 'restart', 'begin again', 'new question', 'reset chat', 'clear'],
  status: ['status', 'where are we', 'where was i'],
  person: [
    'talk to a person',
    'talk to a human',
    'human',
    'person',
    'speak to someone',
    'talk to someone',
    'speak to a person',
    'speak to a human',
    'agent',
    'analyst',
    'open a case',
    'escalate',
  ],
  greeting: [
    'hi',
    'hello',
    'hey',
    'good morning',
    'good afternoon',
    'good evening',
    'hallo',
    'guten morgen',
    'guten tag',
    'bonjour',
    'hola',
    'start',
  ],
  courtesy: [
    'thanks',
    'thank you',
    'thank you very much',
    'thanks a lot',
    'many thanks',
    'thx',
    'danke',
    'vielen dank',
    'merci',
    'gracias',
    'obrigado',
    'ok',
    'okay',
    'great',
    'perfect',
    'bye',
    'goodbye',
  ],
  helped: ['this fixed it', 'it worked', 'that worked', 'fixed', 'that fixed it', 'it helped', 'that helped', 'solved'],
  failed: [
    'it did not help',
    'that did not help',
    'it didnt help',
    'that didnt help',
    'did not help',
    'didnt help',
    'not helpful',
    'still failing',
    'still broken',
  ],
};

const bySaying = new Map<string, Interruption>(
  (Object.keys(sayings) as Interruption[]).flatMap((id) => sayings[id].map((saying) => [saying, id] as const)),
);

/** Longer text is never a command: it goes to the recognizer alone. */
const longestCommand = 256;

/** Words around a command that change nothing about what is meant. */
const politeStart = /^(?:(?:ok|okay|please|pls|can i|could i|may i|i want to|i would like to|id like to|i need to) )+/;
const politeEnd = /(?: (?:please|pls|now|thanks|thank you|thx))+$/;

/** The interruption that a whole message stands for, or undefined. */
export function findInterruption(text: string): Interruption | undefined {
  if (text.length > longestCommand) return undefined;
  const plain = text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[.!,;:]+|(?<=\w)\?+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return bySaying.get(plain) ?? bySaying.get(plain.replace(politeStart, '').replace(politeEnd, ''));
}
