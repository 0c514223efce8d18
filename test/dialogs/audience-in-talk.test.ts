import type { Role } from '../../dialogs/conversation-state.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { createMatcher } from '../../knowledge/matcher.ts';
import { fakeDesk } from '../support/fake-desk.ts';
import { play, playOn, type Done, type Played } from '../support/conversation.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

/** What people of each kind are shown, with the real knowledge. */
const matcher = createMatcher(realKnowledge);
const newDesk = (channelRoles = new Map<string, Role>()) => ({
  ...fakeDesk(realKnowledge.articles, {}, realKnowledge.runbooks),
  matcher,
  channelRoles,
});

const described =
  'the reset page says that the password does not meet the requirements of the domain, it was used before';
const guard = 'The command for this is shown to the help desk and to administrators.';
const roleQuestion = '[card] Are you the person locked out';

const questions = ({ turn }: Played) => turn.replies.filter((reply) => reply.startsWith(roleQuestion)).length;
const commands = ({ turn }: Played) => JSON.stringify(turn.cards).includes('"style":"emphasis"');
const guards = ({ turn }: Played) => turn.replies.some((reply) => reply.includes(guard));

describe('somebody whom nobody knows', () => {
  it('gets no command for what they describe, and is asked once who they are', async () => {
    const first = await play(newDesk(), described);
    expect([commands(first), guards(first), questions(first)]).toEqual([false, true, 1]);
    const second = await playOn(first, newDesk(), described);
    expect([commands(second), guards(second), questions(second)]).toEqual([false, true, 0]);
  });

  it.each(['31034', 'event 33008', 'hr=80230619', 'error 0x80230626', 'the sync server cannot reach the service bus'])(
    'gets everything at once for what only staff has: %s',
    async (text) => {
      const shown = await play(newDesk(), text);
      expect(shown.outcome).toBe('answer');
      expect([guards(shown), questions(shown)]).toEqual([false, 0]);
      expect(shown.state).toMatchObject({ role: null, isRoleAsked: false, last: { isStaff: true } });
    },
  );

  it('gets everything after the choice between the texts of an event, which they have before them', async () => {
    const asked = await play(newDesk(), '6329');
    const [label = ''] = asked.turn.titles();
    const shown = await playOn(asked, newDesk(), { press: label });
    expect(shown.state.last).toMatchObject({ isStaff: true });
    expect([guards(shown), questions(shown)]).toEqual([false, 0]);
  });

  it('gets everything from the moment on when they say who they are', async () => {
    const shown = await play(newDesk(), described, { press: 'I am the help desk' });
    expect([commands(shown), guards(shown), questions(shown)]).toEqual([true, false, 0]);
  });
});

describe('a person who is locked out', () => {
  const mine: Done = 'I am locked out';

  it.each([described, '31034', 'SSPR_0029', 'event 33008', '0x80230626'])(
    'gets plain words and two buttons, whatever they paste: %s',
    async (text) => {
      const shown = await play(newDesk(), mine, text);
      expect(shown.turn.replies).toHaveLength(1);
      expect(shown.turn.replies[0]).toContain('What this means for you');
      expect(shown.turn.titles()).toEqual(['This fixed it', 'It did not help']);
      expect([commands(shown), guards(shown), questions(shown)]).toEqual([false, false, 0]);
    },
  );

  it('gets no more than that after the choice between the texts of an event', async () => {
    const asked = await play(newDesk(), mine, '6329');
    const [label = ''] = asked.turn.titles();
    expect((await playOn(asked, newDesk(), { press: label })).turn.titles()).toEqual([
      'This fixed it',
      'It did not help',
    ]);
  });

  it('gets everything again when they say that they are somebody else', async () => {
    const shown = await play(newDesk(), mine, '31034', 'I am an admin');
    expect(commands(shown)).toBe(true);
    expect(shown.turn.titles()).toContain('Walk me through: Restore connectivity');
  });
});

describe('in a channel', () => {
  const inChannel = (text: string): Partial<Turn> => ({
    text,
    conversation: { id: '19:desk@thread.tacv2;messageid=1', scope: 'channel' },
  });
  const roles = (role: Role) => newDesk(new Map([['19:desk@thread.tacv2', role]]));

  it('people are answered as the desk has set it, and not asked', async () => {
    const staff = await play(roles('helpdesk'), inChannel(described));
    expect([commands(staff), guards(staff), questions(staff)]).toEqual([true, false, 0]);
    const others = await play(roles('requester'), inChannel('31034'));
    expect(others.turn.titles()).toEqual(['This fixed it', 'It did not help']);
  });

  it('until they say who they are', async () => {
    const told = await play(roles('helpdesk'), inChannel('I am locked out'), inChannel('31034'));
    expect(told.turn.titles()).toEqual(['This fixed it', 'It did not help']);
  });

  it('of which nothing is set, they are asked as anywhere', async () => {
    const asked = await play(newDesk(new Map([['19:other@thread.tacv2', 'helpdesk']])), inChannel(described));
    expect([guards(asked), questions(asked)]).toEqual([true, 1]);
  });
});
