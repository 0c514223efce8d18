import type { Connector, SendResult, Target } from '../../bot/connector.ts';
import { createRoster } from '../../bot/roster.ts';

const place = {
  channel: '19:triage@thread.tacv2',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  group: 'group',
};
const user: SendResult = { ok: true, id: '29:ada', answer: { id: '29:ada', userRole: 'user' } };
const gone: SendResult = { ok: false, kind: 'refused', status: 404 };

/** A roster whose channel gives these answers in order, the last one again and again. */
function rosterOf(answers: readonly SendResult[], owners: readonly string[] | null = []) {
  const asked: Target[] = [];
  const clock = { ms: 0 };
  const connector: Connector = {
    call(operation, target) {
      expect(operation).toBe('member');
      asked.push(target);
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('Nobody answers.'));
    },
    close: () => undefined,
  };
  const isOwner = (group: string, person: string): Promise<boolean | undefined> =>
    Promise.resolve(owners ? group === place.group && owners.includes(person) : undefined);
  return { roster: createRoster({ connector, isOwner, now: () => clock.ms }), asked, clock };
}

it('asks the channel for one person by their id in the directory', async () => {
  const answer = { id: '29:ada', name: 'Ada Lovelace', userPrincipalName: 'ada@contoso.com', userRole: 'user' };
  const { roster, asked } = rosterOf([{ ok: true, id: '29:ada', answer }]);

  expect(await roster.find(place, 'ada')).toEqual({
    membership: 'member',
    ownersUnknown: false,
    name: 'Ada Lovelace',
    account: '29:ada',
    signInName: 'ada@contoso.com',
  });
  expect(asked).toEqual([{ serviceUrl: place.serviceUrl, conversationId: place.channel, memberId: 'ada' }]);
});

it('knows an owner of the team, and nobody as one where no team is named', async () => {
  const { roster } = rosterOf([user], ['ada']);

  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'owner' });
  expect(await roster.find({ ...place, channel: '19:other@thread.tacv2', group: null }, 'ada')).toMatchObject({
    membership: 'member',
  });
});

it('says when nobody could tell who owns the team, and asks again after half a minute', async () => {
  const { roster, asked, clock } = rosterOf([user], null);

  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'member', ownersUnknown: true });
  clock.ms = 29_999;
  await roster.find(place, 'ada');
  expect(asked).toHaveLength(1);
  clock.ms = 30_000;
  await roster.find(place, 'ada');
  expect(asked).toHaveLength(2);
});

it.each([
  ['a guest', { userRole: 'guest' }],
  ['somebody without an account', { userRole: 'anonymous' }],
  ['a guest by their sign-in name', { userPrincipalName: 'ada_fabrikam.com#EXT#@contoso.onmicrosoft.com' }],
  ['what cannot be read', 'ada'],
])('takes %s for nobody, even if they own the team', async (_, answer) => {
  const { roster } = rosterOf([{ ok: true, id: 'ada', answer }], ['ada']);

  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'none' });
});

it.each([
  [{ ok: false, kind: 'refused', status: 404 }, 'none'],
  [{ ok: false, kind: 'refused', status: 403 }, 'none'],
  [{ ok: false, kind: 'refused', status: 401 }, 'unsure'],
  [{ ok: false, kind: 'ambiguous' }, 'unsure'],
  [{ ok: false, kind: 'unsent' }, 'unsure'],
] satisfies [SendResult, string][])('takes %j for %s', async (answer, expected) => {
  expect(await rosterOf([answer]).roster.find(place, 'ada')).toMatchObject({ membership: expected });
});

it('asks anew after five minutes, so that nobody acts for longer who has left', async () => {
  const { roster, asked, clock } = rosterOf([user, gone]);
  await roster.find(place, 'ada');
  clock.ms = 299_999;
  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'member' });
  expect(asked).toHaveLength(1);
  clock.ms = 300_000;

  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'none' });
});

it('asks anew after half a minute for whoever was no member', async () => {
  const { roster, clock } = rosterOf([gone, user]);
  await roster.find(place, 'ada');
  clock.ms = 29_999;
  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'none' });
  clock.ms = 30_000;

  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'member' });
});

it('asks anew ten seconds after it could not be asked', async () => {
  const { roster, clock } = rosterOf([{ ok: false, kind: 'unsent' }, user]);

  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'unsure' });
  clock.ms = 9999;
  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'unsure' });
  clock.ms = 10_000;
  expect(await roster.find(place, 'ada')).toMatchObject({ membership: 'member' });
});

it('asks once for those who ask at the same time, and apart for each person and channel', async () => {
  const { roster, asked } = rosterOf([user]);
  await Promise.all([roster.find(place, 'ada'), roster.find(place, 'ada')]);
  expect(asked).toHaveLength(1);
  await roster.find(place, 'grace');
  await roster.find({ ...place, channel: '19:other@thread.tacv2' }, 'ada');

  expect(asked).toHaveLength(3);
});

it('keeps no more than ten thousand answers', async () => {
  const { roster, asked } = rosterOf([user]);
  for (let index = 0; index <= 10_000; index += 1) await roster.find(place, `person ${String(index)}`);
  await roster.find(place, 'person 1');
  expect(asked).toHaveLength(10_001);
  await roster.find(place, 'person 0');

  expect(asked).toHaveLength(10_002);
});
