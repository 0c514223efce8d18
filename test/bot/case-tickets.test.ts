import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { isSigned, sign, signatureHeaders } from '../../integrations/tickets/signature.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { startFaultyChannel, type Call, type FaultyChannel } from '../support/faulty-channel.ts';
import { startTeams, type FakeTeams } from '../support/fake-teams.ts';
import { cardOf, chatOf, read, talkTo, type Talk } from '../support/team-talk.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const secret = 'signs what the desk sends, and that alone';
const inboundSecret = 'signs what the ticket system reports, only';

/** A ticket system that knows what comes twice; it takes what it answers with `statuses`, in their order, then with 201. */
async function startTicketSystem(statuses: readonly number[] = []) {
  const tickets = new Map<string, Record<string, unknown>>();
  const system = await startFaultyChannel((_, response, { headers, body }) => {
    const key = String(headers[signatureHeaders.key]);
    const status = statuses[system.calls.length - 1] ?? (tickets.has(key) ? 409 : 201);
    tickets.set(key, JSON.parse(body) as Record<string, unknown>);
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ id: 'ticket-7', label: 'TICKET-7' }));
  });
  return { system, tickets };
}

let teams: FakeTeams;
let receiver: { system: FaultyChannel; tickets: ReadonlyMap<string, Record<string, unknown>> };
let network: TcpProxy;
let bot: TestBot;
let talk: Talk;

async function start(statuses: readonly number[] = [], env: Readonly<Record<string, string>> = {}): Promise<void> {
  receiver = await startTicketSystem(statuses);
  network = await startTcpProxy(Number(new URL(receiver.system.url).port));
  const url = `http://127.0.0.1:${String(network.port)}/hook`;
  bot = await startTestBot({ env: { TICKET_SYSTEM: 'webhook', TICKET_URL: url, TICKET_SECRET: secret, ...env } });
  talk = talkTo(bot, teams);
}

beforeEach(async () => {
  teams = await startTeams();
});

afterEach(async () => {
  await bot.stop();
  await Promise.all([network.close(), receiver.system.stop(), teams.stop()]);
});

function rows<Row>(query: string): Row[] {
  const database = new BetterSqlite(join(bot.dataDir, 'desk.db'), { readonly: true });
  try {
    return database.prepare<[], Row>(query).all();
  } finally {
    database.close();
  }
}

/** How often stored messages for the ticket system came to this. */
async function tries(outcome: string): Promise<number> {
  const text = await (await fetch(`${bot.url}/metrics`)).text();
  const figure = new RegExp(`^writeback_desk_outbox_total{destination="ticket",outcome="${outcome}"} (\\d+)$`, 'm');
  return Number(figure.exec(text)?.[1] ?? 0);
}

/** All that was stored for others is out; what was given up is none of it. */
async function everythingIsOut(): Promise<void> {
  await until('the end of all messages', () => rows(`SELECT 1 FROM outbox WHERE state = 'waiting'`).length === 0);
  expect(rows(`SELECT kind, reason FROM outbox WHERE state = 'dead'`)).toEqual([]);
}

function isSignedWith(key: string, { headers, body }: Call): boolean {
  const timestamp = String(headers[signatureHeaders.timestamp]);
  const signature = String(headers[signatureHeaders.signature]);
  return isSigned(key, { timestamp, signature }, Buffer.from(body), Date.now());
}

describe('a case', () => {
  it('has its number while the ticket system is down, and is opened there once when it is up, signed', async () => {
    await start();
    await network.down();
    const number = await talk.fileCase('ada');
    await until('a try that failed', async () => (await tries('later')) > 0);
    expect(number).toBeGreaterThan(1000);
    expect(receiver.system.calls).toEqual([]);

    await network.up();
    await everythingIsOut();
    const [call, ...more] = receiver.system.calls;

    expect(more).toEqual([]);
    expect(call && isSignedWith(secret, call)).toBe(true);
    expect(call && isSignedWith(inboundSecret, call)).toBe(false);
    expect(call).toMatchObject({ method: 'POST', path: '/hook' });
    const key = call?.headers[signatureHeaders.key];
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      ...{ version: 1, event: 'opened', case: number, key, text: '' },
      packet: { case: { number, status: 'new' } },
    });
    expect(rows('SELECT ticket FROM support_case')).toEqual([
      { ticket: expect.stringContaining('TICKET-7') as string },
    ]);
  });

  it('is opened there once when it was taken and the answer was 500: what comes twice has the same key', async () => {
    await start([500]);
    const number = await talk.fileCase('ada');
    await everythingIsOut();
    const keys = receiver.system.calls.map(({ headers }) => headers[signatureHeaders.key]);

    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect([...receiver.tickets.values()]).toMatchObject([{ event: 'opened', case: number }]);
    expect(await tries('later')).toBe(1);
    expect(rows('SELECT ticket FROM support_case')).toEqual([
      { ticket: expect.stringContaining('TICKET-7') as string },
    ]);
  });

  it('is told to it in order after a restart: opened first, then what the requester did', async () => {
    await start();
    await network.down();
    const number = await talk.fileCase('ada');
    await talk.say('ada', `answer ${String(number)} It began on Monday.`);
    await talk.say('ada', `close ${String(number)}`);
    await bot.restart();
    await network.up();
    await everythingIsOut();

    const events = receiver.system.calls.map(({ body }) => (JSON.parse(body) as { event: string; text: string }).event);
    expect(events).toEqual(['opened', 'comment', 'status']);
    expect(receiver.system.calls.every((call) => isSignedWith(secret, call))).toBe(true);
  });
});

