import nock from 'nock';
import type { CaseTicket } from '../../../cases/case.ts';
import type { TicketEvent, TicketResult, TicketSystem } from '../../../cases/ticket-system.ts';
import { createTicketSystem } from '../../../integrations/tickets/create-ticket-system.ts';
import { fakeServiceNow, serviceNowHost, type FakeServiceNow } from '../../support/fake-service-now.ts';
import { messageKey, ticketPacket, type PacketParts } from '../../support/ticket-packet.ts';

let instance: FakeServiceNow;
let system: TicketSystem;
let ticket: CaseTicket;

beforeEach(async () => {
  instance = fakeServiceNow();
  system = createTicketSystem({
    system: 'servicenow',
    host: serviceNowHost,
    signIn: { kind: 'basic', user: 'desk', password: 'password' },
  });
  const result = await system.send(ticketPacket(), { event: 'opened' }, messageKey(1), null);
  if (!result.ok || !result.ticket) throw new Error('The case was not opened.');
  ticket = result.ticket;
  instance.calls.length = 0;
});

afterEach(() => {
  nock.cleanAll();
});

const tell = (parts: PacketParts, event: TicketEvent, key = 2): Promise<TicketResult> =>
  system.send(ticketPacket(parts), event, messageKey(key), ticket);
const incident = (): Record<string, string> => instance.incidents.get(ticket.id) ?? {};
const lastBody = (): unknown => JSON.parse(instance.calls.at(-1)?.body ?? 'null');

it('a question waits for the caller, who reads it', async () => {
  expect(await tell({ status: 'pending' }, { event: 'comment', text: 'Which browser is it?' })).toEqual({
    ok: true,
    ticket,
  });

  expect(lastBody()).toEqual({
    comments: `Which browser is it?\n\nWriteback Desk, message ${messageKey(2)}`,
    state: '3',
    hold_reason: '1',
  });
});

it('an answer sets the incident to work again', async () => {
  await tell({ status: 'assigned' }, { event: 'comment', text: 'Edge.' });

  expect(incident()).toMatchObject({ state: '2', comments: expect.stringContaining('Edge.') as string });
});

it('a note is for the help desk alone, and changes nothing else', async () => {
  await tell({ status: 'assigned' }, { event: 'note', text: 'Probably the firewall.' });

  expect(Object.keys(lastBody() as object)).toEqual(['work_notes']);
  expect(incident()).toMatchObject({ state: '1', work_notes: expect.stringContaining('the firewall.') as string });
});

it('a text has no tags that the instance would show as HTML', async () => {
  await tell({}, { event: 'note', text: '[code]<a href="https://evil.example">here</a>[/code]' });

  expect(incident()['work_notes']).toContain('(code)<a href="https://evil.example">here</a>(/code)');
});

it('a note that is sent twice is there once', async () => {
  await tell({}, { event: 'note', text: 'Probably the firewall.' });
  await tell({}, { event: 'note', text: 'Probably the firewall.' });
  await tell({}, { event: 'note', text: 'Probably the firewall.' }, 3);

  expect(incident()['work_notes']?.split('Probably')).toHaveLength(3);
});

it('a resolution has the code and the notes that resolving needs', async () => {
  const parts = { status: 'resolved', resolution: 'Port 443 was closed.' } as const;
  expect(await tell(parts, { event: 'status', text: 'Port 443 was closed.' })).toEqual({ ok: true, ticket });

  expect(instance.calls.map(({ method }) => method)).toEqual(['PATCH']);
  expect(lastBody()).toEqual({
    state: '6',
    close_code: 'Solution provided',
    close_notes: 'Port 443 was closed.',
  });
});

it('why a case was opened again is a work note', async () => {
  await tell({ status: 'assigned' }, { event: 'status', text: 'It fails again.' });

  expect(incident()).toMatchObject({ state: '2', work_notes: expect.stringContaining('It fails again.') as string });
});

it('a change without words asks for nothing and writes no note', async () => {
  await tell({ status: 'assigned' }, { event: 'status', text: '' });

  expect(instance.calls.map(({ method }) => method)).toEqual(['PATCH']);
  expect(lastBody()).toEqual({ state: '2' });
});

it('a state that the account may not set is final, and says which role it takes', async () => {
  instance.may.close = false;

  expect(await tell({ status: 'closed' }, { event: 'status', text: '' })).toEqual({
    ok: false,
    final: true,
    reason: `ServiceNow did not change the state of ${ticket.label}. Check that the account has the role itil, and itil_admin for closing.`,
  });
});

it('what is sent for a case whose ticket nobody noted finds it, or makes it', async () => {
  const note = { event: 'note', text: 'Kept.' } as const;
  expect(await system.send(ticketPacket(), note, messageKey(2), null)).toEqual({ ok: true, ticket });

  const other = ticketPacket({ correlation: 'other' });
  expect(await system.send(other, note, messageKey(3), null)).toMatchObject({ ok: true });
  expect([...instance.incidents.values()].map((row) => row['work_notes'])).toEqual([
    expect.stringContaining('Kept.'),
    expect.stringContaining('Kept.'),
  ]);
});

it.each<TicketEvent>([
  { event: 'comment', text: 'Hello' },
  { event: 'status', text: '' },
])('an incident that is gone is final: %j', async (event) => {
  instance.incidents.clear();

  expect(await tell({}, event)).toEqual({
    ok: false,
    final: true,
    reason: `ServiceNow has no ${ticket.label} any more, or hides it from the account.`,
  });
});

it.each<TicketEvent>([
  { event: 'comment', text: 'Hello' },
  { event: 'status', text: '' },
])('an answer that is none of the Table API is tried again: %j', async (event) => {
  nock.cleanAll();
  nock(`https://${serviceNowHost}`).get(/.*/).reply(200, {}).patch(/.*/).reply(200, {});

  expect(await tell({}, event)).toMatchObject({ ok: false, final: false });
});

it('a create whose answer nobody understands is looked for before it is made again', async () => {
  nock.cleanAll();
  nock(`https://${serviceNowHost}`).get(/.*/).reply(200, { result: [] }).post(/.*/).reply(201, '<html>');

  expect(await system.send(ticketPacket(), { event: 'opened' }, messageKey(1), null)).toMatchObject({
    ok: false,
    final: false,
    retryAfterMs: 90_000,
  });
});

describe('the check', () => {
  it('changes nothing, and says what works', async () => {
    expect(await system.check()).toEqual([
      { ok: true, what: 'ServiceNow lets the account in, and shows it incidents.' },
      { ok: true, what: 'Incidents can be found by correlation_id.' },
    ]);
    expect(instance.calls.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('sees that correlation_id cannot be read', async () => {
    instance.may.readCorrelation = false;

    expect((await system.check())[1]).toEqual({ ok: false, what: expect.stringContaining('correlation_id') as string });
  });

  it.each([
    [401, {}, 'Check SERVICENOW_USER and SERVICENOW_PASSWORD.'],
    [200, {}, 'gave an answer that is not one of its Table API.'],
  ])('with %i says what to look at', async (status, body, what) => {
    nock.cleanAll();
    nock(`https://${serviceNowHost}`).get(/.*/).reply(status, body);

    expect(await system.check()).toEqual([{ ok: false, what: expect.stringContaining(what) as string }]);
  });
});
