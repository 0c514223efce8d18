import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { post, startTestBot, type TestBot } from '../support/bot-client.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { malformedActivity, validActivities } from '../support/malformed-activity.ts';
import { scale } from '../support/scale.ts';

jest.setTimeout(180_000 * scale);

let bot: TestBot;
let connector: Connector;

beforeAll(async () => {
  bot = await startTestBot();
  connector = await startConnector();
});

afterAll(async () => {
  await bot.stop();
  await connector.stop();
});

const [message = {}, , , , press = {}] = validActivities;
const changed = (changes: object, activity: object = message): object => ({ ...activity, ...changes });
const deep = Array.from({ length: 1000 }).reduce<unknown>((inner) => [inner], 1);

/** Shapes that bots have stumbled over, sent in every run; whatever fails from now on is added, with what was wrong. */
const corpus: readonly unknown[] = [
  // People without an id in the directory all passed for the one whose id is empty.
  changed({ from: { id: '29:ada', aadObjectId: '' } }),
  changed({ conversation: { id: 'c', aadObjectId: '' } }),
  // Dates of any length were kept and given back.
  changed({ timestamp: `2026-01-05T09:00:00.${'0'.repeat(6000)}Z` }),
  changed({ timestamp: '9'.repeat(6000) }),
  // Channels send null for what they do not know.
  changed({ conversation: { id: 'c', conversationType: null, isGroup: null, name: null, tenantId: null } }),
  changed({ conversation: null }),
  changed({ from: { id: '29:ada', name: null, aadObjectId: null, role: null }, recipient: null, channelData: null }),
  // Recursion.
  changed({ value: deep }),
  changed({ value: { action: { verb: 'v', data: deep } } }, press),
  // Fields at which the SDK threw: its answer was an error of the bot.
  changed({ type: undefined }),
  changed({ from: 'u' }),
  changed({ attachments: {} }),
  changed({ entities: [null] }),
  changed({ recipient: undefined, entities: [{ type: 'mention' }] }),
];

function withServiceUrl(body: unknown): unknown {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? { serviceUrl: connector.url, ...body, ...freshId(body) }
    : body;
}

/** Each is an activity of its own, unless it is the id that was changed. */
function freshId(body: object): object {
  return 'id' in body && body.id === '1' ? { id: randomUUID() } : {};
}

// That no rejection was left unhandled needs no line of its own: Jest fails a test during which one was.
it('malformed activities are answered or refused with a sentence, and none of them is an error of the bot', async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 19, arbitrary: malformedActivity }, { weight: 1, arbitrary: fc.jsonValue() }),
      async (body) => {
        const { status, body: answer } = await post(bot.url, withServiceUrl(body));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        // What an unknown invoke is answered with, where the answer is not in an envelope.
        const unknownInvoke = (body as { type?: unknown } | null)?.type === 'invoke' ? [501] : [];
        expect([200, 400, ...unknownInvoke]).toContain(status);
        if (status === 400) expect(answer['error']).toMatch(/^[a-zA-Z0-9.]+: \S/);
        expect(JSON.stringify(answer)).not.toContain('Something went wrong');
      },
    ),
    { seed: 20260105, numRuns: 10_000 * scale, examples: corpus.map((body) => [body]) },
  );

  // Neither all understood nor all refused: the mutations hit.
  expect(Math.min(statuses.get(200) ?? 0, statuses.get(400) ?? 0)).toBeGreaterThan(2000 * scale);
  expect(bot.log.filter(({ msg }) => msg !== 'turn')).toEqual([]);
  expect((await fetch(`${bot.url}/ready`)).status).toBe(200);
});

it('bodies that are cut off anywhere are refused with 400', async () => {
  const text = JSON.stringify(validActivities[0]);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: text.length - 1 }), async (length) => {
      const answer = await fetch(`${bot.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: text.slice(0, length),
      });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: expect.any(String) as string });
    }),
    { seed: 20260105, numRuns: 50 },
  );
});