describe('a report of the ticket system', () => {
  const environment = { TICKET_INBOUND_SECRET: inboundSecret };
  let number = 0;
  const resolved = () => ({ case: number, key: 'report-0001', status: 'resolved', comment: 'Restarted the agent.' });

  interface Signing {
    readonly key?: string;
    readonly seconds?: number;
    /** What is signed, where that is not what is sent. */
    readonly signed?: string;
  }

  async function report(body: string, signing: Signing | undefined = {}): Promise<{ status: number; body: unknown }> {
    const { key = inboundSecret, seconds = Math.floor(Date.now() / 1000), signed = body } = signing;
    const headers = {
      [signatureHeaders.timestamp]: String(seconds),
      [signatureHeaders.signature]: sign(key, seconds, signed),
    };
    return send(body, headers);
  }

  async function send(body: string, headers: Readonly<Record<string, string>>) {
    const answer = await fetch(`${bot.url}/api/tickets`, {
      ...{ method: 'POST', body },
      headers: { 'Content-Type': 'application/json', ...headers },
    });
    return { status: answer.status, body: await answer.json() };
  }

  async function startWithCase(): Promise<void> {
    await start([], environment);
    number = await talk.fileCase('ada');
    await everythingIsOut();
  }

  it('changes the case once, however often it is sent, and the requester hears of it once', async () => {
    await startWithCase();
    const body = JSON.stringify(resolved());
    const answers = [await report(body), await report(body)];
    await bot.restart();
    answers.push(await report(body));
    const news = await until('the news', () => cardOf(number, chatOf('ada'), teams));
    await everythingIsOut();

    expect(answers).toEqual([
      { status: 200, body: { result: 'taken' } },
      ...Array<unknown>(2).fill({ status: 200, body: { result: 'known' } }),
    ]);
    expect(read(news)).toContain('Your case is resolved. What was done: Restarted the agent.');
    expect(teams.posted.filter(({ activity: { replyToId } }) => replyToId === undefined)).toEqual([news]);
    expect(rows('SELECT status, resolution, revision FROM support_case')).toEqual([
      { status: 'resolved', resolution: 'Restarted the agent.', revision: 2 },
    ]);
    // What came from there is not told there again.
    expect(receiver.system.calls).toHaveLength(1);
  });

  it('is taken once when it is sent twice at the same moment', async () => {
    await startWithCase();
    const body = JSON.stringify(resolved());
    const answers = await Promise.all(Array.from({ length: 8 }, () => report(body)));

    expect(answers.map(({ body: said }) => (said as { result: string }).result).toSorted()).toEqual([
      ...Array<string>(7).fill('known'),
      'taken',
    ]);
    expect(rows('SELECT revision FROM support_case')).toEqual([{ revision: 2 }]);
  });

  it('is refused with one sentence unless it is signed, now, with the secret of reports', async () => {
    await startWithCase();
    const body = JSON.stringify(resolved());
    const seconds = Math.floor(Date.now() / 1000);
    const refused = [
      await send(body, {}),
      await report(body, { key: secret }),
      await report(body, { seconds: seconds - 301 }),
      await report(body, { seconds: seconds + 302 }),
      await report(body.replace('resolved', 'closed'), { signed: body }),
      await send('{"not": "ours"}', {}),
    ];

    const unsigned = { status: 401, body: { error: 'The message carries no valid signature.' } };
    expect(refused).toEqual(refused.map(() => unsigned));
    expect(rows('SELECT status FROM support_case')).toEqual([{ status: 'new' }]);
    expect(bot.log.filter(({ msg }) => msg === 'report of a ticket system refused')).toHaveLength(1);
  });

  it('says what is wrong with it to whoever could sign it', async () => {
    await startWithCase();

    expect(await report(JSON.stringify({ ...resolved(), case: 999_999 }))).toEqual({
      status: 404,
      body: { error: 'There is no such case.' },
    });
    expect(await report(JSON.stringify({ ...resolved(), key: 'short' }))).toMatchObject({ status: 400 });
    expect(await report('{"case":')).toMatchObject({ status: 400 });
  });

  it('leaves nothing of a secret in its comment behind', async () => {
    await startWithCase();
    const comment = 'Set a new one for her, the password is Correct-Horse-7-Battery.';
    await report(JSON.stringify({ case: number, key: randomUUID(), comment }));
    const news = await until('the news', () => cardOf(number, chatOf('ada'), teams));

    expect(read(news)).toContain('[removed: a password]');
    expect(JSON.stringify([rows('SELECT * FROM case_history'), rows('SELECT * FROM outbox'), bot.log])).not.toContain(
      'Correct-Horse',
    );
  });

  it('finds no door where none is expected', async () => {
    await start();
    number = await talk.fileCase('ada');

    expect(await report(JSON.stringify(resolved()))).toMatchObject({ status: 404 });
    expect(rows('SELECT status FROM support_case')).toEqual([{ status: 'new' }]);
  });
});
