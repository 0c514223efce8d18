import { askRole, findRole, isOfStaff, roleCard, roleOf, viewFor } from '../../dialogs/audience.ts';
import { freshState, type Role } from '../../dialogs/conversation-state.ts';
import { fakeDesk, formOf } from '../support/fake-desk.ts';
import { recordTurn } from '../support/recording-turn.ts';

const channel = '19:abc@thread.tacv2';
const desk = { ...fakeDesk([]), channelRoles: new Map<string, Role>([[channel, 'helpdesk']]) };
const inThread = recordTurn({ conversation: { id: `${channel};messageid=1700000000000`, scope: 'channel' } });
const inChat = recordTurn();
const as = (role: Role | null) => ({ ...freshState, role });

describe('roleOf', () => {
  it('is what the person said', () => {
    expect(roleOf(as('admin'), inChat, desk)).toBe('admin');
    expect(roleOf(as('requester'), inThread, desk)).toBe('requester');
  });

  it('is else what the desk has set for the channel, in each of its threads', () => {
    expect(roleOf(as(null), inThread, desk)).toBe('helpdesk');
    const above = recordTurn({ conversation: { id: channel, scope: 'channel' } });
    expect(roleOf(as(null), above, desk)).toBe('helpdesk');
  });

  it('is not known anywhere else', () => {
    expect(roleOf(as(null), inChat, desk)).toBeNull();
    const beside = recordTurn({ conversation: { id: '19:abc@thread.tacv22', scope: 'channel' } });
    expect(roleOf(as(null), beside, desk)).toBeNull();
  });
});

describe('viewFor', () => {
  it.each<[Role | null, boolean, string]>([
    [null, false, 'guarded'],
    [null, true, 'full'],
    ['requester', false, 'plain'],
    ['requester', true, 'plain'],
    ['helpdesk', false, 'full'],
    ['admin', false, 'full'],
  ])('for %s (shown what only staff has: %s) is %s', (role, isStaff, view) => {
    expect(viewFor(as(role), inChat, desk, isStaff)).toBe(view);
  });

  it('goes by the role of the channel', () => {
    expect(viewFor(as(null), inThread, desk, false)).toBe('full');
  });
});

describe('isOfStaff', () => {
  const named = (...kinds: ('event' | 'hresult' | 'name' | 'code')[]) => ({
    identifiers: kinds.map((kind) => ({ kind, value: 'x', at: 0 })),
  });

  it.each(['event', 'hresult', 'name'] as const)('knows by an identifier from a log: %s', (kind) => {
    expect(isOfStaff('it fails', named('code', kind))).toBe(true);
  });

  it('does not know by a code that stands on the page', () => {
    expect(isOfStaff('SSPR_0029', named('code'))).toBe(false);
    expect(isOfStaff('', named())).toBe(false);
  });

  it.each([
    'the sync server is down',
    'in Entra Connect the box is grey',
    'AAD connect',
    'the Application log is empty',
    'behind a PROXY',
    'since the cloud sync agent was updated',
    'several users cannot reset their passwords',
    'our tenant',
    'Source: ADSync\nEvent ID: 33006\nI forgot my password',
  ])('knows by words of those who look after servers: %s', (text) => {
    expect(isOfStaff(text, named())).toBe(true);
  });

  it.each([
    'I cannot reset my password',
    'we’re sorry, you can’t reset your own password',
    'the observer connected',
    'my account is locked',
    'the help desk told me to try again',
    'our servers',
    'I forgot my password. The firewall is not mine',
    'I am not an administrator of Active Directory',
    'I am just a user behind a proxy',
  ])('does not know by what everybody says: %s', (text) => {
    expect(isOfStaff(text, named())).toBe(false);
  });
});

describe('the question who somebody is', () => {
  it('is a card with a button for each role, and is remembered as asked', async () => {
    const turn = recordTurn();
    const state = await askRole(turn, freshState, fakeDesk([]));
    expect(turn.titles()).toEqual([
      'I am the person locked out',
      'I am the help desk',
      'I am the administrator of the sync server',
    ]);
    expect(turn.dataOf('I am the help desk')).toEqual({ verb: 'role.chosen', form: formOf(1), role: 'helpdesk' });
    expect(turn.summaries).toEqual([
      'Are you the person locked out, the help desk, or the administrator of the sync server?',
    ]);
    expect(state).toEqual({ ...freshState, isRoleAsked: true, roleForm: formOf(1), justAsked: 'role' });
  });

  it('says how to change the answer, in words that are understood', async () => {
    const turn = recordTurn();
    await askRole(turn, freshState, fakeDesk([]));
    const [said = ''] = turn.replies;
    expect(said).toMatch(/^\[card\] Are you the person locked out.*\n.*I ask this once/);
    expect([...said.matchAll(/“(.+?)”/g)].map(([, words = '']) => findRole(words))).toEqual(['helpdesk']);
  });

  it('is closed by the answer', () => {
    const turn = recordTurn();
    void turn.replace(roleCard(formOf(1), 'admin'), '');
    expect(turn.titles()).toEqual([]);
    expect(turn.replies[0]).toMatch(/Chosen: I am the administrator of the sync server$/);
    expect(turn.replies[0]).not.toContain('I ask this once');
  });
});

describe('findRole', () => {
  it.each([
    ['I am locked out', 'requester'],
    ['I’m locked out!', 'requester'],
    ['I am the person locked out.', 'requester'],
    ['I am the user', 'requester'],
    ['I am the help desk', 'helpdesk'],
    ['helpdesk', 'helpdesk'],
    ['I’m at the service desk', 'helpdesk'],
    ['from the  helpdesk', 'helpdesk'],
    ['I am an analyst', 'helpdesk'],
    [' admin. ', 'admin'],
    ['I am an administrator', 'admin'],
    ['I am the administrator of the sync server', 'admin'],
    ['change my role', 'ask'],
    ['role', 'ask'],
    ['Who am I', 'ask'],
  ])('hears in “%s”: %s', (text, role) => {
    expect(findRole(text)).toBe(role);
  });

  it.each([
    'a user is locked out',
    'I am locked out of my car',
    'the admin changed it',
    'the help desk said that SSPR_0029 is an outage',
    'analyst',
    'user',
    '',
  ])('hears no role in “%s”', (text) => {
    expect(findRole(text)).toBeUndefined();
  });

  it('hears none in a text that is too long for one', () => {
    expect(findRole(`admin${'!'.repeat(75)}`)).toBe('admin');
    expect(findRole(`admin${'!'.repeat(76)}`)).toBeUndefined();
  });
});
