import { randomUUID } from 'node:crypto';
import { post, startTestBot, type TestBot } from '../support/bot-client.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot();
});

afterEach(() => bot.stop());

/** Somebody whose channel takes every reply with the answer, and has no address to which anything could be sent. */
async function say(text: string): Promise<string> {
  const { status, body } = await post(bot.url, {
    ...{ type: 'message', id: randomUUID(), channelId: 'test', deliveryMode: 'expectReplies', text },
    ...{ from: { id: 'ada', name: 'Ada' }, conversation: { id: 'chat of ada', conversationType: 'personal' } },
  });
  expect(status).toBe(200);
  return JSON.stringify(body);
}

it('a case is opened, shown and answered without any address', async () => {
  expect(await say('open a case')).toContain('Let us open a case');
  await say('The reset fails with SSPR_0029');
  const [number = ''] = /(?<=number \*\*)\d+/.exec(await say('send it')) ?? [];
  expect(number).toMatch(/^\d{4}$/);

  expect(await say('my cases')).toContain(number);
  expect(await say(`case ${number}`)).toContain(`Case ${number}`);
  expect(bot.log.filter(({ msg }) => msg !== 'turn')).toEqual([]);
});
