import nock from 'nock';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { serveSigningKeys, signToken } from '../support/channel-tokens.ts';
import { attached, sending, startFileServer } from '../support/file-server.ts';
import { claims, registration, sendAs } from '../support/registered-bot.ts';
import { smallLog } from '../support/sent-logs.ts';

let bot: TestBot | undefined;

afterEach(async () => {
  await bot?.stop();
  nock.cleanAll();
});

/** What a bot behind Teams, with these settings, answers to somebody who sends files. */
async function answerTo(attachments: readonly object[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  serveSigningKeys(['ours']);
  bot = await startTestBot({ env: { ...registration, ...env } });
  const { status, text } = await sendAs(signToken(claims), bot, { text: '', attachments });
  expect(status).toBe(200);
  return text;
}

const notFetched = 'not one that I fetch files from';
const body = Buffer.from(smallLog);

it('a file is fetched from the SharePoint of a tenant, without a token of ours', async () => {
  const asked: Record<string, unknown>[] = [];
  nock('https://contoso-my.sharepoint.com')
    .get('/personal/ada/download.aspx')
    .query({ tempauth: 'v1.secret' })
    .reply(200, function () {
      asked.push(this.req.headers);
      return body;
    });
  const answer = await answerTo([
    attached('https://contoso-my.sharepoint.com/personal/ada/download.aspx?tempauth=v1.secret'),
  ]);

  expect(answer).toContain('Cause found: 6329');
  expect(answer).not.toContain('tempauth');
  expect(asked).toHaveLength(1);
  expect(Object.keys(asked[0] ?? {})).not.toEqual(expect.arrayContaining(['authorization']));
  expect(Object.keys(asked[0] ?? {})).not.toEqual(expect.arrayContaining(['cookie']));
  expect(JSON.stringify(bot?.log)).not.toMatch(/tempauth|sharepoint/);
});

it('a file is not fetched from this machine, nor where SharePoint would lead to it', async () => {
  const server = await startFileServer({ '/a': sending(smallLog) });
  nock('https://contoso.sharepoint.com')
    .get('/a')
    .reply(302, '', { Location: `${server.url}/a` });

  expect(await answerTo([attached(`${server.url}/a`)])).toContain(notFetched);
  await bot?.stop();
  expect(await answerTo([attached('https://contoso.sharepoint.com/a')])).toContain(notFetched);
  expect(server.calls).toEqual([]);
  await server.stop();
});

it('a file is fetched from the hosts of FILE_HOSTS, and no others', async () => {
  const env = { FILE_HOSTS: 'sharepoint.us, Sharepoint.CN' };
  nock('https://contoso.sharepoint.cn').get('/a').reply(200, body);

  expect(await answerTo([attached('https://contoso.sharepoint.cn/a')], env)).toContain('Cause found: 6329');
  await bot?.stop();
  expect(await answerTo([attached('https://contoso.sharepoint.com/a')], env)).toContain(notFetched);
});
