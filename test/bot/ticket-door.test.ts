import { createHmac } from 'node:crypto';
import pino from 'pino';
import { createTicketDoor, type TicketDoor } from '../../bot/ticket-door.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import type { TicketReport, TicketReports } from '../../cases/outbox-queue.ts';
import type { OutboxMessage } from '../../cases/outbox.ts';
import { noEvidence } from '../../cases/evidence.ts';
import { markMessage } from '../../integrations/tickets/message-mark.ts';
import { hubSignatureHeader, sign, signatureHeaders } from '../../integrations/tickets/signature.ts';
import { messageKey } from '../support/ticket-packet.ts';

const secret = 'a secret of the test';
const now = new Date('2026-03-14T08:26:00Z');
const seconds = now.getTime() / 1000;

let taken: TicketReport[];
let messages: readonly OutboxMessage[];
/** How often what was stored was to leave. */
let wakes: number;
let outcome: Awaited<ReturnType<TicketReports['take']>> | Error;
let ticket: SupportCase['ticket'];
let lines: string[];
let door: TicketDoor;

beforeEach(() => {
  taken = [];
  messages = [];
  outcome = 'taken';
  wakes = 0;
  ticket = { system: 'jira', id: '10001', label: 'HELP-1', url: null };
  lines = [];
  door = createTicketDoor({
    secret,
    reports: {
      take(report, messagesOf) {
        if (outcome instanceof Error) return Promise.reject(outcome);
        taken.push(report);
        messages = messagesOf(supportCase(), entry(), 'new');
        return Promise.resolve(outcome);
      },
    },
    cases: { read: (number) => Promise.resolve(number === 1042 ? supportCase() : undefined) },
    onTaken: () => (wakes += 1),
    redact: (text) => ({ text: text.replaceAll('hunter2', '[removed]') }),
    now: () => now,
    log: pino({ base: undefined }, { write: (line: string) => lines.push(line) }),
  });
});

function supportCase(): SupportCase {
  return {
    number: 1042,
    tenant: 'tenant',
    requester: 'requester',
    assignee: null,
    status: 'resolved',
    impact: 'one',
    urgency: 'blocked',
    priority: 3,
    details: {},
    evidence: noEvidence,
    channel: 'channel',
    resolution: null,
    ticket,
    draft: 'draft',
    revision: 2,
    openedAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
}

function entry(): HistoryEntry {
  return { at: now.toISOString(), by: null, action: 'ticket', status: 'resolved', text: 'Done.', isPrivate: false };
}

const report = { case: 1042, key: 'report-1', status: 'resolved', comment: 'Done.' };

function send(value: unknown, headers: Record<string, string | string[] | undefined> = {}, at = seconds) {
  const body = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  const signed = {
    [signatureHeaders.timestamp]: String(at),
    [signatureHeaders.signature]: sign(secret, at, body),
  };
  return door({ ...signed, ...headers }, body);
}

const refused = { status: 401, body: { error: 'The message carries no valid signature.' } };

describe('a report that is signed as ours are', () => {
  it('is taken, with what follows from it, but nothing for the system it came from', async () => {
    expect(await send(report)).toEqual({ status: 200, body: { result: 'taken' } });

    expect(taken).toEqual([{ ...report, at: now }]);
    expect(messages.map(({ kind }) => kind)).toEqual(['card', 'person']);
    expect(wakes).toBe(1);
  });

  it.each([
    ['known', 200, { result: 'known' }],
    ['no-change', 200, { result: 'known' }],
    ['not-found', 404, { error: 'There is no such case.' }],
  ] as const)('that is %s is answered with %i', async (result, status, body) => {
    outcome = result;

    expect(await send(report)).toEqual({ status, body });
    expect(wakes).toBe(0);
  });

  it('has no secrets in its comment when it is stored', async () => {
    await send({ ...report, comment: 'The password is hunter2 now.' });

    expect(taken[0]?.comment).toBe('The password is [removed] now.');
  });

  it('has no comment when that is one of ours that comes back', async () => {
    await send({ ...report, comment: markMessage('Hello', messageKey(1)) });
    expect(taken).toMatchObject([{ status: 'resolved', comment: '' }]);

    const back = { case: 1042, key: 'report-2', comment: markMessage('Hello', messageKey(1)) };
    expect(await send(back)).toEqual({ status: 200, body: { result: 'ignored' } });
    expect(taken).toHaveLength(1);
  });

  it('that cannot be read is refused with a sentence', async () => {
    expect(await send({ ...report, case: 'x' })).toEqual({
      status: 400,
      body: { error: 'case: expected the number of the case, such as 1042' },
    });
  });

  it('that cannot be stored is to come again, and the log says why without what was written', async () => {
    outcome = new TypeError('canary of the comment');

    expect(await send(report)).toEqual({
      status: 503,
      body: { error: 'The report could not be stored. Send it again.' },
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 50, error: { name: 'TypeError' } });
    expect(lines.join('')).not.toContain('canary');
  });
});

describe('a report is refused in the same words', () => {
  it.each<[string, Record<string, string | string[] | undefined>]>([
    ['without a signature', { [signatureHeaders.signature]: undefined }],
    ['without a time', { [signatureHeaders.timestamp]: undefined }],
    ['with two signatures', { [signatureHeaders.signature]: ['sha256=a', 'sha256=b'] }],
    ['with a signature of something else', { [signatureHeaders.signature]: sign(secret, seconds, 'x') }],
    [
      'with a signature of somebody else',
      { [signatureHeaders.signature]: sign('other', seconds, JSON.stringify(report)) },
    ],
    ['with a wrong signature of Jira', { [hubSignatureHeader]: 'sha256=0' }],
  ])('%s', async (_, headers) => {
    expect(await send(report, headers)).toEqual(refused);
    expect(taken).toEqual([]);
  });

  it.each([-301, 301])('when it was signed %i s from now', async (away) => {
    expect(await send(report, {}, seconds + away)).toEqual(refused);
  });

  it('even when it could not be read', async () => {
    expect(await send('{', { [signatureHeaders.signature]: 'sha256=0' })).toEqual(refused);
  });

  it('and a flood of it is one line in the log, with nothing of it', async () => {
    for (let index = 0; index < 50; index += 1) await send('canary', { [signatureHeaders.signature]: 'canary' });

    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 40, unlogged: 0, msg: 'report of a ticket system refused' },
    ]);
    expect(lines.join('')).not.toContain('canary');
  });
});

