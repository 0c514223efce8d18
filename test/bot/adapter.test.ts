import nock from 'nock';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { breakStore } from '../support/break-store.ts';
import { claims, sendAs, startRegisteredBot } from '../support/registered-bot.ts';
import { serveSigningKeys, signToken } from '../support/channel-tokens.ts';
import { sendRaw } from '../support/raw-request.ts';

describe('an unexpected error', () => {
  let bot: TestBot;

  beforeAll(async () => {
    bot = await startTestBot();
    breakStore(bot);
  });

  afterAll(() => bot.stop());

  it('is told with a reference that stands in the log, too', async () => {
    const [reply] = await bot.say('Ada cannot reset hunter2');

    const reference = /\(reference ([0-9a-f]{8})\)/.exec(reply?.text ?? '')?.[1];
    expect(reply?.text).toMatch(/^Something went wrong on my side .+ send it again in a minute\. .+ runs this bot\.$/);
    expect(bot.log).toContainEqual(expect.objectContaining({ level: 50, msg: 'turn failed', reference }));
  });

  it('has a reference of its own each time', async () => {
    const first = await bot.say('31034');
    const second = await bot.say('31034');

    expect(first).not.toEqual(second);
  });

  it('is told beside the button that was pressed, and the press can be repeated', async () => {
    const { status, body } = await bot.send({
      type: 'invoke',
      deliveryMode: undefined,
      name: 'adaptiveCard/action',
      value: { action: { verb: 'answer.helped', data: {} } },
    });

    expect(status).toBe(500);
    expect(body).toMatchObject({
      statusCode: 500,
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringMatching(/^Something went wrong .+ Press the button again in a minute\./) as string,
    });
  });

  it('leaves nothing of what was typed in the log', async () => {
    await bot.say('Ada cannot reset hunter2');

    expect(JSON.stringify(bot.log)).not.toMatch(/hunter2|Lovelace|no such table/);
  });

  it('is counted as a failed turn', async () => {
    const metrics = await fetch(`${bot.url}/metrics`);

    expect(await metrics.text()).toMatch(/turns_total\{kind="message",outcome="failed"\} [1-9]/);
  });
});

describe('with a bot registration', () => {
  let bot: TestBot;

  beforeAll(async () => {
    serveSigningKeys();
    bot = await startRegisteredBot();
  });

  beforeEach(() => {
    // The SDK prints what is wrong with a token; here that is expected.
    jest.spyOn(console, 'error').mockReturnValue();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    await bot.stop();
    nock.cleanAll();
  });

  it('an activity with a token of the channel is answered', async () => {
    const answer = await sendAs(signToken(claims), bot);

    expect(answer.status).toBe(200);
    expect(answer.text).toContain('31034');
  });

  it.each([
    ['no token', undefined],
    ['no scheme', 'token'],
    ['another scheme', 'Basic YWRhOmh1bnRlcjI='],
    ['no JSON in its token', 'Bearer e30.e30.e30'],
    ['a token for another bot', signToken({ ...claims, aud: 'another' })],
    ['a token for another serviceUrl', signToken({ ...claims, serviceurl: 'https://example.com/' })],
    ['a token of another issuer', signToken({ ...claims, iss: 'https://example.com' })],
    ['a token that is over', signToken({ ...claims, exp: 1 })],
    ['a token that is forged', signToken(claims, true)],
  ])('an activity with %s is refused and never reaches the bot', async (_, authorization) => {
    const turns = (): number => bot.log.filter(({ msg }) => msg === 'turn').length;
    const before = turns();

    expect(await sendAs(authorization, bot)).toEqual({
      status: 401,
      text: '{"error":"The activity carries no valid token of the Bot Framework."}',
    });
    expect(turns()).toBe(before);
    expect(bot.log.map(({ msg }) => msg)).toContain('sender refused');
  });

  it('a token is never logged or printed', async () => {
    const printed = jest.spyOn(console, 'error').mockReturnValue();
    const token = signToken(claims, true);
    await sendAs(token, bot);

    expect(JSON.stringify([bot.log, printed.mock.calls])).not.toContain(token.slice(-40));
  });

  it('other machines may ask whether it is alive', async () => {
    const answer = await sendRaw(`${bot.url}/health`, { method: 'GET', headers: { Host: 'desk.example.com' } });

    expect(answer.status).toBe(200);
  });

  it('there is no chat page', async () => {
    expect((await fetch(`${bot.url}/`)).status).toBe(404);
  });
});
