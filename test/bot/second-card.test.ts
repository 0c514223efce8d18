import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import type { SendResult } from '../../bot/connector.ts';
import type { Activity } from '../../bot/sdk.ts';
import { createSecondCard } from '../../bot/second-card.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import type { Standing } from '../../cases/access.ts';
import type { CaseReader } from '../../cases/outbox-queue.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { cardIn, startTeams, type FakeTeams, type Posted, type TeamsCall } from '../support/fake-teams.ts';
import { fakeClock, type FakeClock } from '../support/fake-clock.ts';
import {
  memoryOutbox,
  serviceUrl,
  someCase,
  tenant,
  triageChannel,
  type MemoryOutbox,
} from '../support/memory-outbox.ts';
import { opened, plainCard } from '../support/outbox-parts.ts';
import { organization, read, talkTo, triage, triageRoster, type Talk } from '../support/team-talk.ts';
import { until } from '../support/until.ts';

jest.setTimeout(60_000);

const isOpening = ({ method, conversation }: TeamsCall): boolean => method === 'POST' && conversation === undefined;

let teams: FakeTeams;
let bot: TestBot;
let talk: Talk;

/** Cards that stand in the channel, the oldest first, once there are so many. */
function cards(count: number): Promise<readonly Posted[]> {
  return until(`${String(count)} cards in the channel`, () => {
    const found = teams.posted.filter((post) => post.conversation.startsWith(triage) && cardIn(post.activity));
    return found.length >= count && found;
  });
}

function content({ activity }: Posted): AdaptiveCard {
  const card = cardIn(activity);
  if (!card) throw new Error('There is no card in it.');
  return card;
}

describe('a card of a case of which Teams did not say that it arrived', () => {
  beforeEach(async () => {
    teams = await startTeams();
    teams.rosters.set(triage, triageRoster());
    bot = await startTestBot();
    talk = talkTo(bot, teams);
    await talk.say('lin', 'setup', `${triage};messageid=1`);
  });

  afterEach(async () => {
    await bot.stop();
    await teams.stop();
  });

  it('points, once somebody presses it, to the one that the desk keeps up to date', async () => {
    teams.faults.push({ of: isOpening, status: 500, times: 1, isCarriedOut: true });
    const number = await talk.fileCase('ada');
    const [unknown, known] = await cards(2);
    if (!unknown || !known) throw new Error('There are no two cards.');
    await talk.press('grace', 'Claim', content(unknown), { where: unknown.conversation, on: unknown.id });
    await until('the case on the card that is known', () => read(known).includes('Grace Hopper has it'));
    await until('the way from the other', () => cardIn(unknown.activity) === undefined);

    const link = `https://teams.microsoft.com/l/message/${encodeURIComponent(triage)}/${known.id}?tenantId=${organization}&parentMessageId=${known.id}`;
    expect(unknown.activity).toMatchObject({ id: unknown.id, type: 'message', textFormat: 'markdown' });
    expect(read(unknown)).toBe(
      `Case ${String(number)} was posted twice, because Teams had not said that this post arrived. It goes on [in the other post](${link}).`,
    );
    expect(cardIn(known.activity)).toBeDefined();
  });

  it('is the card of the case once somebody presses it while the desk knows of none, and no second one is posted', async () => {
    teams.faults.push({ of: isOpening, status: 500, times: 1, isCarriedOut: true });
    teams.faults.push({ of: isOpening, status: 500 });
    await talk.fileCase('ada');
    const [pressed] = await cards(1);
    if (!pressed) throw new Error('There is no card.');
    await talk.press('grace', 'Claim', content(pressed), { where: pressed.conversation, on: pressed.id });
    teams.faults.pop();
    await until('the case on that card', () => read(pressed).includes('Grace Hopper has it'));

    expect(await cards(1)).toEqual([pressed]);
  });

  /** A guest presses the card of one case with a button of another: no client of Teams does that. */
  async function forge(card: Posted, number: number): Promise<void> {
    const forged = JSON.stringify(content(card)).replace(/"case":\d+/g, `"case":${String(number)}`);
    await talk.press('eve', 'Claim', JSON.parse(forged) as AdaptiveCard, { where: card.conversation, on: card.id });
    await setTimeout(2500);
  }

  it('is never the card of another case', async () => {
    const known = await talk.fileCase('ada');
    const [first] = await cards(1);
    teams.faults.push({ of: isOpening, status: 500 });
    const unknown = await talk.fileCase('ada', 'Something else');
    if (!first) throw new Error('There is no card.');
    await forge(first, unknown);
    teams.faults.pop();
    const [, second] = await cards(2);
    if (!second) throw new Error('There is no second card.');
    await forge(second, known);

    expect(read(first)).toContain(`Case ${String(known)}:`);
    expect(read(second)).toContain(`Case ${String(unknown)}:`);
  });
});

