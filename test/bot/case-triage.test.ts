import { cardButtons, cardText } from '../../cards/card-text.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { fileDatabase, postgresDatabase } from '../support/databases.ts';
import { cardIn, startTeams, type FakeTeams, type Posted, type TeamsCall } from '../support/fake-teams.ts';
import { startProcessBot, type ProcessBot } from '../support/process-bot.ts';
import {
  cardOf,
  chatOf,
  organization,
  read,
  talkTo,
  triage,
  triageRoster,
  type Pressed,
} from '../support/team-talk.ts';
import { until } from '../support/until.ts';

jest.setTimeout(120_000);

const firstThread = `${triage};messageid=1`;
let teams: FakeTeams;

beforeEach(async () => {
  teams = await startTeams();
  teams.rosters.set(triage, triageRoster());
});

afterEach(() => teams.stop());

/** The card of a case in the channel, once it shows a text. */
function shown(number: number, text: string): Promise<Posted> {
  return until(`“${text}” on the card of case ${String(number)}`, () => {
    const card = cardOf(number, triage, teams);
    return card && read(card).includes(text) && card;
  });
}

function content({ activity }: Posted): AdaptiveCard {
  const card = cardIn(activity);
  if (!card) throw new Error('There is no card in it.');
  return card;
}

/** What stands in a place, without what the bot answered to somebody there. */
function told(place: string): string[] {
  return teams.posted
    .filter(({ conversation, activity }) => conversation === place && activity['replyToId'] === undefined)
    .map(read);
}

const isOpening = ({ method, conversation }: TeamsCall): boolean => method === 'POST' && conversation === undefined;
const opened = (): TeamsCall[] => teams.calls.filter(isOpening);

describe('a bot', () => {
  let bot: TestBot;
  let talk: ReturnType<typeof talkTo>;

  beforeEach(async () => {
    bot = await startTestBot();
    talk = talkTo(bot, teams);
    await talk.say('lin', 'setup', firstThread);
  });

  afterEach(() => bot.stop());

  it('posts the card of a case as a new thread of the channel that was set up', async () => {
    const number = await talk.fileCase('ada');
    const card = await shown(number, 'Nobody has it yet');

    expect(number).toBeGreaterThan(1000);
    expect(opened().map(({ body }) => body)).toEqual([
      {
        isGroup: true,
        tenantId: organization,
        channelData: { channel: { id: triage } },
        activity: {
          type: 'message',
          summary: expect.stringMatching(new RegExp(`^Case ${String(number)}`)) as string,
          speak: expect.any(String) as string,
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: content(card) }],
        },
      },
    ]);
    expect(cardButtons(content(card)).map(({ title }) => title)).toContain('Claim');
    // Whoever reads in the channel learns what is wrong, and not who it is.
    expect(JSON.stringify(card.activity)).not.toMatch(/Lovelace|00000000-0000-4000-8000-000000000001/);
  });

  it('brings the card up to date in its place when somebody claims it, and tells the requester', async () => {
    const number = await talk.fileCase('ada');
    const card = await shown(number, 'Nobody has it yet');
    const pressed = await talk.press('grace', 'Claim', content(card), { where: card.conversation, on: card.id });
    await shown(number, 'Grace Hopper has it');
    await until('the news for Ada', () => told(chatOf('ada')).some((text) => text.includes('has taken your case')));

    expect(pressed.card && cardText(pressed.card)).toContain('Grace Hopper has it');
    expect(opened()).toHaveLength(1);
    expect(teams.calls.filter(({ method }) => method === 'PUT')).toMatchObject([
      { conversation: card.conversation, target: card.id, body: { id: card.id, type: 'message' } },
    ]);
  });

  it('takes a question to the requester, and the answer back into the thread, over restarts', async () => {
    const number = await talk.fileCase('ada');
    const card = await shown(number, 'Nobody has it yet');
    await bot.restart();
    const inputs = { question: 'Since when does it happen?' };
    await talk.press('grace', 'Send the question', content(card), { where: card.conversation, on: card.id, inputs });
    const question = await until('the question in the chat', () => cardOf(number, chatOf('ada'), teams));
    await bot.restart();
    await talk.press('ada', 'Send the answer', content(question), { inputs: { answer: 'Since Monday.' } });
    await shown(number, 'Since Monday.');
    const answer = `The requester of case ${String(number)} writes: Since Monday.`;
    await until('the answer in the thread', () => told(card.conversation).includes(answer));

    expect(read(question)).toContain('Since when does it happen?');
    expect(told(card.conversation)).toEqual([expect.stringMatching(/^Case \d+:/), answer]);
    expect(told(chatOf('ada'))).toHaveLength(1);
  });

  it('posts the card again when the channel failed, and keeps to the one that stands there', async () => {
    teams.faults.push({ of: isOpening, status: 500, times: 1 });
    const number = await talk.fileCase('ada');
    const card = await shown(number, 'Nobody has it yet');
    await talk.press('grace', 'Claim', content(card), { where: card.conversation, on: card.id });
    const updated = await shown(number, 'Grace Hopper has it');

    expect(opened()).toHaveLength(2);
    expect(updated).toMatchObject({ id: card.id, updates: 1 });
  });

  it('posts the card anew when somebody has deleted it', async () => {
    const number = await talk.fileCase('ada');
    const card = await shown(number, 'Nobody has it yet');
    teams.remove(card.id);
    await talk.press('grace', 'Claim', content(card), { where: card.conversation, on: card.id });
    const anew = await shown(number, 'Grace Hopper has it');

    expect(anew.id).not.toBe(card.id);
    expect(opened()).toHaveLength(2);
    await talk.press('grace', 'Keep the note', content(anew), {
      ...{ where: anew.conversation, on: anew.id, inputs: { note: 'Asked the network team.' } },
    });
    expect((await shown(number, 'Asked the network team.')).id).toBe(anew.id);
  });

  it('shows on the card that a question did not arrive, and sends it again when somebody wants it', async () => {
    const number = await talk.fileCase('ada');
    const card = await shown(number, 'Nobody has it yet');
    const refusal = { of: ({ conversation }: TeamsCall) => conversation === chatOf('ada'), status: 403, times: 1 };
    teams.faults.push(refusal);
    const where = { where: card.conversation, on: card.id };
    await talk.press('grace', 'Send the question', content(card), { ...where, inputs: { question: 'Since when?' } });
    const failed = await shown(number, 'To the requester: This person has not installed the bot');
    expect(told(chatOf('ada'))).toEqual([]);
    const again = await talk.press('grace', 'Send again', content(failed), where);
    await until('the question in the chat', () => told(chatOf('ada')).some((text) => text.includes('Since when?')));
    const mended = await until('a card without the failure', () => {
      const now = cardOf(number, triage, teams);
      return now && !read(now).includes('To the requester') && now;
    });

    expect(again.said).toEqual(['One message is sent again.']);
    expect(mended.id).toBe(card.id);
    expect(cardButtons(content(mended)).map(({ title }) => title)).not.toContain('Send again');
  });

  it.each(['mallory', 'eve', 'ada'] as const)('lets nobody claim who is no member of the team (%s)', async (name) => {
    const number = await talk.fileCase('ada');
    const card = await shown(number, 'Nobody has it yet');
    const pressed = await talk.press(name, 'Claim', content(card), { where: card.conversation, on: card.id });

    expect(pressed.said).toHaveLength(1);
    expect(pressed.said[0]).toMatch(name === 'ada' ? /^Only analysts/ : /^I know no case \d+ that is yours\.$/);
    const other = await talk.press('alan', 'Claim', content(card), { where: card.conversation, on: card.id });
    expect(other.card && cardText(other.card)).toContain('Alan Turing has it');
  });
});

