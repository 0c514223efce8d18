import type { Standing } from '../cases/access.ts';
import type { Contact, TriageChannel } from '../cases/case-desk.ts';
import { needsSignInName, needsStanding, personAskedFor } from '../dialogs/case/standing-need.ts';
import type { Desk } from '../dialogs/desk.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { Roster, RosterMember, RosterPlace } from './roster.ts';

/** What a turn has to know of people before it runs. */
export type KnownPeople = Pick<Desk, 'standing' | 'otherStanding' | 'otherContact' | 'signInName'>;

/** Looks up what a turn has to know of people; it asks the channels, and so it must run outside of any transaction. */
export type FindPeople = (turn: Turn) => Promise<KnownPeople>;

/** What the look-up is made of. */
export interface PeopleFinderParts {
  readonly channelsOf: (tenant: string) => Promise<readonly TriageChannel[]>;
  readonly roster: Roster;
  /** Ids of people who lead the desk; set by its operator. */
  readonly leads: ReadonlySet<string>;
}

const nothing: KnownPeople = { standing: undefined };

/** Makes the look-up; of most turns nothing has to be known. */
export function createPeopleFinder(parts: PeopleFinderParts): FindPeople {
  return async (turn) => {
    const { identity } = turn;
    if (!identity) return nothing;
    const [people, signInName] = await Promise.all([
      needsStanding(turn) ? findStandings(turn, identity, parts) : nothing,
      needsSignInName(turn) ? findSignInName(turn, identity.person, parts.roster) : undefined,
    ]);
    return { ...people, signInName };
  };
}

async function findStandings(
  turn: Turn,
  { tenant, person }: NonNullable<Turn['identity']>,
  { channelsOf, roster, leads }: PeopleFinderParts,
): Promise<KnownPeople> {
  const places = placesOf(turn, await channelsOf(tenant));
  const find = (somebody: string): Promise<Found[]> =>
    Promise.all(places.map(async (place) => ({ place, member: await roster.find(place, somebody) })));
  const toStanding = (somebody: string, found: readonly Found[]): Standing => ({
    tenant,
    person: somebody,
    channels: new Map(found.flatMap(toMembership)),
    isUnsure: found.some(({ member }) => member.membership === 'unsure'),
    ownersUnknown: found.some(({ member }) => member.ownersUnknown),
    isLead: leads.has(somebody),
  });
  const other = personAskedFor(turn);
  const [own, others] = await Promise.all([find(person), other === undefined ? undefined : find(other)]);
  const standing = toStanding(person, own);
  if (other === undefined || !others) return { standing };
  return { standing, otherStanding: toStanding(other, others), otherContact: toContact(tenant, other, others) };
}

interface Found {
  readonly place: RosterPlace;
  readonly member: RosterMember;
}

function toMembership({ place, member: { membership } }: Found): [string, 'member' | 'owner'][] {
  return membership === 'member' || membership === 'owner' ? [[place.channel, membership]] : [];
}

/** How to reach somebody who has not spoken to the bot: as the roster of one of the channels shows them. */
function toContact(tenant: string, person: string, found: readonly Found[]): Contact | undefined {
  const shown = found.find(({ member }) => member.account !== '');
  if (!shown) return undefined;
  const { name, account } = shown.member;
  return { tenant, person, name, account, serviceUrl: shown.place.serviceUrl, chat: null };
}

/** The channels of the desk, and the channel where something was said: it may be about to become one. */
function placesOf({ conversation, address }: Turn, channels: readonly TriageChannel[]): readonly RosterPlace[] {
  const here = conversation.channel;
  if (!here || channels.some(({ channel }) => channel === here.id)) return channels;
  return [...channels, { channel: here.id, serviceUrl: address.serviceUrl, group: here.group }];
}

/** In their own chat people are its only member, and its roster shows how they sign in. */
async function findSignInName(
  { conversation, address }: Turn,
  person: string,
  roster: Roster,
): Promise<string | undefined> {
  if (conversation.scope !== 'personal') return undefined;
  const place = { channel: conversation.id, serviceUrl: address.serviceUrl, group: null };
  const { signInName } = await roster.find(place, person);
  return signInName === '' ? undefined : signInName;
}
