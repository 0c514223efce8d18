import restify, { type Server } from 'restify';
import { channelId, Conversations } from '../../../bot/local-channel/log.ts';
import { mountRosterSide } from '../../../bot/local-channel/roster-side.ts';

let server: Server;
let base = '';
const conversations = new Conversations(() => 'new');

beforeAll(async () => {
  server = restify.createServer();
  server.use(restify.plugins.jsonBodyParser({ mapParams: false }));
  mountRosterSide(server, { newId: () => 'activity-1' }, conversations);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${String(server.address().port)}/chat/connector/v3/conversations`;
});
afterAll(() => {
  server.close();
});

function open(body: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(base, { method: 'POST', headers, body: JSON.stringify(body) });
}

it('puts a new thread of the channel onto its log', async () => {
  const activity = { type: 'message', text: 'A case' };
  const answer = await open({ isGroup: true, channelData: { channel: { id: channelId } }, activity });

  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ id: channelId, activityId: 'activity-1' });
  expect(conversations.channel.find('activity-1')).toMatchObject({ text: 'A case', from: { role: 'bot' } });
});

it('opens the one chat that an analyst has, whose page finds it under the id of the analyst', async () => {
  const analyst = '5b1e9f0c-0d5c-4c07-9f3c-0b7f5a1d2e3f';
  const chat = { isGroup: false, tenantId: 'local', members: [{ id: analyst }] };
  const answers = [await open(chat), await open(chat)];

  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([{ id: analyst }, { id: analyst }]);
  const waiting = conversations.find(analyst);
  expect(waiting?.person).toBe('');
  expect(conversations.open(undefined, { conversation: analyst, person: analyst })).toBe(waiting);
});

it.each([
  ['somebody without an id of this machine', { isGroup: false, members: [{ id: 'ada' }] }],
  ['a chat with two', { members: [{ id: crypto.randomUUID() }, { id: crypto.randomUUID() }] }],
  ['another channel', { isGroup: true, channelData: { channel: { id: '19:other' } }, activity: { type: 'message' } }],
  ['no activity', { isGroup: true, channelData: { channel: { id: channelId } } }],
  ['nothing', []],
])('opens nothing for %s', async (_, body) => {
  const before = conversations.channel.last;

  expect((await open(body)).status).toBe(403);
  expect(conversations.channel.last).toBe(before);
});

it('knows everybody as a member', async () => {
  const answer = await fetch(`${base}/${encodeURIComponent(channelId)}/members/ada`);

  expect(await answer.json()).toEqual({ id: 'ada', name: '', userRole: 'user' });
});
