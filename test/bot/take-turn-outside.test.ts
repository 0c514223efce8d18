import pino from 'pino';
import { createInOrder } from '../../bot/in-order.ts';
import type { KnownPeople } from '../../bot/people-finder.ts';
import type { Activity, TurnContext } from '../../bot/sdk.ts';
import { takeTurn } from '../../bot/take-turn.ts';
import { freshState } from '../../dialogs/conversation-state.ts';
import type { Desk } from '../../dialogs/desk.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { TakenTurn, TurnPorts, Turns } from '../../integrations/sql-turns.ts';

const password = 'Correct-Horse-7-Battery';
const grace: KnownPeople = {
  standing: { tenant: 'contoso', person: 'grace', channels: new Map(), isUnsure: false, isLead: true },
};

/** Answers one message; everything around the turn is noted in the order in which it happens. */
async function play(taken: Partial<TakenTurn> = {}, attempts = 1) {
  const happened: string[] = [];
  const turns: Turn[] = [];
  const desks: Desk[] = [];
  const asked: Turn[] = [];
  const note = (what: string) => () => {
    happened.push(what);
    return Promise.resolve(undefined);
  };
  const known: Pick<Turns, 'take'> = {
    async take(_, work) {
      happened.push('locked');
      for (let attempt = 0; attempt < attempts; attempt += 1) await work(undefined, ports);
      happened.push('stored');
      const claim = { delivery: 'delivery', until: 0 };
      return { claim, source: 'now', replies: undefined, answer: undefined, hasMail: false, ...taken };
    },
  };
  const activity = {
    ...{ type: 'message', id: 'a-7', channelId: 'test', text: `the password is ${password}` },
    ...{ deliveryMode: 'expectReplies', serviceUrl: 'http://127.0.0.1:9', from: { id: '29:grace' } },
    conversation: { id: 'c' },
  };
  const context = { activity: activity as unknown as Activity, sendActivity: note('told') } as unknown as TurnContext;
  const outcome = await takeTurn(
    context,
    undefined,
    {
      ...{ desk: { ticketSystem: 'the tickets' } as unknown as Desk, turns: known as Turns, inOrder: createInOrder() },
      async findPeople(turn) {
        asked.push(turn);
        await note('asked')();
        return grace;
      },
      wakeOutbox: () => happened.push('woken'),
      log: pino({ level: 'silent' }),
    },
    async (turn, _, desk) => {
      happened.push('answered');
      turns.push(turn);
      desks.push(desk);
      await turn.say('Done.');
      return { state: freshState, outcome: 'talk' };
    },
  );
  return { happened, turns, desks, asked, outcome };
}

const ports = { cases: 'the cases of the turn' } as unknown as TurnPorts;

it('asks who people are before anything is locked, and has what was stored for others sent once it stands', async () => {
  const { happened, outcome } = await play({ hasMail: true });

  expect(happened).toEqual(['asked', 'locked', 'answered', 'stored', 'woken', 'told']);
  expect(outcome).toBe('talk');
});

it('wakes nobody when nothing was stored for others', async () => {
  expect((await play()).happened).toEqual(['asked', 'locked', 'answered', 'stored', 'told']);
});

it('asks once, however often the turn runs before it stands', async () => {
  const { happened, desks } = await play({ hasMail: true }, 3);

  expect(happened.filter((what) => what === 'answered')).toHaveLength(3);
  expect(happened.filter((what) => what === 'asked' || what === 'woken')).toEqual(['asked', 'woken']);
  expect(desks.map(({ standing }) => standing)).toEqual(Array(3).fill(grace.standing));
});

it('gives the dialog what is known of people beside the desk and the stores of the turn', async () => {
  const { desks } = await play();

  expect(desks).toEqual([{ ticketSystem: 'the tickets', cases: 'the cases of the turn', ...grace }]);
});

it('shows a secret neither to the dialog nor to whoever looks people up', async () => {
  const { turns, asked } = await play({}, 2);

  expect([...turns, ...asked].map(({ text }) => text)).toEqual(Array(3).fill('the password is [removed: a password]'));
  expect(turns[0]?.secrets).toEqual(['a password']);
  expect(JSON.stringify([turns, asked])).not.toContain(password);
});

it('wakes for a second delivery only when it stored something itself', async () => {
  const { happened, outcome } = await play({ source: 'delivery', hasMail: false });

  expect(happened).not.toContain('woken');
  expect(outcome).toBe('repeated');
});
