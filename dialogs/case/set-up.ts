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

async function sayWhoCan(turn: Turn, { isUnsure, channels }: Standing, { group, id }: Channel): Promise<void> {
  if (isUnsure) return turn.say('I could not find out just now who owns this team. Please try again in a minute.');
  const isUnknown = group === null && channels.has(id);
  const doubt = isUnknown
    ? ' Teams did not tell me which team this is, so I cannot see who owns it: a lead can do it.'
    : '';
  await turn.say(
    `Only an owner of this team, or a lead of the desk, can set it up. Ask one of them to say “setup” here.${doubt}`,
  );
}

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
  await turn.say(tellWhatComes);
}

const tellWhatComes = [
  'Done. From now on new cases arrive in this channel, each with a card of its own.',
  'Every member of the team can take a case, ask the requester, and add work notes. Whoever has a case, or an owner of the team, can resolve and close it.',
  'To undo it, say “setup” in another channel: new cases go there then, and those that are here stay here.',
].join('\n\n');
