import type { CaseDesk } from '../../../cases/case-desk.ts';
import type { CaseReader } from '../../../cases/outbox-queue.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { sqlCaseReader } from '../../../integrations/cases/sql-case-reader.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import {
  fileSample,
  nextRevision,
  sampleChannel,
  sampleContact,
  sampleEntry,
  sampleTime,
} from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let ports: CaseDesk;
  let reader: CaseReader;

  beforeEach(async () => {
    store = await desk.open();
    ports = sqlCaseDesk(store).of(store, () => new Date(sampleTime));
    reader = sqlCaseReader(store, () => new Date());
  });

  it('reads a case, its history and what is dead of it, by its number alone', async () => {
    const opened = await fileSample(ports, {}, (number) => [{ kind: 'card', case: number }]);
    await store.updateTable('outbox').set({ state: 'dead', reason: 'r' }).execute();

    expect(await reader.read(opened.number)).toEqual(opened);
    expect(await reader.history(opened.number)).toEqual([sampleEntry()]);
    expect(await reader.deadLetters(opened.number)).toMatchObject([{ reason: 'r' }]);
    expect([await reader.read(1), await reader.history(1), await reader.deadLetters(1)]).toEqual([undefined, [], []]);
  });

  it('reads where to write to somebody, and keeps the chat that was opened for them', async () => {
    await ports.people.remember(sampleContact());
    await ports.people.remember(sampleContact({ tenant: 'fabrikam' }));
    await reader.keepChat('contoso', 'ada', 'a:1');

    expect(await reader.contact('contoso', 'ada')).toEqual(sampleContact({ chat: 'a:1' }));
    expect(await reader.contact('fabrikam', 'ada')).toEqual(sampleContact({ tenant: 'fabrikam' }));
    expect(await reader.contact('contoso', 'grace')).toBeUndefined();
  });

  it('reads a channel of a tenant', async () => {
    await ports.triage.add(sampleChannel());

    expect(await reader.channel('contoso', sampleChannel().channel)).toEqual(sampleChannel());
    expect(await reader.channel('fabrikam', sampleChannel().channel)).toBeUndefined();
    expect(await reader.channel('contoso', 'another')).toBeUndefined();
  });

  it('keeps where the card of a case stands, and where it stands now', async () => {
    const post = { case: 1001, channel: 'c', serviceUrl: 'https://s/', thread: 't', activity: '1' };
    await reader.keepPost(post);
    expect(await reader.post(1001)).toEqual(post);
    await reader.keepPost({ ...post, thread: 't2', activity: '2' });

    expect(await reader.post(1001)).toEqual({ ...post, thread: 't2', activity: '2' });
    expect(await reader.post(1002)).toBeUndefined();
  });

  it('takes a card for that of its case where it knows of none, and of no other case', async () => {
    const post = { case: 1001, channel: 'c', serviceUrl: 'https://s/', thread: 't', activity: '1' };
    const other = { ...post, thread: 't2', activity: '2' };
    const second = { ...post, case: 1002, thread: 't3', activity: '3' };
    await reader.keepPost(second);
    expect(await reader.adoptPost({ ...second, case: 1001 })).toBeUndefined();
    expect(await reader.post(1001)).toBeUndefined();
    expect(await reader.adoptPost(post)).toEqual(post);
    expect(await reader.adoptPost(other)).toEqual(post);

    expect(await reader.post(1001)).toEqual(post);
    expect(await reader.post(1002)).toEqual(second);
  });

  it('takes a card in place of one that is gone, and not when another one was posted meanwhile', async () => {
    const post = { case: 1001, channel: 'c', serviceUrl: 'https://s/', thread: 't', activity: '1' };
    const other = { ...post, thread: 't2', activity: '2' };
    await reader.keepPost(post);
    expect(await reader.adoptPost(other, other)).toEqual(post);
    expect(await reader.adoptPost(other, post)).toEqual(other);
    expect(await reader.adoptPost(post, post)).toEqual(other);
    await reader.keepPost({ ...post, case: 1002 });

    expect(await reader.adoptPost(post, other)).toBeUndefined();
    expect(await reader.post(1001)).toEqual(other);
  });

  it('keeps where the case is in the ticket system, without changing it', async () => {
    const opened = await fileSample(ports);
    const ticket = { system: 'jira', id: '10001', label: 'DESK-1', url: 'https://jira/DESK-1' };
    await reader.keepTicket(opened.number, ticket);

    expect(await reader.read(opened.number)).toEqual({ ...opened, ticket });
  });

  it('has the card drawn anew when the ticket is another one, and only then', async () => {
    const ticket = { system: 'jira', id: '10001', label: 'DESK-1', url: null };
    const opened = await fileSample(ports);
    await reader.keepTicket(opened.number, ticket);
    await reader.keepTicket(opened.number, ticket);
    const nowhere = await fileSample(ports, { channel: null });
    await reader.keepTicket(nowhere.number, ticket);
    const rows = await store.selectFrom('outbox').select('body').execute();

    expect(rows.map(({ body }) => JSON.parse(body) as object)).toEqual([{ kind: 'card', case: opened.number }]);
  });

  describe('the people of a channel', () => {
    const names = async (channel = sampleChannel().channel) =>
      (await reader.people('contoso', channel)).map(({ person }) => person);

    beforeEach(async () => {
      for (const person of ['ada', 'grace', 'edsger', 'barbara', 'donald']) {
        await ports.people.remember(sampleContact({ person }));
        await ports.people.remember(sampleContact({ person, tenant: 'fabrikam' }));
      }
    });

    it('are those who had to do with its cases, the newest first, and not who asked for them', async () => {
      const first = await fileSample(ports);
      const noted = sampleEntry({ action: 'noted', by: 'grace', at: '2026-01-07' });
      await ports.cases.save(nextRevision(first), noted, []);
      await ports.cases.save(nextRevision(nextRevision(first)), { ...noted, by: 'edsger', at: '2026-01-08' }, []);
      await fileSample(ports, { assignee: 'barbara', updatedAt: '2026-01-06' });

      expect(await names()).toEqual(['edsger', 'grace', 'barbara']);
      expect(await reader.people('contoso', sampleChannel().channel)).toContainEqual(
        sampleContact({ person: 'grace' }),
      );
    });

    it('are not those of another channel or tenant, nor people whose address is not known', async () => {
      await fileSample(ports, { channel: 'another', assignee: 'grace' });
      await fileSample(ports, { tenant: 'fabrikam', assignee: 'edsger' });
      await fileSample(ports, { assignee: 'unknown' });

      expect(await names()).toEqual([]);
      expect(await names('another')).toEqual(['grace']);
    });
  });
});
