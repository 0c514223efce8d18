import nock from 'nock';
import type { CaseTicket } from '../../../cases/case.ts';
import type { TicketEvent, TicketResult, TicketSystem } from '../../../cases/ticket-system.ts';
import { createTicketSystem } from '../../../integrations/tickets/create-ticket-system.ts';
import { fakeJira, jiraHost, transition, type FakeIssue, type FakeJira } from '../../support/fake-jira.ts';
import { messageKey, ticketPacket, type PacketParts } from '../../support/ticket-packet.ts';

let site: FakeJira;
let system: TicketSystem;
let ticket: CaseTicket;

beforeEach(async () => {
  site = fakeJira();
  system = createTicketSystem({
    system: 'jira',
    host: jiraHost,
    email: 'desk@example.com',
    apiToken: 'token',
    serviceDesk: '10',
    requestType: '25',
  });
  const result = await system.send(ticketPacket(), { event: 'opened' }, messageKey(1), null);
  if (!result.ok || !result.ticket) throw new Error('The case was not opened.');
  ticket = result.ticket;
  site.calls.length = 0;
});

afterEach(() => {
  nock.cleanAll();
});

const tell = (parts: PacketParts, event: TicketEvent, key = 2): Promise<TicketResult> =>
  system.send(ticketPacket(parts), event, messageKey(key), ticket);
const steps = (): string[] => site.calls.map(({ method, path }) => `${method} ${path.split('/').slice(-2).join('/')}`);

function issue(): FakeIssue {
  const [only] = site.issues;
  if (!only) throw new Error('There is no issue.');
  return only;
}

it('a comment is public, a note is not', async () => {
  await tell({}, { event: 'comment', text: 'Which browser is it?' });
  await tell({}, { event: 'note', text: 'Probably the firewall.' }, 3);

  expect(issue().comments).toEqual([
    { body: expect.stringContaining('Which browser is it?') as string, public: true },
    { body: expect.stringContaining('Probably the firewall.') as string, public: false },
  ]);
});

it('a comment is no markup, whatever stands in it', async () => {
  await tell({}, { event: 'comment', text: '{noformat}[~admin] !http://evil/x.png!' });

  expect(issue().comments[0]?.body).toBe(
    `{noformat}\n(noformat}[~admin] !http://evil/x.png!\n\nWriteback Desk, message ${messageKey(2)}\n{noformat}`,
  );
});

it('a comment that arrived before a failure is not written again', async () => {
  const comment = { event: 'comment', text: 'It failed again.' } as const;
  site.fates.next('answered', 'lost');

  expect(await tell({}, comment)).toMatchObject({ ok: false, final: false });
  expect(await tell({}, comment)).toEqual({ ok: true, ticket });
  expect(issue().comments).toHaveLength(1);
});

it('a resolution is told the requester, and moves the issue to what is called resolved', async () => {
  expect(await tell({ status: 'resolved' }, { event: 'status', text: 'Port 443 was closed.' })).toEqual({
    ok: true,
    ticket,
  });

  expect(steps()).toEqual([
    'GET 10001/comment',
    'POST 10001/comment',
    'GET issue/10001',
    'GET 10001/transitions',
    'POST 10001/transitions',
  ]);
  expect(issue()).toMatchObject({ status: 'done', resolution: '1Done', comments: [{ public: true }] });
});

it('what is done already is not moved', async () => {
  issue().status = 'done';
  await tell({ status: 'closed' }, { event: 'status', text: '' });

  expect(steps()).toEqual(['GET issue/10001']);
});

it('a case that is opened again moves the issue back, and why is not for the requester', async () => {
  issue().status = 'done';
  await tell({ status: 'assigned' }, { event: 'status', text: 'It fails again.' });

  expect(issue()).toMatchObject({ status: 'indeterminate', resolution: null, comments: [{ public: false }] });
});

it('a workflow that leads nowhere is final for a status', async () => {
  site.transitions = [transition('11', 'In progress', 'indeterminate')];

  expect(await tell({ status: 'closed' }, { event: 'status', text: '' })).toEqual({
    ok: false,
    final: true,
    reason:
      'The workflow of HELP-1 leads the account to no status of the category Done. Check the transitions of the workflow.',
  });
  issue().status = 'done';
  site.transitions = [];
  expect(await tell({ status: 'new' }, { event: 'status', text: '' })).toMatchObject({
    reason: expect.stringContaining('to no open status') as string,
  });
});

it('a workflow that leads nowhere does not keep a comment from arriving', async () => {
  issue().status = 'done';
  site.transitions = [];

  expect(await tell({ status: 'assigned' }, { event: 'comment', text: 'It fails again.' })).toEqual({
    ok: true,
    ticket,
  });
});

it('a note moves nothing', async () => {
  await tell({ status: 'closed' }, { event: 'note', text: 'Archived.' });

  expect(steps()).toEqual(['GET 10001/comment', 'POST 10001/comment']);
});

it('an issue that is gone is final', async () => {
  site.issues.length = 0;
  const gone = {
    ok: false,
    final: true,
    reason: 'Jira Service Management has no HELP-1 any more, or hides it from the account.',
  };

  expect(await tell({}, { event: 'comment', text: 'Hello' })).toEqual(gone);
  expect(await tell({}, { event: 'status', text: '' })).toEqual(gone);
});

it.each([
  ['the comments', 0],
  ['the new comment', 1],
  ['the status', 2],
  ['the transitions', 3],
  ['the transition', 4],
])('whatever fails at %s is tried again', async (_, before) => {
  site.fates.next(...Array.from({ length: before }, () => 'answered' as const), 'hanging');
  const event = { event: 'status', text: 'Port 443 was closed.' } as const;

  expect(await tell({ status: 'resolved' }, event)).toMatchObject({ ok: false, final: false });
  expect(await tell({ status: 'resolved' }, event)).toEqual({ ok: true, ticket });
  expect(issue()).toMatchObject({ status: 'done', comments: [{}] });
});

it.each([
  ['the comments', [{}]],
  ['the status', [{ comments: [] }, {}]],
  ['the transitions', [{ comments: [] }, { fields: { status: { statusCategory: { key: 'new' } } } }, {}]],
])('an answer about %s that nobody understands is tried again', async (_, answers) => {
  nock.cleanAll();
  const scope = nock(`https://${jiraHost}`);
  for (const answer of answers) scope.get(/.*/).reply(200, answer);
  scope.post(/.*/).reply(201, {});

  expect(await tell({ status: 'closed' }, { event: 'status', text: 'Bye.' })).toEqual({
    ok: false,
    final: false,
    reason: 'Jira Service Management gave an answer that is not one of its REST API.',
  });
});
