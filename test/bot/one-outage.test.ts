import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startTestBot, type Speaker, type TestBot, type TestReply } from '../support/bot-client.ts';
import { engines } from '../support/databases.ts';

jest.setTimeout(60_000);

const contoso = '0d9b645f-597b-41f0-a2a3-ef103fbd91bb';
const fabrikam = '1a1b2c3d-5555-4666-8777-888899990000';
const thread = (message: number) => `19:desk_1@thread.tacv2;messageid=${String(message)}`;
const linkTo = (message: number) =>
  `https://teams.microsoft.com/l/message/19%3Adesk_1%40thread.tacv2/${String(message)}?tenantId=${contoso}&parentMessageId=${String(message)}`;

interface Said {
  readonly tenant?: string | undefined;
  /** The first message of the thread of a channel; otherwise it is a personal chat. */
  readonly thread?: number;
  readonly more?: object;
}

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let bot: TestBot;

  async function start(env: Readonly<Record<string, string>> = {}): Promise<TestBot> {
    const { place } = desk;
    const store: Record<string, string> =
      'url' in place ? { DATABASE_URL: place.url } : { DATA_DIR: dirname(place.file) };
    return startTestBot({ env: { ...env, ...store } });
  }

  beforeEach(async () => {
    bot = await start();
  });

  afterEach(() => bot.stop());

  async function hear(person: string, text: string, said: Said = {}): Promise<string[]> {
    const { thread: message, more } = said;
    const speaker: Speaker = { person };
    const place =
      message === undefined
        ? { id: `chat with ${person}`, conversationType: 'personal' }
        : { id: thread(message), conversationType: 'channel', isGroup: true };
    const entities = [{ type: 'mention', text: '<at>Desk</at>', mentioned: { id: 'desk' } }];
    const tenantId = 'tenant' in said ? said.tenant : contoso;
    const { status, body } = await bot.send(
      { type: 'message', text: `<at>Desk</at> ${text}`, entities, conversation: { ...place, tenantId }, ...more },
      speaker,
    );
    expect(status).toBe(200);
    return (body['activities'] as TestReply[]).map(({ text: sentence, summary }) => sentence ?? summary ?? '');
  }

  /** How long ago the reports so far were made. */
  async function later(minutes: number): Promise<void> {
    const store = await desk.open();
    const rows = await store.selectFrom('outage_report').selectAll().execute();
    await store.deleteFrom('outage_report').execute();
    const at = (before: string) => new Date(Date.parse(before) - minutes * 60_000).toISOString();
    for (const row of rows)
      await store
        .insertInto('outage_report')
        .values({ ...row, at: at(row.at) })
        .execute();
    await store.destroy();
  }

  const answer = expect.stringMatching(/^31034: /) as string;
  const told = (people: number, minutes = 15) =>
    expect.stringMatching(
      `^${String(people)} people in your organization have reported 31034 within the last ${String(minutes)} minutes\\.`,
    ) as string;

  it('the third person hears of it before the answer, and so does the fourth', async () => {
    expect(await hear('ada', '31034')).toEqual([answer]);
    expect(await hear('grace', 'event 31034 on AADC01')).toEqual([answer]);
    expect(await hear('edsger', 'ServiceBusListenerError')).toEqual([told(3), answer]);
    expect(await hear('barbara', '31034')).toEqual([told(4), answer]);
  });

  it('one person is one person, however often and wherever they ask', async () => {
    for (const message of [1, 2, 3, undefined, undefined]) {
      expect(await hear('ada', '31034', message === undefined ? {} : { thread: message })).toEqual([answer]);
    }
    expect(await hear('grace', '31034')).toEqual([answer]);
  });

  it('one person is known by the directory, whatever the channel calls them', async () => {
    const aadObjectId = '7c1de5a0-4711-4b9a-9c55-0d4c1f0b9e77';
    for (const id of ['29:a', '29:b', '29:c']) {
      expect(await hear('ada', '31034', { more: { from: { id, aadObjectId } } })).toEqual([answer]);
    }
  });

  it('a message that is delivered twice counts once', async () => {
    const more = { id: 'one', from: { id: '29:x' } };
    await hear('ada', '31034');
    await hear('x', '31034', { more });
    await hear('x', '31034', { more });
    const store = await desk.open();

    expect(await store.selectFrom('outage_report').selectAll().execute()).toHaveLength(2);
  });

  it('people of another tenant are not counted, whatever they have reported', async () => {
    await hear('ada', '31034');
    await hear('grace', '31034');
    for (const person of ['ada', 'grace', 'mallory']) await hear(person, '31034', { tenant: fabrikam });

    expect(await hear('edsger', '31044')).toHaveLength(1);
    expect(await hear('barbara', '31034', { tenant: undefined })).toEqual([answer]);
    expect(await hear('edsger', '31034')).toEqual([told(3), answer]);
  });

  it('without a tenant, those on one channel are one organization', async () => {
    const nowhere = { tenant: undefined };
    await hear('ada', '31034', nowhere);
    await hear('grace', '31034', nowhere);

    expect(await hear('edsger', '31034', { ...nowhere, more: { channelId: 'another' } })).toEqual([answer]);
    expect(await hear('edsger', '31034', nowhere)).toEqual([told(3), answer]);
  });

  it('the tenant may stand in the data of the channel alone', async () => {
    const more = { channelData: { tenant: { id: contoso.toUpperCase() } } };
    await hear('ada', '31034');
    await hear('grace', '31034');

    expect(await hear('edsger', '31034', { tenant: undefined, more })).toEqual([told(3), answer]);
  });

  it('reports of an earlier time are over', async () => {
    await hear('ada', '31034');
    await hear('grace', '31034');
    await later(15.1);

    expect(await hear('edsger', '31034')).toEqual([answer]);
  });

  it('reports of just before that are not', async () => {
    await hear('ada', '31034');
    await hear('grace', '31034');
    await later(14);

    expect(await hear('edsger', '31034')).toEqual([told(3), answer]);
  });

  it('reports from before the clock was set back do not count', async () => {
    await hear('ada', '31034');
    await hear('grace', '31034');
    await later(-60);

    expect(await hear('edsger', '31034')).toEqual([answer]);
  });

  it('a code with two meanings counts, too', async () => {
    await hear('ada', '32002');
    await hear('grace', '32002 The token provider was unable to provide a security token');

    expect(await hear('edsger', '32002')).toEqual([
      expect.stringMatching(/^3 people in your organization have reported 32002/),
      expect.stringMatching(/^32002 has more than one meaning/),
    ]);
  });

  it('examples that newcomers try are no reports', async () => {
    const value = { verb: 'welcome.tried', form: '3f0d7c1e-8a52-4d0b-9a7e-2b9c6a51f0d4', example: '31034' };
    for (const person of ['ada', 'grace', 'edsger']) {
      expect(await hear(person, '', { more: { value } })).toEqual([answer]);
    }
  });

  describe('everybody is pointed to', () => {
    it('the thread where the code was reported first, and whoever is there to nowhere else', async () => {
      await hear('ada', '31034');
      await hear('grace', '31034', { thread: 17 });
      const [inChat] = await hear('edsger', '31034');
      const [there] = await hear('barbara', '31034', { thread: 17 });
      const [elsewhere] = await hear('donald', '31034', { thread: 18 });

      expect(inChat).toContain(`[the thread where it was reported first](${linkTo(17)})`);
      expect(there).toContain('You are in the thread that everybody is pointed to. Please go on here.');
      expect(there).not.toContain('https:');
      expect(elsewhere).toContain(linkTo(17));
    });

    it('the channel of the desk when it was reported in no thread', async () => {
      await hear('ada', '31034');
      await hear('grace', '31034');

      expect((await hear('edsger', '31034'))[0]).toContain('Please post in the channel of your support desk');
    });

    it('the thread that was set, as many people and minutes as were set', async () => {
      await bot.stop();
      bot = await start({ OUTAGE_PEOPLE: '2', OUTAGE_MINUTES: '30', OUTAGE_THREAD: linkTo(99) });
      await hear('ada', '31034', { thread: 17 });
      await later(29);
      const first = await hear('grace', '31034', { thread: 18 });

      expect(first).toEqual([told(2, 30), answer]);
      expect(first[0]).toContain(`[the thread for everybody](${linkTo(99)})`);
      expect((await hear('edsger', '31034', { thread: 99 }))[0]).toContain('You are in the thread');
    });
  });

  it('what is stored names neither the tenant nor a person, nor what was typed', async () => {
    await hear('Wilhelmina Quackenbush', '31034 on CONTOSO-AADC01', { thread: 17 });
    const store = await desk.open();
    const rows = await store.selectFrom('outage_report').selectAll().execute();

    const hash = expect.stringMatching(/^[\w-]{43}$/) as string;
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/) as string;
    expect(rows).toEqual([{ tenant: hash, person: hash, code: '31034', at, thread: thread(17) }]);
  });

  it('reports are forgotten after a day', async () => {
    await hear('ada', '31034');
    await later(24 * 60 + 1);
    await hear('grace', '31034');
    // Before the bot writes again: opening waits for nobody who writes in this process.
    const store = await desk.open();
    await bot.restart();
    const count = async (): Promise<number> => (await store.selectFrom('outage_report').selectAll().execute()).length;
    for (let tries = 0; tries < 100 && (await count()) > 1; tries++) await setTimeout(20);

    expect(await count()).toBe(1);
  });
});
