import { announcers, directions, fillers, labels, owners } from './password-words.ts';

/**
 * By what the words so far say that the next one is a password: nothing yet, "to", "is", or a colon. `far` is behind words
 * about something else, and `faint` where "is" or a colon follows upon them.
 */
export type Lead = 'none' | 'direction' | 'announcer' | 'colon' | 'far' | 'faint';

const signs: ReadonlyMap<string, Lead> = new Map<string, Lead>([
  ...[':', '=', '->', '=>', '→', ':='].map((sign) => [sign, 'colon'] as const),
  // A sentence may go on behind these, too.
  ...['-', '–', '—', '|', '/', '>'].map((sign) => [sign, 'direction'] as const),
]);

/** What a word that is no password makes of the lead; undefined when no password can follow any more. */
export function leadAfter(text: string, lead: Lead, isName: boolean): Lead | undefined {
  if (text === '\n') return lead === 'colon' ? 'direction' : undefined;
  const bare = text.toLowerCase().replace(/[:=,*_"']{1,3}$/, '');
  const step = stepOf(text, bare);
  if (step === 'end') return undefined;
  const isNear = lead !== 'far' && lead !== 'faint' && (isName || isPassable(bare));
  return isNear ? nearAfter(text, lead, isName, step) : farAfter(text, step);
}

function nearAfter(text: string, lead: Lead, isName: boolean, step: Lead | undefined): Lead {
  // A colon behind other words than a name leads to what these are about, too.
  if (step === 'colon') return isName || signs.has(text) ? 'colon' : 'direction';
  return step ?? (lead === 'colon' ? 'direction' : lead);
}

/** What a word says of the next one by itself. */
function stepOf(text: string, bare: string): Lead | 'end' | undefined {
  const isColon = signs.get(text) === 'colon' || /[:=][*_"']{0,2}$/.test(text);
  if (isColon) return labels.has(bare) ? 'end' : 'colon';
  if (announcers.has(bare)) return 'announcer';
  return directions.has(bare) || signs.has(bare) ? 'direction' : undefined;
}

/** Behind words about something else a password must be told again, in the same sentence. */
function farAfter(text: string, step: Lead | undefined): Lead | undefined {
  if (/[.;!?]$/.test(text)) return undefined;
  return step === undefined ? 'far' : 'faint';
}

/** Whether a word names whom a password is of. */
export function introducesName(text: string): boolean {
  return owners.has(text.toLowerCase());
}

/** Words, names of accounts, and what is said in parentheses may stand between the word for a password and the password. */
function isPassable(bare: string): boolean {
  if (signs.has(bare) || bare === '') return true;
  if (fillers.has(bare) || announcers.has(bare) || directions.has(bare) || owners.has(bare)) return true;
  return /^\(.*\)$/.test(bare) || /^[\w.$-]{1,64}[@\\][\w.$-]{1,80}$/.test(bare);
}
