import nock from 'nock';
import pino from 'pino';
import { readConfig } from '../../bot/config.ts';
import type { Connector, Operation, SendResult, Target } from '../../bot/connector.ts';
import { createMetrics, type Metrics } from '../../bot/metrics.ts';
import { startCases, type CaseServices } from '../../bot/start-cases.ts';
import { sqlCaseDesk } from '../../integrations/cases/sql-case-desk.ts';
import type { SqlStore } from '../../integrations/sql-store.ts';
import { sign, signatureHeaders } from '../../integrations/tickets/signature.ts';
import { fileDatabase } from '../support/databases.ts';
import { serveLogin } from '../support/login-server.ts';
import { recordTurn } from '../support/recording-turn.ts';
import { registration } from '../support/registered-bot.ts';
import { fileSample, sampleChannel, sampleContact } from '../support/stored-cases.ts';
import { until } from '../support/until.ts';

const database = fileDatabase();
const everythingButTimeouts = [
  'Date',
  'performance',
  'nextTick',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
] as const;
const inboundSecret = 'signs what the ticket system reports, only';
const webhook = { TICKET_SYSTEM: 'webhook', TICKET_URL: 'https://tickets.example/hook', TICKET_SECRET: 's'.repeat(32) };
const group = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const grace = '00000000-0000-4000-8000-000000000002';

let store: SqlStore;
let metrics: Metrics;
let now: Date;
let lines: Record<string, unknown>[];
let calls: { readonly operation: Operation; readonly target: Target; readonly body: object | undefined }[];
/** What the channel says of somebody. */
let member: SendResult;
let running: CaseServices[];

beforeEach(async () => {
  store = await database.open();
  [metrics, lines, calls, running] = [createMetrics(), [], [], []];
  now = new Date('2026-01-05T09:00:00Z');
  member = { ok: true, id: '29:grace', answer: { id: '29:grace', name: 'Grace Hopper', userRole: 'user' } };
  const { triage, people } = sqlCaseDesk(store).of(store, () => now);
  await triage.add(sampleChannel({ group }));
  await people.remember(sampleContact({ chat: 'a:ada' }));
});

afterEach(async () => {
  await Promise.all(running.map(({ outbox }) => outbox.stop()));
  nock.cleanAll();
});

const connector: Connector = {
  call(operation, target, body) {
    calls.push({ operation, target, body });
    if (operation === 'member') return Promise.resolve(member);
    const id = operation === 'open' ? '19:desk@thread.tacv2;messageid=7' : 'new';
    return Promise.resolve({ ok: true, id, answer: { id } });
  },
  close: () => undefined,
};

function start(env: Readonly<Record<string, string>> = {}): CaseServices {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) });
  const services = startCases({ config: read.config, store, connector, metrics, log, now: () => now });
  running.push(services);
  return services;
}

/** Grace asks for a case. */
const turn = recordTurn({ text: 'case 1001', identity: { tenant: 'contoso', person: grace } });
const desk = '19:desk@thread.tacv2';

describe('who people are', () => {
  it('is asked of the channels of their tenant; on this machine whoever is a member owns the team', async () => {
    const { standing } = await start().findPeople(turn);

    expect(standing).toMatchObject({
      ...{ tenant: 'contoso', person: grace, isUnsure: false, isLead: false },
      channels: new Map([[desk, 'owner']]),
    });
    expect(calls.map(({ operation, target }) => [operation, target.conversationId, target.memberId])).toEqual([
      ['member', desk, grace],
    ]);
  });

  it('is asked of no channel of another tenant', async () => {
    const stranger = recordTurn({ text: 'case 1001', identity: { tenant: 'fabrikam', person: grace } });

    expect((await start().findPeople(stranger)).standing).toMatchObject({ tenant: 'fabrikam', channels: new Map() });
    expect(calls).toEqual([]);
  });

  it('depends behind Teams on Microsoft Graph, which gets a token of its own', async () => {
    serveLogin(registration.MicrosoftAppTenantId);
    const reqheaders = { authorization: 'Bearer token for https://graph.microsoft.com' };
    const graph = nock('https://graph.microsoft.com', { reqheaders }).get(`/v1.0/teams/${group}/members`).query(true);
    graph.reply(200, { value: [{ roles: ['owner'] }] });
    const { findPeople } = start(registration);

    expect((await findPeople(turn)).standing?.channels).toEqual(new Map([[desk, 'owner']]));
    expect(lines).toEqual([]);
  });

  it('is a member and no more where Microsoft Graph does not tell, and one line says so', async () => {
    serveLogin(registration.MicrosoftAppTenantId);
    nock('https://graph.microsoft.com').persist().get(/./).query(true).reply(403, {});
    const { findPeople } = start(registration);
    const other = recordTurn({ text: 'case 1001', identity: { tenant: 'contoso', person: grace.replace('2', '3') } });

    expect((await findPeople(turn)).standing?.channels).toEqual(new Map([[desk, 'member']]));
    expect((await findPeople(other)).standing?.channels).toEqual(new Map([[desk, 'member']]));
    expect(lines).toMatchObject([{ msg: 'Microsoft Graph does not tell who owns a team', status: 403, unlogged: 0 }]);
  });

  it('is asked again after five minutes of the clock that it was given', async () => {
    const { findPeople } = start();
    await findPeople(turn);
    member = { ok: false, kind: 'refused', status: 404 };
    now = new Date(now.getTime() + 299_999);
    expect((await findPeople(turn)).standing?.channels.has(desk)).toBe(true);
    now = new Date(now.getTime() + 1);

    expect((await findPeople(turn)).standing?.channels.has(desk)).toBe(false);
  });

  it('includes the leads that the settings name', async () => {
    expect((await start({ DESK_LEADS: grace }).findPeople(turn)).standing?.isLead).toBe(true);
  });
});

