import nock from 'nock';
import type { CaseTicket } from '../../../cases/case.ts';
import type { TicketResult, TicketSystem } from '../../../cases/ticket-system.ts';
import { createTicketSystem } from '../../../integrations/tickets/create-ticket-system.ts';
import type { Fate } from '../../support/failing-calls.ts';
import { fakeServiceNow, serviceNowHost, type FakeServiceNow } from '../../support/fake-service-now.ts';
import { messageKey, ticketPacket } from '../../support/ticket-packet.ts';

let instance: FakeServiceNow;
let system: TicketSystem;
const opened = { event: 'opened' } as const;

beforeEach(() => {
  instance = fakeServiceNow();
  system = createTicketSystem({
    system: 'servicenow',
    host: serviceNowHost,
    signIn: { kind: 'basic', user: 'desk', password: 'canary of the password' },
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

const onlyIncident = (): Record<string, string> => {
  expect(instance.incidents.size).toBe(1);
  return [...instance.incidents.values()][0] ?? {};
};
const writes = (): string[] => instance.calls.filter(({ method }) => method !== 'GET').map(({ method }) => method);

it('is known as ServiceNow', () => {
  expect([system.name, system.title]).toEqual(['servicenow', 'ServiceNow']);
});

describe('a new case', () => {
  it('becomes an incident, and says which', async () => {
    const ticket = await open();

    const { sys_id, number } = onlyIncident();
    expect(ticket).toEqual({
      system: 'servicenow',
      id: sys_id,
      label: number,
      url: `https://${serviceNowHost}/incident.do?sys_id=${String(sys_id)}`,
    });
    expect(onlyIncident()).toMatchObject({
      short_description: '[Case 1042] The reset fails with SSPR_0029.',
      correlation_id: '5f0c2a9e-3f4b-4c55-9a52-0d6f1f0e7a11',
      impact: '2',
      urgency: '1',
    });
  });

  it('is looked for first, and made with the sign-in of the account', async () => {
    await open();

    expect(instance.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/now/table/incident',
      'POST /api/now/table/incident',
    ]);
    expect(Object.fromEntries(instance.calls[0]?.query ?? [])).toEqual({
      sysparm_query: 'correlation_id=5f0c2a9e-3f4b-4c55-9a52-0d6f1f0e7a11',
      sysparm_fields: 'sys_id,number,correlation_id',
      sysparm_limit: '1',
    });
    expect(new Set(instance.calls.map(({ authorization }) => authorization))).toEqual(
      new Set([`Basic ${Buffer.from('desk:canary of the password').toString('base64')}`]),
    );
  });

  it('that is there already is not made again', async () => {
    const first = await open();

    expect(await system.send(ticketPacket(), opened, messageKey(1), null)).toEqual({ ok: true, ticket: first });
    expect(await system.send(ticketPacket(), opened, messageKey(1), first)).toEqual({ ok: true, ticket: first });
    expect(writes()).toEqual(['POST']);
  });

  it('that was kept in another system before is made here', async () => {
    const elsewhere = { system: 'jira', id: '1', label: 'A-1', url: null };
    await system.send(ticketPacket(), opened, messageKey(1), elsewhere);

    expect(onlyIncident()['correlation_display']).toBe('Writeback Desk');
  });

  it('is not taken for another one where the account cannot look for it', async () => {
    await open();
    instance.may.readCorrelation = false;
    const other = ticketPacket({ correlation: 'another-case' });

    expect(await system.send(other, opened, messageKey(2), null)).toMatchObject({
      ok: false,
      final: true,
      reason: expect.stringContaining('correlation_id') as string,
    });
    expect(writes()).toEqual(['POST']);
  });
});

describe('while the instance fails', () => {
  const outcomes = async (...fates: readonly Fate[]): Promise<TicketResult> => {
    instance.fates.next(...fates);
    return system.send(ticketPacket(), opened, messageKey(1), null);
  };

  it.each([
    ['is refused', ['refused'], 'ServiceNow could not be reached.', undefined],
    ['hangs', ['hanging'], 'ServiceNow did not answer in time.', undefined],
    ['is to come later', ['busy'], 'ServiceNow asks to wait (429).', 30_000],
    // Made or not, nobody knows: it is looked for when whatever was begun is over.
    ['is made and then fails', ['answered', 'lost'], 'ServiceNow has a problem of its own (500).', 90_000],
    ['hangs while it is made', ['answered', 'hanging'], 'ServiceNow did not answer in time.', 90_000],
    ['is refused when it is made', ['answered', 'refused'], 'ServiceNow could not be reached.', undefined],
    ['is to come later when it is made', ['answered', 'busy'], 'ServiceNow asks to wait (429).', 30_000],
  ] as const)('a case that %s is tried again, and then there once', async (_, fates, reason, retryAfterMs) => {
    expect(await outcomes(...fates)).toEqual({
      ok: false,
      final: false,
      reason,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });

    const second = await outcomes();
    expect(second).toMatchObject({ ok: true, ticket: { label: onlyIncident()['number'] } });
  });

  it('a comment that arrived before the failure is not written again', async () => {
    const ticket = await open();
    const comment = { event: 'comment', text: 'It failed again.' } as const;
    instance.fates.next('answered', 'lost');
    const first = await system.send(ticketPacket(), comment, messageKey(2), ticket);
    const second = await system.send(ticketPacket(), comment, messageKey(2), ticket);

    expect(first).toMatchObject({ ok: false, final: false });
    expect(second).toEqual({ ok: true, ticket });
    expect(onlyIncident()['comments']?.split('It failed again.')).toHaveLength(2);
  });

  it('any mix of failures ends with one incident for each case', async () => {
    const fates = ['refused', 'hanging', 'lost', 'busy', 'answered'] as const;
    const fateOf = (number: number) => fates[number % fates.length] ?? 'answered';
    const cases = Array.from({ length: 30 }, (_, index) =>
      ticketPacket({ number: index + 1, correlation: `c-${String(index)}` }),
    );
    const made = new Set<number>();
    for (let round = 0; made.size < cases.length; round += 1) {
      for (const packet of cases.filter(({ case: { number } }) => !made.has(number))) {
        const { number } = packet.case;
        instance.fates.next(fateOf(number + round), fateOf(3 * number + round));
        if ((await system.send(packet, opened, messageKey(number), null)).ok) made.add(number);
      }
    }

    const ids = [...instance.incidents.values()].map((row) => row['correlation_id']).sort();
    expect(ids).toEqual(cases.map(({ case: { correlation } }) => correlation).sort());
  });

  it('no reason has anything of the password or the answer in it', async () => {
    const reasons = [];
    for (const fate of ['refused', 'hanging', 'lost', 'busy'] as const) {
      const result = await outcomes('answered', fate);
      reasons.push(result.ok ? '' : result.reason);
    }
    expect(reasons.join(' ')).not.toContain('canary');
  });
});

it.each([
  [{ status: 200, body: { rows: [] } }],
  [{ status: 200, body: '<html>hibernating</html>' }],
  [{ status: 200, body: { result: [{ sys_id: '../../evil', number: 'INC1', correlation_id: 'x' }] } }],
])('an answer that is none of the Table API is tried again: %j', async ({ status, body }) => {
  nock.cleanAll();
  nock(`https://${serviceNowHost}`).get(/.*/).reply(status, body);

  expect(await system.send(ticketPacket(), opened, messageKey(1), null)).toEqual({
    ok: false,
    final: false,
    reason: 'ServiceNow gave an answer that is not one of its Table API.',
  });
});

it.each([
  [401, 'SERVICENOW_USER and SERVICENOW_PASSWORD'],
  [403, 'itil'],
  [302, 'SERVICENOW_INSTANCE'],
  [400, 'mandatory'],
])('%i names what to check (%s); only what concerns every message is tried again', async (status, what) => {
  nock.cleanAll();
  nock(`https://${serviceNowHost}`).get(/.*/).reply(status);

  expect(await system.send(ticketPacket(), opened, messageKey(1), null)).toEqual({
    ok: false,
    final: status !== 401 && status !== 403,
    reason: expect.stringContaining(what) as string,
  });
});
