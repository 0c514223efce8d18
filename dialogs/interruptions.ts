/** What a person may say at any time, whatever the bot has just asked. */
export type Interruption =
  | 'help'
  | 'cancel'
  | 'back'
  | 'start over'
  | 'status'
  | 'person'
  | 'greeting'
  | 'courtesy'
  | 'helped'
  | 'failed'
  | 'walk'
  | 'continue'
  | 'done'
  | 'cannot'
  | 'new case'
  | 'drafts'
  | 'continue case'
  | 'form'
  | 'send'
  | 'review'
  | 'withdraw';

const sayings: Readonly<Record<Interruption, readonly string[]>> = {
  help: ['help', '?', 'what can you do', 'how does this work', 'hilfe', 'aide', 'ayuda', 'ajuda'],
  cancel: [
    'cancel',
    'stop',
    'stop here',
    'quit',
    'exit',
    'never mind',
    'nevermind',
    'abbrechen',
    'annuler',
    'cancelar',
  ],
  back: ['back', 'go back', 'back one step', 'undo', 'previous'],
  'start over': ['start over', 'begin again', 'new question', 'reset chat', 'clear'],
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
    'open case',
    'file a case',
    'create a case',
    'open a ticket',
    'create a ticket',
    'escalate',
    'escalate this',
    'fall eroffnen',
    'einen fall eroffnen',
    'mit einem menschen sprechen',
    'ouvrir un dossier',
    'parler a une personne',
    'abrir un caso',
    'hablar con una persona',
    'abrir um caso',
    'falar com uma pessoa',
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
  helped: [
    'this fixed it',
    'it works now',
    'it works again',
    'the reset works',
    'the reset works now',
    'it works',
    'it worked',
    'that worked',
    'fixed',
    'that fixed it',
    'it helped',
    'that helped',
    'solved',
  ],
  failed: [
    'it did not help',
    'that did not help',
    'it didnt help',
    'that didnt help',
    'did not help',
    'didnt help',
    'not helpful',
    'still failing',
    'done still failing',
    'still broken',
    'it still fails',
  ],
  walk: [
    'runbooks',
    'list runbooks',
    'what runbooks are there',
    'fuhre mich durch',
    'schritt fur schritt',
    'pas a pas',
    'paso a paso',
    'passo a passo',
    'walk me through',
    'walk me through it',
    'walk me through this',
    'guide me',
    'guide me through it',
    'step by step',
  ],
  continue: ['continue', 'go on', 'resume', 'carry on', 'next', 'next step', 'weiter', 'continuer', 'continuar'],
  done: ['done', 'i did it', 'i have done it', 'finished', 'fertig'],
  cannot: [
    'cannot',
    'i cannot do this',
    'cannot do this',
    'i cant do this',
    'cant do this',
    'i cannot',
    'i cant',
    'i have no rights',
    'skip',
    'skip this step',
    'skip this',
    'skip it',
    'skip this question',
    'uberspringen',
  ],
  'new case': ['new case', 'open a new case', 'begin a new case', 'start a new case', 'another case', 'neuer fall'],
  drafts: ['my drafts', 'drafts', 'show my drafts', 'meine entwurfe'],
  'continue case': ['continue my case', 'continue the case', 'go on with my case', 'resume my case'],
  form: [
    'form',
    'the form',
    'show the form',
    'show me the form',
    'fill in a form',
    'formular',
    'formulaire',
    'formulario',
  ],
  send: ['send', 'send it', 'send it now', 'send the case', 'send my case', 'submit', 'submit it', 'absenden'],
  review: ['review', 'show my case', 'show the draft', 'show my draft'],
  withdraw: ['withdraw', 'withdraw it', 'withdraw the case', 'withdraw my case', 'zuruckziehen'],
};

const bySaying = new Map<string, Interruption>(
  (Object.keys(sayings) as Interruption[]).flatMap((id) => sayings[id].map((saying) => [saying, id] as const)),
);

/** Longer text is never a command: it goes to the recognizer alone. */
const longestCommand = 256;

/** Words around a command that change nothing about what is meant. */
const politeStart =
  /^(?:(?:ok|okay|please|pls|can you|could you|would you|can i|could i|may i|i want to|i would like to|id like to|i need to) )+/;
const politeEnd = /(?: (?:please|pls|now|thanks|thank you|thx))+$/;

/** What somebody wants to be walked through, in lower case: "connectivity" of "walk me through connectivity, please". */
export function findWalkRequest(text: string): string | undefined {
  if (text.length > longestCommand) return undefined;
  const plain = toPlain(text).replace(politeStart, '').replace(politeEnd, '');
  return /^(?:walk|guide|take|lead) me through (?:the )?(.+)$/.exec(plain)?.[1];
}

/** The interruption that a whole message stands for, or undefined. */
export function findInterruption(text: string): Interruption | undefined {
  if (text.length > longestCommand) return undefined;
  const plain = toPlain(text);
  return bySaying.get(plain) ?? bySaying.get(plain.replace(politeStart, '').replace(politeEnd, ''));
}

function toPlain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[.!,;:]+|(?<=\w)\?+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
