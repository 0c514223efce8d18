import fc from 'fast-check';
import { readReplies, sendReplies, UnsentReplies, writeReplies, type Outgoing } from '../../bot/replies.ts';
import type { TurnContext } from '../../bot/sdk.ts';

const said = (text: string): Outgoing => ({ activity: { type: 'message', text } });

/** A context that records what is sent, and fails at the text "fails". */
function recording(): { context: TurnContext; sent: unknown[] } {
  const sent: unknown[] = [];
  const take = (how: string) => (activity: { text?: string }) => {
    if (activity.text === 'fails') return Promise.reject(new Error('on purpose'));
    sent.push([how, activity]);
    return Promise.resolve(undefined);
  };
  return { context: { sendActivity: take('send'), updateActivity: take('update') } as unknown as TurnContext, sent };
}

it('come back from the text as they were put in', () => {
  const reply = fc.record(
    { activity: fc.record({ type: fc.string(), text: fc.string(), value: fc.jsonValue() }), update: fc.string() },
    { requiredKeys: ['activity'] },
  );
  fc.assert(
    fc.property(fc.array(reply), (replies) => {
      expect(readReplies(writeReplies(replies as Outgoing[]))).toEqual(JSON.parse(JSON.stringify(replies)));
    }),
  );
});

it('are no text when there are none', () => {
  expect(writeReplies([])).toBeUndefined();
  expect(readReplies(undefined)).toEqual([]);
});

it.each(['{}', '[{}]', '[{"activity":{}}]', '[{"activity":{"type":"message"},"update":7}]', 'no JSON'])(
  'are not read from %s, which another release may have written',
  (text) => {
    expect(() => readReplies(text)).toThrow();
  },
);

it('are sent in their order, new ones and ones in the place of another', async () => {
  const { context, sent } = recording();
  await sendReplies(context, [said('one'), { ...said('two'), update: 'card-1' }, said('three')]);

  expect(sent).toEqual([
    ['send', { type: 'message', text: 'one' }],
    ['update', { type: 'message', text: 'two', id: 'card-1' }],
    ['send', { type: 'message', text: 'three' }],
  ]);
});

it("stop without an error where somebody else goes on, and the first needs nobody's leave", async () => {
  const { context, sent } = recording();
  const asked = jest.fn().mockResolvedValueOnce(true).mockResolvedValue(false);
  await sendReplies(context, [said('one'), said('two'), said('three'), said('four')], asked);

  expect(sent).toEqual([
    ['send', { type: 'message', text: 'one' }],
    ['send', { type: 'message', text: 'two' }],
  ]);
  expect(asked).toHaveBeenCalledTimes(2);
});

it('stop at the one that fails, and what is left says so', async () => {
  const { context, sent } = recording();
  const failure: unknown = await sendReplies(context, [said('one'), said('fails'), said('three')]).catch(
    (error: unknown) => error,
  );

  expect(sent).toEqual([['send', { type: 'message', text: 'one' }]]);
  expect(failure).toBeInstanceOf(UnsentReplies);
  expect(failure).toMatchObject({ left: [said('fails'), said('three')], cause: new Error('on purpose') });
});
