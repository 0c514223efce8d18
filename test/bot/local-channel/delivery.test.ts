import nock from 'nock';
import { applyInvokeAnswer, deliver, reportProblem } from '../../../bot/local-channel/delivery.ts';
import { Conversation } from '../../../bot/local-channel/log.ts';

function joined(id: string, person: string, locale?: string): Conversation {
  const conversation = new Conversation(id);
  conversation.join(person, locale);
  return conversation;
}

const bot = 'http://bot.test';
const url = `${bot}/api/messages`;
const activity = { id: 'a1', type: 'message', text: 'hello' };
const invoke = { id: 'a1', type: 'invoke', replyToId: 'm1' };
const cardType = 'application/vnd.microsoft.card.adaptive';

afterEach(() => {
  nock.cleanAll();
});

async function problemFor(status: number, body?: nock.Body): Promise<string> {
  nock(bot).post('/api/messages').reply(status, body);
  const delivery = await deliver(url, activity);
  return delivery.ok ? '' : delivery.problem;
}

async function entriesOf(conversation: Conversation) {
  return (await conversation.read(0, 0, new AbortController().signal)).activities;
}

describe('delivering', () => {
  test('posts the activity as JSON and gives back what was answered', async () => {
    nock(bot).post('/api/messages', activity).matchHeader('Content-Type', 'application/json').reply(200, { a: 1 });

    expect(await deliver(url, activity)).toEqual({ ok: true, body: { a: 1 } });
  });

  test('an empty answer is fine', async () => {
    nock(bot).post('/api/messages').reply(200);

    expect(await deliver(url, activity)).toEqual({ ok: true, body: undefined });
  });

  test.each([
    [500, undefined, '(500)'],
    [500, '<html>', '(500)'],
    [400, { error: 'from: missing' }, '(400: from: missing)'],
    [400, { error: '' }, '(400)'],
    [401, { code: 'Unauthorized', message: 'no token' }, '(401: no token)'],
    [502, { error: { message: 'x'.repeat(900) } }, `(502: ${'x'.repeat(300)})`],
  ])('%i with %j becomes a sentence that says what to do', async (status, body, expected) => {
    const problem = await problemFor(status, body);

    expect(problem).toContain(expected);
    expect(problem).toContain('try it once more');
  });

  test('a bot that is not there or takes too long is told apart', async () => {
    nock(bot).post('/api/messages').replyWithError('connection refused');
    expect(await deliver(url, activity)).toMatchObject({
      problem: expect.stringContaining('could not be reached') as string,
    });

    jest.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new DOMException('late', 'TimeoutError'));
    expect(await deliver(url, activity)).toMatchObject({ problem: expect.stringContaining('60 seconds') as string });
  });
});

describe('the answer to an invoke', () => {
  test('a card takes the place of the pressed one and keeps the rest of its message', async () => {
    const conversation = joined('c', 'p');
    conversation.append('add', { id: 'm1', type: 'message', summary: 'Answer', attachments: [] });

    const problem = applyInvokeAnswer(conversation, invoke, { statusCode: 200, type: cardType, value: { n: 2 } }, 'i1');

    expect(problem).toBeUndefined();
    expect((await entriesOf(conversation))[1]).toMatchObject({
      kind: 'update',
      activity: {
        id: 'm1',
        type: 'message',
        summary: 'Answer',
        attachments: [{ contentType: cardType, content: { n: 2 } }],
      },
    });
  });

  test('a text becomes a message of the bot', async () => {
    const conversation = joined('c', 'p');
    const answer = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noted.' };

    expect(applyInvokeAnswer(conversation, invoke, answer, 'i1')).toBeUndefined();
    expect(await entriesOf(conversation)).toMatchObject([{ kind: 'add', activity: { id: 'i1', text: 'Noted.' } }]);
  });

  test('an error becomes a sentence', () => {
    const answer = {
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'x', message: 'out of date' },
    };

    expect(applyInvokeAnswer(joined('c', 'p'), invoke, answer, 'i1')).toContain('(400: out of date)');
  });

  test.each([undefined, {}, { statusCode: 200, type: 'other', value: 1 }])('%j changes nothing', async (answer) => {
    const conversation = joined('c', 'p');

    expect(applyInvokeAnswer(conversation, invoke, answer, 'i1')).toBeUndefined();
    expect(await entriesOf(conversation)).toEqual([]);
  });
});

test('a problem stands on the log as a line of the channel', async () => {
  const conversation = joined('c', 'p');
  reportProblem(conversation, 's1', 'Lost.');

  expect(await entriesOf(conversation)).toMatchObject([
    { kind: 'add', activity: { id: 's1', from: { role: 'system' } } },
  ]);
});
