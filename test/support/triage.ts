import type { Standing } from '../../cases/access.ts';
import type { Contact } from '../../cases/case-desk.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import { noEvidence } from '../../cases/evidence.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { fakeDesk, type FakeDesk } from './fake-desk.ts';
import { recordTurn, type RecordingTurn } from './recording-turn.ts';

/** The triage channel of the tests, and a thread in it. */
export const triageChannel = '19:triage@thread.tacv2';
export const triageThread = `${triageChannel};messageid=1`;

/** Everybody of the tests: Ada reports, Grace is an analyst, Alan has cases, Lin owns the team, Eve is nobody. */
export type Person = 'ada' | 'grace' | 'alan' | 'lin' | 'eve';

const fullNames: Readonly<Record<Person, string>> = {
  ada: 'Ada Lovelace',
  grace: 'Grace Hopper',
  alan: 'Alan Turing',
  lin: 'Lin Lanying',
  eve: 'Eve Moneypenny',
};

const memberships: Readonly<Record<Person, 'member' | 'owner' | undefined>> = {
  ada: undefined,
  grace: 'member',
  alan: 'member',
  lin: 'owner',
  eve: undefined,
};

/** What somebody is to the triage channel. */
export function standingFor(person: Person, more: Partial<Standing> = {}): Standing {
  const membership = memberships[person];
  const channels = new Map(membership === undefined ? [] : [[triageChannel, membership]]);
  return { tenant: 'contoso', person, channels, isUnsure: false, isLead: false, ...more };
}

/** A case of Ada's that nobody has yet; given fields take the place of those. */
export function caseOf(more: Partial<SupportCase> = {}): SupportCase {
  return {
    number: 1042,
    tenant: 'contoso',
    requester: 'ada',
    assignee: null,
    status: 'new',
    impact: 'one',
    urgency: 'hindered',
    priority: 4,
    details: { problem: { state: 'given', value: 'The reset of ada@contoso.com fails.' } },
    evidence: noEvidence,
    channel: triageChannel,
    resolution: null,
    ticket: null,
    draft: '9b2f6c1e-3d4a-4b5c-8d6e-7f8091a2b3c4',
    revision: 1,
    openedAt: '2026-01-05T08:00:00.000Z',
    updatedAt: '2026-01-05T08:00:00.000Z',
    ...more,
  };
}

/** Something that happened to the case. */
export function entryOf(more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    at: '2026-01-05T08:00:00.000Z',
    by: 'ada',
    action: 'opened',
    status: 'new',
    text: '',
    isPrivate: false,
    ...more,
  };
}

/** Where somebody is written to. */
export function contactOf(person: Person, more: Partial<Contact> = {}): Contact {
  return {
    tenant: 'contoso',
    person,
    name: fullNames[person],
    account: `29:${person}`,
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    chat: null,
    ...more,
  };
}

/** A desk that holds these cases and knows everybody. */
export function triageDesk(...cases: readonly SupportCase[]): FakeDesk {
  const desk = fakeDesk([]);
  for (const of of cases) {
    desk.cases.stored.cases.set(of.number, of);
    desk.cases.stored.history.set(of.number, [entryOf({ by: of.requester })]);
  }
  desk.cases.stored.contacts.push(...(Object.keys(fullNames) as Person[]).map((person) => contactOf(person)));
  return desk;
}

/** The same desk while somebody is answered. */
export function deskFor(person: Person, desk: FakeDesk, more: Partial<Standing> = {}): FakeDesk {
  return { ...desk, standing: standingFor(person, more) };
}

/** Something that somebody does in their own chat, or in a thread of the triage channel. */
export function turnOf(
  person: Person,
  done: string | object,
  where: 'personal' | 'channel' | Turn['conversation'] = 'personal',
): RecordingTurn {
  const fullName = fullNames[person];
  return recordTurn({
    ...(typeof done === 'string' ? { text: done } : { submit: done }),
    person: { id: person, name: fullName.split(' ')[0] ?? '', fullName },
    identity: { tenant: 'contoso', person },
    address: { account: `29:${person}`, serviceUrl: 'https://smba.trafficmanager.net/emea/' },
    conversation: typeof where === 'object' ? where : places[where],
  });
}

const places = {
  personal: { id: 'own-chat', scope: 'personal' },
  channel: {
    id: triageThread,
    scope: 'channel',
    channel: { id: triageChannel, team: '19:general@thread.tacv2', group: 'group-1' },
  },
} as const;
