import { randomUUID } from 'node:crypto';
import { cardText } from '../../cards/card-text.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { findButton } from './bot-client.ts';
import { cardIn, type FakeTeams, type Posted } from './fake-teams.ts';

type Json = Record<string, unknown>;

/** The organization, the team and its channel in which cases are worked on; not the General one. */
export const organization = '0a1b2c3d-5555-4666-8777-888899990000';
export const team = { id: '19:general@thread.tacv2', aadGroupId: '6f9619ff-8b86-4011-b42d-00c04fc964ff' };
export const triage = '19:triage@thread.tacv2';

/** Everybody: Ada reports, Grace and Alan look after cases, Lin owns the team, Eve is a guest in it, Mallory is nobody. */
export const people = {
  ada: person(1, 'Ada Lovelace'),
  grace: person(2, 'Grace Hopper'),
  alan: person(3, 'Alan Turing'),
  lin: person(4, 'Lin Lanying'),
  eve: person(5, 'Eve Moneypenny'),
  mallory: person(6, 'Mallory Archer'),
};

export type Name = keyof typeof people;

function person(number: number, name: string) {
  return { id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, name };
}

/** The roster of the triage channel. */
export function triageRoster(): Map<string, Readonly<Record<string, string>>> {
  const members = (['grace', 'alan', 'lin'] as const).map((name) => [people[name].id, { userRole: 'user' }] as const);
  return new Map([...members, [people.eve.id, { userRole: 'guest' }]]);
}

/** Somebody's own chat with the bot. */
export function chatOf(name: Name): string {
  return `a:29:${people[name].id}`;
}

/** The fields that every activity of somebody has in Teams; in a channel `where` is a thread. */
function teamsEnvelope(name: Name, where: string | undefined, serviceUrl: string, tenant: string): Json {
  const { id, name: fullName } = people[name];
  const place = where ?? chatOf(name);
  const isChannel = where !== undefined;
  const channel = isChannel ? { team, channel: { id: place.split(';')[0] } } : {};
  return {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    timestamp: '2026-01-05T09:00:00.000Z',
    from: { id: `29:${id}`, name: fullName, aadObjectId: id },
    recipient: { id: '28:desk', name: 'Writeback Desk' },
    conversation: {
      ...{ id: place, conversationType: isChannel ? 'channel' : 'personal', tenantId: tenant },
      ...(isChannel && { isGroup: true }),
    },
    channelData: { tenant: { id: tenant }, ...channel },
  };
}

/** What a typed message adds to that; in a channel the bot is mentioned. */
function typed(text: string, where: string | undefined): Json {
  if (where === undefined) return { type: 'message', text };
  const entity = { type: 'mention', text: '<at>Desk</at>', mentioned: { id: '28:desk' } };
  return { type: 'message', text: `<at>Desk</at> ${text}`, entities: [entity] };
}

/** What somebody did, where: in their own chat unless a thread is named. */
export interface Done {
  readonly where?: string;
  /** What was filled in, by the name of the field. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Id of the activity that is the card. */
  readonly on?: string;
}

/** What a press came to: the card in its place, and what was said beside it. */
export interface Pressed {
  readonly card: AdaptiveCard | undefined;
  readonly said: readonly string[];
}

/** People who talk to a bot through Teams. */
export interface Talk {
  say(name: Name, text: string, where?: string): Promise<readonly string[]>;
  press(name: Name, title: string, card: AdaptiveCard, done?: Done): Promise<Pressed>;
  /** Opens a case and gives back its number. */
  fileCase(name: Name, problem?: string): Promise<number>;
}

/** From which organization people talk, and what Teams says of itself; without it the bot must run on this machine. */
export interface TalkOptions {
  readonly tenant?: string;
  readonly authorization?: string;
}

/** Makes the talk with the bot at an address, which may change. */
export function talkTo(
  bot: { readonly url: string },
  teams: Pick<FakeTeams, 'url' | 'posted'>,
  { tenant = organization, authorization }: TalkOptions = {},
): Talk {
  const headers = { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) };

  /** Sends an activity; what was said in answer to it stands in Teams then. */
  async function send(activity: Json): Promise<{ body: Json; said: string[] }> {
    const sent = { method: 'POST', headers, body: JSON.stringify(activity) };
    const answer = await fetch(`${bot.url}/api/messages`, sent);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The bot answered with status ${String(answer.status)}: ${text}`);
    const body = text.startsWith('{') ? (JSON.parse(text) as Json) : {};
    const answers = teams.posted.filter(({ activity: { replyToId } }) => replyToId === activity['id']);
    return { body, said: answers.map(read) };
  }
  const talk: Talk = {
    async say(name, text, where) {
      return (await send({ ...teamsEnvelope(name, where, teams.url, tenant), ...typed(text, where) })).said;
    },
    async press(name, title, card, { where, inputs = {}, on = 'card' } = {}) {
      const data = { ...findButton(title, [card]).data, ...inputs };
      const action = { type: 'Action.Execute', verb: data['verb'], data };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
      const { body, said } = await send({ ...teamsEnvelope(name, where, teams.url, tenant), ...invoke, replyToId: on });
      return { card: typeof body['value'] === 'object' ? (body['value'] as AdaptiveCard) : undefined, said };
    },
    async fileCase(name, problem = 'The new password is refused.') {
      await talk.say(name, 'open a case');
      await talk.say(name, problem);
      const [told = ''] = await talk.say(name, 'send it');
      return Number(/number \*\*(\d+)\*\*/.exec(told)?.[1]);
    },
  };
  return talk;
}

/** What somebody reads in an activity. */
export function read({ activity }: Pick<Posted, 'activity'>): string {
  const card = cardIn(activity);
  return card ? cardText(card) : String(activity['text']);
}

/** The newest card with a heading of that case in a place: a thread of the channel, or a chat. */
export function cardOf(number: number, place: string, { posted }: Pick<FakeTeams, 'posted'>): Posted | undefined {
  const isHere = ({ conversation }: Posted): boolean => conversation.split(';')[0] === place;
  return posted.findLast((one) => isHere(one) && cardIn(one.activity) && read(one).includes(`Case ${String(number)}:`));
}
