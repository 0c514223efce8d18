import { openJiraSite } from '../../../integrations/tickets/jira-site.ts';
import type { TicketRequest } from '../../../integrations/tickets/ticket-call.ts';

const sent: TicketRequest[] = [];
const site = openJiraSite(
  {
    host: 'desk-test.atlassian.net',
    email: 'desk@example.com',
    apiToken: 'token',
    serviceDesk: '10',
    requestType: '25',
  },
  (request) => {
    sent.push(request);
    return Promise.resolve({ ok: true, status: 200, body: {} });
  },
);

beforeEach(() => {
  sent.length = 0;
});

const shown = () =>
  sent.map(({ method, url, body }) => [method, url.href.replace('https://desk-test.atlassian.net', ''), body]);

it('every call carries the sign-in, and a type where it has a body', async () => {
  await site.readAccount();
  await site.comment('10001', 'Hello', true);

  const authorization = `Basic ${Buffer.from('desk@example.com:token').toString('base64')}`;
  expect(sent.map(({ headers }) => headers)).toEqual([
    { authorization },
    { authorization, 'content-type': 'application/json' },
  ]);
});

it('an issue is one part of the path, whatever stands in it', async () => {
  await site.readStatus('../myself?x=1');
  await site.comment('../request', 'Hello', false);

  expect(sent.map(({ url }) => url.pathname)).toEqual([
    '/rest/api/3/issue/..%2Fmyself%3Fx%3D1',
    '/rest/servicedeskapi/request/..%2Frequest/comment',
  ]);
});

it('asks for the newest comments, and for the fields of transitions', async () => {
  await site.readComments('10001');
  await site.readTransitions('10001');

  expect(shown()).toEqual([
    ['GET', '/rest/api/3/issue/10001/comment?orderBy=-created&maxResults=100', undefined],
    ['GET', '/rest/api/3/issue/10001/transitions?expand=transitions.fields', undefined],
  ]);
});

it('a transition has a resolution only where there is one', async () => {
  await site.transition('10001', { id: '31', resolution: '10000' });
  await site.transition('10001', { id: '11', resolution: undefined });

  expect(sent.map(({ body }) => JSON.parse(body ?? '') as unknown)).toEqual([
    { transition: { id: '31' }, fields: { resolution: { id: '10000' } } },
    { transition: { id: '11' } },
  ]);
});
