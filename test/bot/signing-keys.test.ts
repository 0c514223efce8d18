import nock from 'nock';
import { signToken } from '../support/channel-tokens.ts';
import { claims, sendAs, startRegisteredBot } from '../support/registered-bot.ts';

// In a file of its own, because the SDK keeps keys that it had once.
it('a token is not called forged when the keys to check it with cannot be had', async () => {
  const bot = await startRegisteredBot();

  nock('https://login.botframework.com').get('/v1/.well-known/openidconfiguration').reply(503);
  expect(await sendAs(signToken(claims), bot)).toEqual({ status: 500, text: '{"error":"Something went wrong here."}' });

  nock('https://login.botframework.com').get('/v1/.well-known/openidconfiguration').replyWithError('no network');
  expect(await sendAs(signToken(claims), bot)).toMatchObject({ status: 500 });
  await bot.stop();
});
