import { choiceCard, roles } from '../cards/choice/choice.ts';
import type { Recognized } from '../knowledge/recognizer.ts';
import type { ConversationState, Role } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import type { Turn } from './turn.ts';
import { byLabel, byNumber } from './typed-choice.ts';

/** How an answer is shown: all of it, without its commands, or in plain words for the person who is locked out. */
export type View = 'full' | 'guarded' | 'plain';

/** Whom the bot talks to, as far as it knows: what the person said, or what the desk set for the channel. */
export function roleOf({ role }: ConversationState, { conversation }: Turn, desk: Desk): Role | null {
  const [channel = ''] = conversation.id.split(';');
  return role ?? desk.channelRoles.get(channel) ?? null;
}

/** How to show an answer; `isStaff` says that what was asked can only come from somebody who looks after a system. */
export function viewFor(state: ConversationState, turn: Turn, desk: Desk, isStaff: boolean): View {
  const role = roleOf(state, turn, desk);
  if (role === null) return isStaff ? 'full' : 'guarded';
  return role === 'requester' ? 'plain' : 'full';
}

/** Words of people who look after servers and directories; nobody who is locked out has them in front of them. */
const staffWords =
  /\b(?:sync server|(?:entra|ad|aad) ?connect|connect server|cloud sync|event (?:id|log|viewer)|application log|powershell|firewall|proxy|service bus|domain controller|active directory|adsync|gpo|registry|tenant|users)\b/i;

/** Words of somebody whose own password it is. */
const ownWords =
  /\b(?:my (?:own |new |old )?(?:password|account|login)|i forgot|not an? (?:admin\w*|administrator)|i(?: a|['’]?)m (?:just )?(?:an? )?(?:employee|user|student|teacher))\b/i;

/** A log has several lines, and names its source. */
function isLog(text: string): boolean {
  return text.trim().includes('\n') && /source|provider|event ?id|trackingid|level/i.test(text);
}

/** True when a text shows what only logs and consoles show, or speaks of servers. */
export function isOfStaff(text: string, { identifiers }: Pick<Recognized, 'identifiers'>): boolean {
  if (isLog(text)) return true;
  return !ownWords.test(text) && (identifiers.some(({ kind }) => kind !== 'code') || staffWords.test(text));
}

const labels: Record<Role, string> = {
  requester: 'I am the person locked out',
  helpdesk: 'I am the help desk',
  admin: 'I am the administrator of the sync server',
};

const question = 'Are you the person locked out, the help desk, or the administrator of the sync server?';
const hint = 'Then my answers fit. I ask this once; to change it, say “I am the help desk”, for example.';

/** Asks who the person is, on a card of its own. */
export async function askRole(turn: Turn, state: ConversationState, desk: Desk): Promise<ConversationState> {
  const form = desk.newForm();
  await turn.show(roleCard(form, null), question);
  return { ...state, isRoleAsked: true, roleForm: form, justAsked: 'role' };
}

/** The question with a button for each role; with a role, as it looks once it is answered. */
export function roleCard(form: string, chosen: Role | null) {
  const options = roles.map((role) => ({ label: labels[role], role }));
  return choiceCard({
    form,
    about: '',
    question,
    hint: chosen === null ? hint : '',
    options,
    chosen: chosen && labels[chosen],
    speak: question,
  });
}

const am = /^(?:i am|im|i m|ich bin|je suis|soy|yo soy) (?:the |an? |der |die |das |ein |eine |le |la |l |un |une )?/;

const names: Readonly<Record<Role, RegExp>> = {
  requester:
    /^(?:(?:just |only )?(?:a )?(?:user|employee|student|requester|person)|(?:person|one|user)(?: who is)? locked out|locked out(?: of my account)?|not an? (?:admin|administrator)|ausgesperrt|gesperrt|bloque|bloqueado|nutzer|benutzer|utilisateur|usuario)$/,
  helpdesk:
    /^(?:(?:from |with |at |on |in )?(?:the )?(?:help ?desk|service ?desk|it support|support|first level)(?: analyst| agent| engineer)?|analyst|support ?desk)$/,
  admin:
    /^(?:(?:it |system |sync )?(?:admin|administrator|administrateur|administrador)(?: of the (?:sync )?server)?)$/,
};

/** The role that a whole message names; `ask` when somebody wants to choose anew. */
export function findRole(text: string): Role | 'ask' | undefined {
  const plain = toPlain(text);
  if (/^(?:change (?:my )?role|who am i|role)$/.test(plain)) return 'ask';
  const said = plain.replace(am, '');
  // Without "I am" only names that mean nothing else: a bare "user" may be about anything.
  const isBare =
    said === plain && !/^(?:from |at )?(?:the )?(?:help ?desk|service ?desk|admin|administrator)$/.test(plain);
  return isBare ? undefined : roles.find((role) => names[role].test(said));
}

/** The role that answers the question for it, when that was asked just before: a number, a label or a part of one. */
export function answerRole(text: string): Role | undefined {
  const plain = toPlain(text);
  const options = roles.map((role) => ({ label: labels[role], role }));
  const meant = byNumber(plain, options) ?? byLabel(plain, options);
  return meant?.role ?? roles.find((role) => names[role].test(plain.replace(/^(?:the|an?|me) ?/, '')));
}

function toPlain(text: string): string {
  if (text.length > 80) return '';
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ');
}
