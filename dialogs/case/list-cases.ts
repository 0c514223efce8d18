import { caseListCard, type CaseListData } from '../../cards/case-list/case-list.ts';
import { shorten } from '../../cards/shorten.ts';
import { roleFor, rolesIn, type Standing } from '../../cases/access.ts';
import type { SupportCase } from '../../cases/case.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { statusWords, subjectOf } from './case-texts.ts';
import { noteDecision, rememberPerson } from './see-case.ts';
import { sayNoAccount, standingOf } from './standing-of.ts';

type Item = CaseListData['items'][number];

/** As many as a card shows. */
const mostShown = 12;
/** So many open cases of a tenant are looked through for those of the person's channels. */
const mostRead = 200;
const longestLabel = 80;

/** Shows the person's own open cases and drafts and, for an analyst, the cases that they have. */
export async function listOwnCases(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const who = standingOf(turn, desk);
  if (!who) return sayNoAccount(turn, state);
  const { tenant, person } = who;
  const drafts = await desk.cases.drafts.list(tenant, person);
  const asked = await desk.cases.cases.list(tenant, { requester: person, limit: mostRead });
  const taken = await desk.cases.cases.list(tenant, { assignee: person, limit: mostRead });
  const theirs = taken.filter((of) => of.requester !== person && maySee(of, who));
  const items = [
    ...drafts.map((draft) => draftItem(draft, turn)),
    ...asked.map((of) => caseItem(of, turn, 'you opened it')),
    ...theirs.map((of) => caseItem(of, turn, 'you have it')),
  ];
  if (items.length > 0) return showList(turn, state, desk, 'Your cases', items);
  await turn.say(
    'You have no open cases. To open one, say “open a case”. To see a closed one, say “case” and its number.',
  );
  return { state, outcome: 'talk' };
}

/** Shows the open cases of the channels that the person looks after. */
export async function listOpenCases(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const who = standingOf(turn, desk);
  if (!who) return sayNoAccount(turn, state);
  // Whoever looks after nothing asks for their own.
  if (who.channels.size === 0) return listOwnCases(turn, state, desk);
  const all = await desk.cases.cases.list(who.tenant, { limit: mostRead });
  const theirs = all.filter((of) => rolesIn(of, who).includes('analyst') && isOfPlace(of, turn));
  await noteDecision(turn, desk, who, { action: 'see', number: null, seen: undefined, role: 'analyst' });
  await rememberPerson(turn, desk, who);
  const items = theirs.map((of) => caseItem(of, turn, of.assignee === null ? 'nobody has it' : 'somebody has it'));
  if (items.length > 0) return showList(turn, state, desk, 'Open cases', items);
  await turn.say('There are no open cases here.');
  return { state, outcome: 'talk' };
}

function maySee(of: SupportCase, who: Standing): boolean {
  return roleFor('see', rolesIn(of, who)) !== undefined;
}

/** In a channel only its own cases are listed: not everybody there may see the others. */
function isOfPlace({ channel }: SupportCase, { conversation }: Turn): boolean {
  return conversation.scope === 'personal' || (channel !== null && channel === conversation.channel?.id);
}

function caseItem(of: SupportCase, turn: Turn, whose: string): Item {
  const label = `${String(of.number)}${subjectFor(of, isOfPlace(of, turn))}`;
  return { case: of.number, revision: of.revision, label, status: `${statusWords[of.status]}, ${whose}` };
}

function draftItem(draft: CaseDraft, { conversation }: Turn): Item {
  return {
    draft: draft.id,
    label: `Draft${subjectFor(draft, conversation.scope === 'personal')}`,
    status: 'not sent yet',
  };
}

/** What people have written is not shown to others. */
function subjectFor(of: Parameters<typeof subjectOf>[0], isShown: boolean): string {
  return isShown ? ` · ${shorten(subjectOf(of), longestLabel)}` : '';
}

async function showList(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  title: string,
  items: readonly Item[],
): Promise<Reply> {
  const left = items.length - mostShown;
  const rest = left > 0 ? `${String(left)} more. Say “case” and a number to see any of them.` : '';
  const speak = `${title}: ${String(items.length)}`;
  const card = caseListCard({ form: desk.newForm(), title, items: items.slice(0, mostShown), rest, speak });
  await turn.show(card, speak);
  return { state, outcome: 'talk' };
}