describe('a press', () => {
  const claim = { verb: 'case.claimed', case: 1042 };
  const root = `${triageChannel};messageid=7`;
  const post = {
    case: 1042,
    channel: triageChannel,
    serviceUrl,
    thread: `${triageChannel};messageid=3`,
    activity: '3',
  };
  let memory: MemoryOutbox;
  let clock: FakeClock;
  let lines: string[];
  let asked: unknown[];
  let results: SendResult[];
  let standing: Standing | undefined;

  beforeEach(() => {
    clock = fakeClock();
    memory = memoryOutbox(() => clock.now());
    memory.cases.set(1042, someCase(1042));
    [lines, asked, results] = [[], [], []];
    standing = {
      tenant,
      person: 'grace',
      channels: new Map([[triageChannel, 'member']]),
      isUnsure: false,
      isLead: false,
    };
  });

  /** Presses the card that a thread begins with, and lets time pass. */
  async function press(submit: unknown = claim, changes: object = {}, reader: Partial<CaseReader> = {}): Promise<void> {
    const mind = createSecondCard({
      reader: { ...memory.reader, ...reader },
      findPeople: () => Promise.resolve({ standing }),
      drawCard: () => ({ card: plainCard('The case'), summary: 'The case' }),
      connector: {
        call(...given) {
          asked.push(given);
          return Promise.resolve(results.shift() ?? { ok: true, id: undefined });
        },
      },
      log: pino({ base: undefined }, { write: (line) => lines.push(line) }),
      after: clock.after,
    });
    const conversation = { id: root, tenantId: tenant };
    const activity = { conversation, from: { id: '29:grace' }, replyToId: '7', serviceUrl, ...changes };
    const replace = await mind(activity as Activity, submit);
    const before = asked.length;
    replace();
    await clock.advance(1999);
    expect(asked).toHaveLength(before);
    await clock.advance(1);
  }

  const known = [
    'update',
    { serviceUrl, conversationId: post.thread, activityId: '3' },
    { id: '3', summary: 'The case' },
  ];

  it('of a second card replaces it when the answer of the press is drawn, once the other one is up to date', async () => {
    memory.posts.set(1042, post);
    await press();

    expect(asked).toMatchObject([
      known,
      ['update', { serviceUrl, conversationId: root, activityId: '7' }, { id: '7' }],
    ]);
    expect(memory.posts.get(1042)).toEqual(post);
    expect(lines).toEqual([]);
  });

  it('of a second card makes it the card of the case where the other one was deleted', async () => {
    memory.posts.set(1042, post);
    results = [{ ok: false, kind: 'refused', status: 404 }];
    await press();

    expect(asked).toMatchObject([known]);
    expect(memory.posts.get(1042)).toEqual({ ...post, thread: root, activity: '7' });
    expect(lines).toEqual([]);
  });

  it.each<SendResult>([
    { ok: false, kind: 'refused', status: 403 },
    { ok: false, kind: 'ambiguous' },
  ])('of a second card leaves both where the other one does not answer (%j)', async (result) => {
    memory.posts.set(1042, post);
    results = [result];
    await press();

    expect(asked).toMatchObject([known]);
    expect(memory.posts.get(1042)).toEqual(post);
    expect(lines).toEqual([expect.stringContaining('second card of a case not replaced')]);
  });

  it('of a second card changes nothing when another one has meanwhile been posted, or it is the only one', async () => {
    for (const later of [undefined, { ...post, channel: 'elsewhere' }, { ...post, activity: '7' }]) {
      memory.posts.set(1042, post);
      const looks = [post, later];
      await press(claim, {}, { post: () => Promise.resolve(looks.shift()) });
    }

    expect(asked).toEqual([]);
    expect(lines).toEqual([]);
  });

  it.each<[string, Partial<Standing> | undefined]>([
    ['nobody in particular', undefined],
    ['a guest', { channels: new Map() }],
    ['the requester, who is no analyst', { channels: new Map(), person: 'requester' }],
    ['an analyst of another tenant', { tenant: '0a1b2c3d-5555-4666-8777-888899990000' }],
  ])('of %s changes nothing', async (_, changes) => {
    standing = changes && standing && { ...standing, ...changes };
    await press();
    expect(memory.posts.size).toBe(0);
    memory.posts.set(1042, post);
    await press();

    expect(asked).toEqual([]);
    expect(memory.posts.get(1042)).toEqual(post);
  });

  it('on the card of another case changes nothing, even where the desk knows of none of this one', async () => {
    memory.posts.set(1001, { ...post, case: 1001, thread: root, activity: '7' });
    await press();
    expect(memory.posts.size).toBe(1);
    memory.posts.set(1042, post);
    await press();

    expect(asked).toEqual([]);
  });

  it('of the only card makes it known, and leaves it as it is', async () => {
    await press();
    standing = undefined;
    await press();

    expect(memory.posts.get(1042)).toEqual({ ...post, thread: root, activity: '7' });
    expect(asked).toEqual([]);
  });

  it.each<[string, object, unknown]>([
    ['in a thread that began with something else', { replyToId: '8' }, claim],
    ['outside of a thread', { conversation: { id: triageChannel, tenantId: tenant } }, claim],
    ['without a tenant', { conversation: { id: root } }, claim],
    ['in another tenant', { conversation: { id: root, tenantId: '0a1b2c3d-5555-4666-8777-888899990000' } }, claim],
    ['in another channel', { conversation: { id: '19:other@thread.tacv2;messageid=7', tenantId: tenant } }, claim],
    ['on a card of something else', {}, { verb: 'answer.helped', case: 1042 }],
    ['on a card of no case that there is', {}, { verb: 'case.claimed', case: 1 }],
    ['of what is no button', {}, 'case.claimed'],
  ])('%s changes nothing', async (_, changes, submit) => {
    await press(submit, changes);
    expect(memory.posts.size).toBe(0);
    memory.posts.set(1042, post);
    await press(submit, changes);

    expect(asked).toEqual([]);
    expect(memory.posts.get(1042)).toEqual(post);
  });

  it('on what was left in another channel changes nothing: the card is about to be posted here', async () => {
    memory.posts.set(1042, { ...post, channel: '19:before@thread.tacv2' });
    await press();

    expect(asked).toEqual([]);
  });

  it('is answered even when the card cannot be looked at, or not be replaced; the log says so', async () => {
    await press(claim, {}, { read: () => Promise.reject(new Error('on purpose')) });
    memory.posts.set(1042, { ...post, thread: 'a thread of another kind' });
    results = [opened('3'), { ok: false, kind: 'refused', status: 403 }];
    await press();
    await press(claim, {}, { history: () => Promise.reject(new Error('on purpose')) });

    expect(lines).toEqual([
      expect.stringContaining('pressed card not looked at'),
      expect.stringContaining('"status":403,"msg":"second card of a case not replaced'),
      expect.stringContaining('second card of a case not replaced'),
    ]);
    expect(lines.join()).not.toContain('on purpose');
    expect(JSON.stringify(asked)).toContain('It goes on in the other post.');
  });
});
