import type { AdaptiveCard } from '../../cards/card.ts';
import { startFaultyChannel } from './faulty-channel.ts';

type Json = Record<string, unknown>;

/** A call of the bot, with the parts of its path behind `/v3/conversations`. */
export interface TeamsCall {
  readonly method: string;
  readonly conversation: string | undefined;
  /** Id of the activity replied to or updated, or of the member asked for. */
  readonly target: string | undefined;
  readonly body: Json;
}

/** An activity as the people in a conversation see it: in its newest form, in the place of the first one. */
export interface Posted {
  readonly id: string;
  readonly conversation: string;
  activity: Json;
  updates: number;
}

/** What the roster of a channel says of somebody. */
export type RosterEntry = Readonly<Record<string, string>>;

export interface Fault {
  readonly of: (call: TeamsCall) => boolean;
  readonly status: number;
  /** It is carried out all the same: only the answer is lost. */
  readonly isCarriedOut?: boolean;
  /** How many calls it hits; undefined until it is taken away. */
  times?: number;
}

/** The channel's side of Teams: rosters, chats, threads and what stands in them. */
export interface FakeTeams {
  /** What an activity carries as `serviceUrl`. */
  readonly url: string;
  readonly calls: readonly TeamsCall[];
  /** In the order in which they were posted. */
  readonly posted: readonly Posted[];
  /** By channel and id of the person in the directory; who is not there is no member. */
  readonly rosters: Map<string, Map<string, RosterEntry>>;
  /** Calls that are refused instead of carried out, unless they say so. */
  readonly faults: Fault[];
  /** Somebody deletes an activity. */
  remove(id: string): void;
  stop(): Promise<void>;
}

/** What answers calls; the door through which they come in is another matter. */
export type TeamsSide = Omit<FakeTeams, 'url' | 'stop'> & {
  answer(method: string, path: string, body: string): { readonly status: number; readonly body: Json };
};

/** Makes the channel's side without a door. */
export function createTeams(): TeamsSide {
  const calls: TeamsCall[] = [];
  const posted: Posted[] = [];
  const faults: Fault[] = [];
  const rosters: FakeTeams['rosters'] = new Map();
  const side = {
    ...{ calls, posted, faults, rosters },
    remove(id: string) {
      posted.splice(
        posted.findIndex((post) => post.id === id),
        1,
      );
    },
    answer(method: string, path: string, body: string) {
      const call = readCall(method, path, body);
      calls.push(call);
      const fault = faults.find(({ of, times = 1 }) => times > 0 && of(call));
      if (!fault) return carryOut(call, side);
      if (fault.times !== undefined) fault.times -= 1;
      if (fault.isCarriedOut === true) carryOut(call, side);
      return { status: fault.status, body: { error: { code: 'Refused', message: 'on purpose' } } };
    },
  };
  return side;
}

/** Starts Teams on a free port of loopback. */
export async function startTeams(): Promise<FakeTeams> {
  const side = createTeams();
  const channel = await startFaultyChannel((_, response, { method, path, body }) => {
    const answer = side.answer(method, path, body);
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  return { ...side, url: channel.url, stop: () => channel.stop() };
}

function readCall(method: string, path: string, body: string): TeamsCall {
  const [, behind = ''] = path.split('/v3/conversations');
  const [, conversation, , target] = behind.split('/').map(decodeURIComponent);
  return { method, conversation, target, body: body === '' ? {} : (JSON.parse(body) as Json) };
}

type Made = Pick<TeamsSide, 'posted' | 'rosters'> & { readonly posted: Posted[] };
type Answer = ReturnType<TeamsSide['answer']>;

const notFound: Answer = { status: 404, body: { error: { code: 'NotFound', message: 'There is no such thing.' } } };

function carryOut(call: TeamsCall, made: Made): Answer {
  const { method, conversation, target = '', body } = call;
  if (conversation === undefined) return open(body, made);
  if (method === 'GET') {
    const entry = made.rosters.get(conversation)?.get(target);
    return entry ? { status: 200, body: { id: `29:${target}`, aadObjectId: target, ...entry } } : notFound;
  }
  if (method === 'POST') {
    const id = nextId();
    made.posted.push({ id, conversation, activity: body, updates: 0 });
    return { status: 201, body: { id } };
  }
  const before = made.posted.find(({ id }) => id === target);
  if (!before) return notFound;
  before.activity = body;
  before.updates += 1;
  return { status: 200, body: { id: target } };
}

/** A new thread in a channel with its first activity, or the chat with one person. */
function open(body: Json, made: Made): Answer {
  const { channelData, activity, members } = body as {
    channelData?: { channel: { id: string } };
    activity?: Json;
    members?: { id: string }[];
  };
  if (!channelData) return { status: 201, body: { id: `a:${members?.[0]?.id ?? ''}` } };
  const activityId = nextId();
  const id = `${channelData.channel.id};messageid=${activityId}`;
  made.posted.push({ id: activityId, conversation: id, activity: activity ?? {}, updates: 0 });
  return { status: 201, body: { id, activityId } };
}

let last = 1_700_000_000_000;

/** Ids of activities are times in Teams; no two are the same, even where one was deleted. */
function nextId(): string {
  last += 1;
  return String(last);
}

/** The card in an activity. */
export function cardIn(activity: Json): AdaptiveCard | undefined {
  const [first] = (activity['attachments'] ?? []) as { content: AdaptiveCard }[];
  return first?.content;
}
