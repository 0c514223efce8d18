import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Connector, SendResult } from './connector.ts';
import type { IsTeamOwner } from './team-owners.ts';

/** A channel of which somebody may be a member. */
export interface RosterPlace {
  readonly channel: string;
  readonly serviceUrl: string;
  /** Directory id of the team; without it nobody is known to own it. */
  readonly group: string | null;
}

/** What somebody is in a channel; `unsure` when the channel could not be asked. */
export type Membership = 'member' | 'owner' | 'none' | 'unsure';

/** Somebody in a channel, as its roster shows them; texts are empty where it shows none. */
export interface RosterMember {
  readonly membership: Membership;
  /** Nobody could tell whether the person owns the team. */
  readonly ownersUnknown: boolean;
  readonly name: string;
  /** The id by which the channel knows them (`29:…`). */
  readonly account: string;
  /** User principal name. */
  readonly signInName: string;
}

/** Who belongs to which channel now, at most five minutes old. */
export interface Roster {
  find(place: RosterPlace, person: string): Promise<RosterMember>;
}

/** What the roster is asked with; `now` in milliseconds. */
export interface RosterParts {
  readonly connector: Connector;
  readonly isOwner: IsTeamOwner;
  readonly now: () => number;
}

/** How long an answer holds, in milliseconds: who has left a team must not act on its cases for longer. */
const holdMs = 5 * 60_000;
/** Whoever was just added to the team should not have to wait, in milliseconds. */
const holdNoneMs = 30_000;
/** A channel that does not answer is not asked at each press, in milliseconds. */
const holdUnsureMs = 10_000;
/** Longest wait for it, in milliseconds: Teams gives up a press after 10 s. */
const askMs = 3000;
/** Most answers that are kept. */
const mostKept = 10_000;

/** A member as the Bot Connector shows one ("Get details of a single member", in Get Teams-specific context for your bot). */
const member = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

type Shown = z.infer<typeof member>;

const nobody = { ownersUnknown: false, name: '', account: '', signInName: '' };

/** Makes the roster of all channels. */
export function createRoster(parts: RosterParts): Roster {
  const known = new Map<string, { readonly answer: Promise<RosterMember>; until: number }>();
  return {
    async find(place, person) {
      const key = JSON.stringify([place.channel, person]);
      const before = known.get(key);
      if (before && before.until > parts.now()) return before.answer;
      const entry = { answer: ask(parts, place, person), until: parts.now() + holdMs };
      known.set(key, entry);
      if (known.size > mostKept) dropOldest(known);
      const answer = await entry.answer;
      if (answer.membership === 'none' || answer.ownersUnknown) entry.until = parts.now() + holdNoneMs;
      if (answer.membership === 'unsure') entry.until = parts.now() + holdUnsureMs;
      return answer;
    },
  };
}

async function ask({ connector, isOwner }: RosterParts, place: RosterPlace, person: string): Promise<RosterMember> {
  const { channel, serviceUrl, group } = place;
  // Both at once: somebody waits.
  const [found, owns] = await Promise.all([
    within(askMs, connector.call('member', { serviceUrl, conversationId: channel, memberId: person }, undefined, 0)),
    group === null ? false : isOwner(group, person),
  ]);
  if (!found.ok) return { ...nobody, membership: isNobody(found.status) ? 'none' : 'unsure' };
  const read = member.safeParse(found.answer);
  if (!read.success || isGuest(read.data)) return { ...nobody, membership: 'none' };
  return { ...toShown(read.data), membership: owns === true ? 'owner' : 'member', ownersUnknown: owns === undefined };
}

async function within(ms: number, asked: Promise<SendResult>): Promise<SendResult> {
  const waiting = new AbortController();
  const late = setTimeout(ms, unsure, { signal: waiting.signal }).catch(() => unsure);
  return Promise.race([asked, late]).finally(() => {
    waiting.abort();
  });
}

const unsure: SendResult = { ok: false, kind: 'ambiguous' };

function toShown({ id, name, userPrincipalName }: Shown) {
  return { name: name ?? '', account: id ?? '', signInName: userPrincipalName ?? '' };
}

function isNobody(status: number | undefined): boolean {
  return status === 403 || status === 404;
}

/** Guests are people of other organizations: cases hold what is not for them. */
function isGuest({ userRole, userPrincipalName }: Shown): boolean {
  return userRole === 'guest' || userRole === 'anonymous' || /#EXT#/i.test(userPrincipalName ?? '');
}

function dropOldest(known: Map<string, unknown>): void {
  const [oldest] = known.keys();
  if (oldest !== undefined) known.delete(oldest);
}
