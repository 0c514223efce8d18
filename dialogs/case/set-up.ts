import type { Standing } from '../../cases/access.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { rememberPerson } from './see-case.ts';
import { sayNoAccount, standingOf } from './standing-of.ts';

type Channel = NonNullable<Turn['conversation']['channel']>;

/** Makes the channel in which it is said the one into which cases go. */
export async function setUp(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const who = standingOf(turn, desk);
  if (!who) return sayNoAccount(turn, state);
  const { channel } = turn.conversation;
  if (!channel) {
    await turn.say('Say “setup” in the channel into which the cases shall go. Any channel of a team will do.');
    return { state, outcome: 'talk' };
  }
  const isAllowed = who.isLead || who.channels.get(channel.id) === 'owner';
  await noteSetup(turn, desk, who, isAllowed);
  await (isAllowed ? addChannel(turn, desk, who, channel) : sayWhoCan(turn, who, channel));
  return { state, outcome: 'talk' };
}

async function noteSetup(turn: Turn, desk: Desk, who: Standing, isAllowed: boolean): Promise<void> {
  const { tenant, person } = who;
  const role = isAllowed ? 'lead' : 'outsider';
  const nothing = { case: null, before: null, after: null };
  const { correlation } = turn;
  await desk.cases.audit.append({
    ...{ tenant, person, role, action: 'setup', isAllowed, correlation, at: desk.now() },
    ...nothing,
  });
}

async function sayWhoCan(
  turn: Turn,
  { isUnsure, ownersUnknown, channels }: Standing,
  { group, id }: Channel,
): Promise<void> {
  if (ownersUnknown === true) return turn.say(noGraph);
  if (isUnsure) return turn.say('I could not find out just now who owns this team. Please try again in a minute.');
  const isUnknown = group === null && channels.has(id);
  const doubt = isUnknown
    ? ' Teams did not tell me which team this is, so I cannot see who owns it: a lead can do it.'
    : '';
  await turn.say(
    `Only an owner of this team, or a lead of the desk, can set it up. Ask one of them to say “setup” here.${doubt}`,
  );
}

const noGraph =
  'Microsoft Graph does not tell me who owns this team. An owner can grant me the permission TeamMember.Read.Group for it, ' +
  'or whoever runs me names you in the setting DESK_LEADS. Then say “setup” again.';

async function addChannel(turn: Turn, desk: Desk, who: Standing, channel: Channel): Promise<void> {
  const { tenant } = who;
  const { serviceUrl } = turn.address;
  const [first] = await desk.cases.triage.list(tenant);
  await rememberPerson(turn, desk, who);
  if (first?.channel === channel.id && first.serviceUrl === serviceUrl) {
    return turn.say('This channel is set up already: new cases arrive here.');
  }
  const { id, team, group } = channel;
  await desk.cases.triage.add({ tenant, channel: id, team, group, serviceUrl, at: desk.now().toISOString() });
  const count = await adoptCases(desk, who, id);
  await turn.say([tellWhatComes, tellAdopted(count)].filter(Boolean).join('\n\n'));
}

/** As many cases are looked through for those that no channel has got. */
const mostAdopted = 200;

/** Cases that were opened before any channel was set up go into the first one; how many. */
async function adoptCases(desk: Desk, { tenant, person }: Standing, channel: string): Promise<number> {
  const open = await desk.cases.cases.list(tenant, { limit: mostAdopted });
  const waiting = open.filter((of) => of.channel === null);
  const at = desk.now().toISOString();
  for (const of of waiting) {
    const entry = { at, by: person, action: 'noted', status: of.status, text: adopted, isPrivate: true } as const;
    const after = { ...of, channel, revision: of.revision + 1, updatedAt: at };
    await desk.cases.cases.save(after, entry, [{ kind: 'card', case: of.number }]);
  }
  return waiting.length;
}

const adopted = 'It was opened before there was a channel, and came here when one was set up.';

function tellAdopted(count: number): string {
  if (count === 0) return '';
  const cases = count === 1 ? 'One case that was opened' : `${String(count)} cases that were opened`;
  return `${cases} before there was a channel will arrive here as well.`;
}

const tellWhatComes = [
  'Done. From now on new cases arrive in this channel, each with a card of its own.',
  'Every member of the team can take a case, ask the requester, and add work notes. Whoever has a case, or an owner of the team, can resolve and close it.',
  'To undo it, say “setup” in another channel: new cases go there then, and those that are here stay here.',
].join('\n\n');