describe.each([
  { where: 'one process on SQLite', database: fileDatabase, count: 1 },
  { where: 'one process on PostgreSQL', database: postgresDatabase, count: 1 },
  { where: 'two processes on one PostgreSQL', database: postgresDatabase, count: 2 },
])('of two analysts who claim a case at the same moment, with $where,', ({ database, count }) => {
  const desk = database();
  let bots: ProcessBot[] = [];

  afterEach(async () => {
    await Promise.all(bots.map((bot) => bot.end('SIGKILL')));
    bots = [];
  });

  /** Who has it as the answer to a press shows it, and what was said beside that. */
  function outcomeOf({ card, said }: Pressed): { readonly has: string | undefined; readonly said: readonly string[] } {
    return { has: /(Grace Hopper|Alan Turing) has it/.exec(card ? cardText(card) : '')?.[1], said };
  }

  it('one has it, and the other is told who', async () => {
    for (let at = 0; at < count; at += 1) bots.push(await startProcessBot(desk.place));
    const talks = bots.map((bot) => talkTo(bot, teams));
    const [one] = talks;
    const other = talks.at(-1);
    if (!one || !other) throw new Error('No bot has started.');
    await one.say('lin', 'setup', firstThread);
    for (let round = 0; round < 5; round += 1) {
      const number = await one.fileCase('ada');
      const card = await shown(number, 'Nobody has it yet');
      const claim = { where: card.conversation, on: card.id };
      const pressed = await Promise.all([
        one.press('grace', 'Claim', content(card), claim),
        other.press('alan', 'Claim', content(card), claim),
      ]);
      const outcomes = pressed.map(outcomeOf).toSorted((a, b) => a.said.length - b.said.length);
      const has = await until('a card that somebody has', () => {
        const now = cardOf(number, triage, teams);
        return outcomeOf({ card: now && cardIn(now.activity), said: [] }).has;
      });

      expect(outcomes).toEqual([
        { has, said: [] },
        { has, said: [expect.stringMatching(new RegExp(`^${has} has case \\d+ already`))] },
      ]);
      expect(outcomeOf(pressed[has === 'Grace Hopper' ? 0 : 1]).said).toEqual([]);
    }
    expect(opened()).toHaveLength(5);
  });
});
