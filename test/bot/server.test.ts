import { sign, signatureHeaders } from '../../integrations/tickets/signature.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { breakStore } from '../support/break-store.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { sendAs, startRegisteredBot } from '../support/registered-bot.ts';
import { sendRaw } from '../support/raw-request.ts';
import { sendBytes } from '../support/raw-socket.ts';

const json = { 'Content-Type': 'application/json' };
let bot: TestBot;
let connector: Connector;

beforeAll(async () => {
  bot = await startTestBot();
});

beforeEach(async () => {
  connector = await startConnector();
});

afterEach(() => connector.stop());
afterAll(() => bot.stop());

async function get(path: string, from = bot): Promise<{ status: number; text: string; type: string | null }> {
  const answer = await fetch(from.url + path);
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
}

/** What a bot logged as an error: tidying up, which it does once after its start, may warn of a broken store as well. */
function errorsOf({ log }: TestBot): TestBot['log'] {
  return log.filter(({ level }) => level === 50);
}

describe('the state of the process', () => {
  it('is alive and ready', async () => {
    expect(await get('/health')).toMatchObject({ status: 200, text: '{"status":"alive"}' });
    expect(await get('/ready')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
  });

  it('is alive but not ready when the storage does not answer, and the log says so', async () => {
    const broken = await startTestBot();
    breakStore(broken);

    expect((await get('/health', broken)).status).toBe(200);
    expect(await get('/ready', broken)).toMatchObject({ status: 503, text: '{"status":"storage does not answer"}' });
    expect(errorsOf(broken)).toMatchObject([{ msg: 'storage does not answer', error: { name: 'SqliteError' } }]);
    await broken.stop();
  });

  it('is asked of the storage once for all who want to know', async () => {
    const broken = await startTestBot();
    breakStore(broken);

    const answers = await Promise.all(Array.from({ length: 20 }, () => get('/ready', broken)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(errorsOf(broken).map(({ msg }) => msg)).toEqual(['storage does not answer']);
    await broken.stop();
  });

  it('is told in the words of Prometheus', async () => {
    const fresh = await startTestBot();
    await fresh.say('31034');
    await fresh.say('hello');

    const metrics = await get('/metrics', fresh);

    expect(metrics.type).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(metrics.text).toContain('writeback_desk_turns_total{kind="message",outcome="answer"} 1');
    expect(metrics.text).toContain('writeback_desk_turns_total{kind="message",outcome="talk"} 1');
    expect(metrics.text).toContain('writeback_desk_turn_seconds_count 2');
    await fresh.stop();
  });
});

describe('a request that is no activity', () => {
  it.each([
    ['cut off', '{"type":"message"', /JSON/],
    ['empty', '', /^body: /],
    ['not JSON', 'hello', /JSON/],
    ['null', 'null', /^body: /],
    ['a list', '[1,2]', /^body: /],
    ['a text', '"hello"', /^body: /],
    ['without a conversation', '{"type":"message"}', /^conversation: /],
  ])('is refused with a sentence when its body is %s', async (_, body, problem) => {
    const answer = await sendRaw(`${bot.url}/api/messages`, { headers: json, body });

    expect(answer.status).toBe(400);
    expect((JSON.parse(answer.text) as { error: string }).error).toMatch(problem);
    expect((await get('/health')).status).toBe(200);
  });

  it.each([
    ['GET', '/api/messages', 405],
    ['PUT', '/api/messages', 405],
    ['GET', '/api/nothing', 404],
    ['GET', '/%', 404],
  ])('%s %s is answered with JSON, too', async (method, path, status) => {
    const answer = await sendRaw(bot.url + path, { method, headers: json });

    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ error: expect.any(String) as string });
  });
});

it('a flood of junk tokens is counted, and logged with one line for each reason', async () => {
  const registered = await startRegisteredBot();
  for (let index = 0; index < 30; index += 1) await sendAs('Bearer e30.e30.e30', registered);
  await sendAs(undefined, registered);

  const { text } = await get('/metrics', registered);
  await registered.stop();

  expect(text).toContain('writeback_desk_refusals_total{reason="algorithm"} 30');
  expect(text).toContain('writeback_desk_refusals_total{reason="no-token"} 1');
  expect(registered.log).toMatchObject([
    { level: 40, msg: 'sender refused', reason: 'algorithm', unlogged: 0 },
    { level: 40, msg: 'sender refused', reason: 'no-token', unlogged: 0 },
  ]);
});

describe('the path for reports of a ticket system', () => {
  const secret = 'signs what the ticket system reports, only';
  const ofWebhook = { TICKET_SYSTEM: 'webhook', TICKET_URL: 'http://127.0.0.1:9/', TICKET_SECRET: 's'.repeat(32) };
  const body = '{ "case": 1001,  "key": "report-0001", "status": "closed" }';
  const seconds = Math.floor(Date.now() / 1000);
  const signed = {
    ...json,
    [signatureHeaders.timestamp]: String(seconds),
    [signatureHeaders.signature]: sign(secret, seconds, body),
  };

  it('is not there where none are expected', async () => {
    const answer = await sendRaw(`${bot.url}/api/tickets`, { headers: signed, body });

    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toEqual({ error: expect.any(String) as string });
  });

  it('takes what is signed byte by byte, and by POST alone', async () => {
    const waiting = await startTestBot({ env: { ...ofWebhook, TICKET_INBOUND_SECRET: secret } });
    const path = `${waiting.url}/api/tickets`;
    const answers = [
      await sendRaw(path, { headers: signed, body }),
      await sendRaw(path, { headers: signed, body: body.replace('  ', ' ') }),
      await sendRaw(path, { headers: json, body }),
      await sendRaw(path, { method: 'PUT', headers: signed, body }),
      await sendRaw(path, { headers: { ...signed, 'Content-Type': 'text/plain' }, body }),
      await sendRaw(path, { headers: { ...signed, Origin: 'https://elsewhere.example' }, body }),
    ];
    await waiting.stop();

    // The signature is right, and there is no such case.
    expect(answers.map(({ status }) => status)).toEqual([404, 401, 401, 405, 415, 403]);
    expect(answers[0]?.text).toBe('{"error":"There is no such case."}');
  });
});

describe('a request to change the protocol', () => {
  it('is answered as an ordinary one, and its connection ends', async () => {
    const upgrade = 'Connection: close, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';

    const { answer } = await sendBytes(bot.url, [`GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n${upgrade}\r\n`]);

    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('to a tunnel is cut off', async () => {
    const { answer } = await sendBytes(bot.url, ['CONNECT 127.0.0.1:25 HTTP/1.1\r\nHost: 127.0.0.1:25\r\n\r\n']);

    expect(answer).toBe('');
  });
});

describe('replies', () => {
  it('come in the HTTP answer when they are expected there, and nowhere else', async () => {
    const { status, body } = await bot.send({ type: 'message', text: '31034', serviceUrl: connector.url });

    expect(status).toBe(200);
    expect(body['activities']).toMatchObject([{ type: 'message', attachments: [{}] }]);
    expect(connector.deliveries).toEqual([]);
  });

  it('need no serviceUrl and no recipient when they are expected in the HTTP answer', async () => {
    const { status, body } = await bot.send({ type: 'message', text: '31034', serviceUrl: null, recipient: null });

    expect(status).toBe(200);
    expect(body['activities']).toMatchObject([{ type: 'message' }]);
  });

  it('go to the serviceUrl otherwise, as an answer to the activity', async () => {
    const sent = { type: 'message', id: 'a-7', text: '31034', deliveryMode: 'normal', serviceUrl: connector.url };

    expect(await bot.send(sent)).toEqual({ status: 200, body: {} });
    expect(connector.deliveries).toMatchObject([
      {
        method: 'POST',
        path: '/v3/conversations/conversation-1/activities/a-7',
        activity: { type: 'message', replyToId: 'a-7', recipient: { name: 'Ada Lovelace' }, from: { id: 'desk' } },
      },
    ]);
  });

  it.each([400, 403, 404])('that the channel refuses with %i are told as 502, and the bot goes on', async (refusal) => {
    connector.status = refusal;
    const logged = bot.log.length;
    const sent = { type: 'message', text: 'hunter2 31034', deliveryMode: 'normal', serviceUrl: connector.url };

    expect(await bot.send(sent)).toEqual({
      status: 502,
      body: { error: 'The reply could not be delivered to serviceUrl.' },
    });
    expect(bot.log.slice(logged).map(({ msg }) => msg)).toEqual(['reply not delivered', 'turn', 'delivery failed']);
    expect(JSON.stringify(bot.log)).not.toContain('hunter2');
    expect(await bot.say('31034')).toHaveLength(1);
  });

  it('to an invoke come in the body of the answer, without an envelope', async () => {
    await bot.say('31034');
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', deliveryMode: 'normal', serviceUrl: connector.url };
    const data = { verb: 'welcome.tried', form: '3f0d7c1e-8a52-4d0b-9a7e-2b9c6a51f0d4', example: '6329' };

    const { status, body } = await bot.send({ ...invoke, value: { action: { verb: 'welcome.tried', data } } });

    expect(status).toBe(200);
    expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' });
    expect(connector.deliveries).toMatchObject([{ activity: { summary: expect.stringMatching(/6329/) as string } }]);
  });

  it('to an unknown invoke say 501', async () => {
    const invoke = { type: 'invoke', name: 'task/fetch', value: {}, deliveryMode: 'normal', serviceUrl: connector.url };

    expect(await bot.send(invoke)).toMatchObject({
      status: 501,
      body: { statusCode: 501, value: 'This bot does not know that command.' },
    });
  });
});