describe('a report of Jira', () => {
  const event = (parts: Record<string, unknown> = {}) => ({
    timestamp: now.getTime(),
    webhookEvent: 'jira:issue_updated',
    issue: { id: '10001', fields: { summary: '[Case 1042] x', status: { statusCategory: { key: 'done' } } } },
    changelog: { id: '10124', items: [{ field: 'status' }] },
    ...parts,
  });

  function sendJira(value: unknown) {
    const body = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
    return door({ [hubSignatureHeader]: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }, body);
  }

  it('is taken', async () => {
    expect(await sendJira(event())).toEqual({ status: 200, body: { result: 'taken' } });
    expect(taken).toEqual([{ case: 1042, key: 'jira change 10124', status: 'resolved', comment: '', at: now }]);
  });

  it('with a comment has no secrets when it is stored', async () => {
    const comment = { id: '7', body: 'It is hunter2.', jsdPublic: true };
    await sendJira(event({ webhookEvent: 'comment_created', comment }));

    expect(taken).toMatchObject([{ status: null, comment: 'It is [removed].' }]);
  });

  it.each<[string, SupportCase['ticket']]>([
    ['has another issue', { system: 'jira', id: '10002', label: 'HELP-2', url: null }],
    ['is kept elsewhere', { system: 'servicenow', id: '10001', label: 'INC1', url: null }],
    ['is kept nowhere', null],
  ])('whose case %s is about no case: anybody can write a title', async (_, other) => {
    ticket = other;

    expect(await sendJira(event())).toEqual({ status: 404, body: { error: 'There is no such case.' } });
    expect(taken).toEqual([]);
  });

  it('about a case that is not there is answered in the same words', async () => {
    const issue = { id: '10001', fields: { summary: '[Case 1043] x', status: { statusCategory: { key: 'done' } } } };

    expect(await sendJira(event({ issue }))).toEqual({ status: 404, body: { error: 'There is no such case.' } });
  });

  it('from which nothing follows is ignored', async () => {
    expect(await sendJira(event({ webhookEvent: 'jira:issue_deleted' }))).toEqual({
      status: 200,
      body: { result: 'ignored' },
    });
  });

  it.each([-86_400_001, 86_400_001])('that is %i ms away is refused: somebody has kept it', async (away) => {
    expect(await sendJira(event({ timestamp: now.getTime() + away }))).toEqual(refused);
  });

  it('that cannot be read is refused with a sentence', async () => {
    expect(await sendJira('[]')).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/^body: /) as string },
    });
  });
});