describe('what cases have stored', () => {
  /** Files a case with these messages for others. */
  function file(kinds: readonly ('card' | 'ticket')[]): Promise<{ readonly number: number }> {
    const cases = sqlCaseDesk(store).of(store, () => now);
    return fileSample(cases, { channel: desk }, (of) =>
      kinds.map((kind) => (kind === 'card' ? { kind, case: of } : { kind, case: of, event: 'opened', text: '' })),
    );
  }

  it('is sent to the channel as a card, and counted', async () => {
    const { number } = await file(['card']);
    await start().outbox.idle();

    expect(calls).toMatchObject([
      {
        operation: 'open',
        body: { activity: { summary: expect.stringMatching(`^Case ${String(number)}`) as string } },
      },
    ]);
    expect(await metrics.text()).toContain('writeback_desk_outbox_total{destination="channel",outcome="sent"} 1');
  });

  it('is shown as given up at the start, whoever gave it up', async () => {
    await file(['card', 'ticket']);
    await store.updateTable('outbox').set({ state: 'dead' }).execute();
    jest.useFakeTimers({ doNotFake: [...everythingButTimeouts] });
    try {
      const { outbox } = start();
      const shown = 'writeback_desk_outbox_dead{destination="ticket"} 1';
      await until('the figure', async () => (await metrics.text()).includes(shown));
      expect(await metrics.text()).toContain('writeback_desk_outbox_dead{destination="person"} 0');
      await outbox.stop();
      await store.deleteFrom('outbox').execute();
      await jest.advanceTimersByTimeAsync(60_000);

      // Nobody looks any more: the store may be closed now.
      expect(await metrics.text()).toContain(shown);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is sent to the ticket system of the settings', async () => {
    await file(['ticket']);
    const hook = nock('https://tickets.example').post('/hook').reply(201, { id: 'ticket-7', label: 'TICKET-7' });
    await start(webhook).outbox.idle();

    expect(hook.isDone()).toBe(true);
    expect(await metrics.text()).toContain('writeback_desk_outbox_total{destination="ticket",outcome="sent"} 1');
  });

  it('is given up for a ticket system that there is not, and the card says so', async () => {
    await file(['card', 'ticket']);
    const { outbox } = start();
    await outbox.idle();
    outbox.wake();
    await outbox.idle();

    expect(await metrics.text()).toContain('writeback_desk_outbox_total{destination="ticket",outcome="dead"} 1');
    expect(JSON.stringify(calls.at(-1)?.body)).toContain('The desk has no ticket system. Set one up');
    expect(lines).toMatchObject([{ level: 50, msg: 'outbox: given up', kind: 'ticket' }]);
  });
});

describe('what the ticket system reports', () => {
  function report(services: CaseServices, body: string, at = now) {
    const seconds = Math.floor(at.getTime() / 1000);
    const headers = {
      [signatureHeaders.timestamp]: String(seconds),
      [signatureHeaders.signature]: sign(inboundSecret, seconds, body),
    };
    return services.ticketDoor?.(headers, Buffer.from(body));
  }

  it('has no door without a secret', () => {
    expect(start(webhook).ticketDoor).toBeUndefined();
  });

  it('is told at once: nobody waits for the next look at the store', async () => {
    const { number } = await fileSample(
      sqlCaseDesk(store).of(store, () => now),
      { channel: desk },
    );
    jest.useFakeTimers({ doNotFake: [...everythingButTimeouts] });
    try {
      const services = start({ ...webhook, TICKET_INBOUND_SECRET: inboundSecret });
      await jest.advanceTimersByTimeAsync(100);
      await report(services, JSON.stringify({ case: number, key: 'report-0001', status: 'resolved' }));
      await jest.advanceTimersByTimeAsync(1);
      await until('the news', () => calls.some(({ target }) => target.conversationId === 'a:ada'));
    } finally {
      jest.useRealTimers();
    }
    expect(await metrics.text()).toContain('writeback_desk_outbox_total{destination="person",outcome="sent"} 1');
  });

  it('changes the case by the clock that it was given, without secrets, and is news for the requester', async () => {
    const { number } = await fileSample(
      sqlCaseDesk(store).of(store, () => now),
      { channel: desk },
    );
    const services = start({ ...webhook, TICKET_INBOUND_SECRET: inboundSecret });
    const comment = 'Set a new one, the password is Correct-Horse-7-Battery.';
    const body = JSON.stringify({ case: number, key: 'report-0001', status: 'resolved', comment });

    expect(await report(services, body, new Date(now.getTime() - 301_000))).toMatchObject({ status: 401 });
    expect(await report(services, body)).toEqual({ status: 200, body: { result: 'taken' } });
    await services.outbox.idle();
    const { cases } = sqlCaseDesk(store).of(store, () => now);
    expect(await cases.read('contoso', number)).toMatchObject({ status: 'resolved', updatedAt: now.toISOString() });
    expect(calls.find(({ target }) => target.conversationId === 'a:ada')).toMatchObject({ operation: 'send' });
    expect(JSON.stringify(calls)).toContain('[removed: a password]');
    expect(JSON.stringify([calls, lines])).not.toContain('Correct-Horse');
  });
});
