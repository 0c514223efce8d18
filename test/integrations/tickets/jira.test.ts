import nock from 'nock';
import type { CaseTicket } from '../../../cases/case.ts';
import type { TicketResult, TicketSystem } from '../../../cases/ticket-system.ts';
import { createTicketSystem } from '../../../integrations/tickets/create-ticket-system.ts';
import { caseInTicketTitle } from '../../../integrations/tickets/ticket-fields.ts';
import type { Fate } from '../../support/failing-calls.ts';
import { fakeJira, jiraHost, type FakeIssue, type FakeJira } from '../../support/fake-jira.ts';
import { messageKey, ticketPacket } from '../../support/ticket-packet.ts';

let site: FakeJira;
let system: TicketSystem;
const opened = { event: 'opened' } as const;

beforeEach(() => {
  site = fakeJira();
  system = createTicketSystem({
    system: 'jira',
    host: jiraHost,
    email: 'desk@example.com',
    apiToken: 'canary of the token',
    serviceDesk: '10',
    requestType: '25',
  });
});

afterEach(() => {
  nock.cleanAll();
});

async function open(): Promise<CaseTicket> {
  const result = await system.send(ticketPacket(), opened, messageKey(1), null);
  if (!result.ok || !result.ticket) throw new Error('The case was not opened.');
  return result.ticket;
}

function onlyIssue(): FakeIssue {
  const [issue, ...others] = site.issues;
  if (!issue || others.length > 0) throw new Error(`There are ${String(site.issues.length)} issues.`);
  return issue;
}

it('is known as Jira Service Management', () => {
  expect([system.name, system.title]).toEqual(['jira', 'Jira Service Management']);
});

describe('a new case', () => {
  it('becomes a request of the type in the settings, and says which', async () => {
    expect(await open()).toEqual({
      system: 'jira',
      id: '10001',
      label: 'HELP-1',
      url: `https://${jiraHost}/browse/HELP-1`,
    });
    expect(JSON.parse(site.calls.at(-1)?.body ?? '')).toMatchObject({
      serviceDeskId: '10',
      requestTypeId: '25',
      requestFieldValues: { summary: '[Case 1042] The reset fails with SSPR_0029.' },
    });
    expect(caseInTicketTitle(onlyIssue().summary)).toBe(1042);
  });

  it('is looked for first, with the sign-in of the account', async () => {
    await open();

    expect(site.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /rest/api/3/search/jql',
      'POST /rest/servicedeskapi/request',
    ]);
    expect(site.calls[0]?.query.get('jql')).toBe(
      'creator = currentUser() AND description ~ "writebackdesk5f0c2a9e3f4b4c559a520d6f1f0e7a11"',
    );
    expect(new Set(site.calls.map(({ authorization }) => authorization))).toEqual(
      new Set([`Basic ${Buffer.from('desk@example.com:canary of the token').toString('base64')}`]),
    );
  });

  it('that is there already is not made again', async () => {
    const first = await open();

    expect(await system.send(ticketPacket(), opened, messageKey(1), null)).toEqual({ ok: true, ticket: first });
    expect(await system.send(ticketPacket(), opened, messageKey(1), first)).toEqual({ ok: true, ticket: first });
    expect(onlyIssue().key).toBe('HELP-1');
  });

  it('is not taken for another one that the search finds near it', async () => {
    await open();
    const other = ticketPacket({ correlation: '5f0c2a9e-3f4b-4c55-9a52-0d6f1f0e7a12' });

    expect(await system.send(other, opened, messageKey(2), null)).toMatchObject({
      ok: true,
      ticket: { label: 'HELP-2' },
    });
  });

  it('that was kept in another system before is made here', async () => {
    const elsewhere = { system: 'servicenow', id: 'x', label: 'INC1', url: null };

    expect(await system.send(ticketPacket(), opened, messageKey(1), elsewhere)).toMatchObject({
      ticket: { system: 'jira' },
    });
  });
});

describe('while the site fails', () => {
  const outcomes = async (...fates: readonly Fate[]): Promise<TicketResult> => {
    site.fates.next(...fates);
    return system.send(ticketPacket(), opened, messageKey(1), null);
  };

  it.each([
    ['is refused', ['refused'], 'could not be reached.', undefined],
    ['is to come later', ['busy'], 'asks to wait (429).', 30_000],
    // Made or not: the search may not know for minutes, and it must before the case is made again.
    ['is made and then fails', ['answered', 'lost'], 'has a problem of its own (500).', 120_000],
    ['hangs while it is made', ['answered', 'hanging'], 'did not answer in time.', 120_000],
    ['is refused when it is made', ['answered', 'refused'], 'could not be reached.', undefined],
    ['is to come later when it is made', ['answered', 'busy'], 'asks to wait (429).', 30_000],
  ] as const)('a case that %s is tried again, and then there once', async (_, fates, reason, retryAfterMs) => {
    expect(await outcomes(...fates)).toEqual({
      ok: false,
      final: false,
      reason: `Jira Service Management ${reason}`,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });

    const second = await outcomes();
    expect(second).toMatchObject({ ok: true, ticket: { id: onlyIssue().id } });
  });

  it('a case that is looked for before the search knows it is made twice: that is what the waiting is for', async () => {
    await outcomes('answered', 'lost');
    site.unindexed = 1;
    await outcomes();

    expect(site.issues).toHaveLength(2);
  });

  it('no reason has anything of the token or the answer in it', async () => {
    const reasons = [];
    for (const fate of ['refused', 'hanging', 'lost', 'busy'] as const) {
      const result = await outcomes('answered', fate);
      reasons.push(result.ok ? '' : result.reason);
    }
    expect(reasons.join(' ')).not.toContain('canary');
  });
});

it.each([
  [401, 'JIRA_EMAIL and JIRA_API_TOKEN'],
  [403, 'agent'],
  [404, 'JIRA_SITE'],
  [400, 'summary and description'],
])('%i names what to check (%s); only what concerns every message is tried again', async (status, what) => {
  nock.cleanAll();
  nock(`https://${jiraHost}`).get(/.*/).reply(status);

  expect(await system.send(ticketPacket(), opened, messageKey(1), null)).toEqual({
    ok: false,
    final: status !== 401 && status !== 403,
    reason: expect.stringContaining(what) as string,
  });
});

it('an answer that is none of the search is tried again', async () => {
  nock.cleanAll();
  nock(`https://${jiraHost}`).get(/.*/).reply(200, '<html>');

  expect(await system.send(ticketPacket(), opened, messageKey(1), null)).toEqual({
    ok: false,
    final: false,
    reason: 'Jira Service Management gave an answer that is not one of its REST API.',
  });
});

it('a create whose answer nobody understands is looked for before it is made again', async () => {
  nock.cleanAll();
  const answer = { issueId: '10001', issueKey: 'HELP-1/../../evil' };
  nock(`https://${jiraHost}`).get(/.*/).reply(200, { issues: [] }).post(/.*/).reply(201, answer);

  expect(await system.send(ticketPacket(), opened, messageKey(1), null)).toMatchObject({
    ok: false,
    final: false,
    retryAfterMs: 120_000,
  });
});
