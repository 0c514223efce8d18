import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import type { CaseDesk } from '../../../cases/case-desk.ts';
import { hashPerson } from '../../../integrations/cases/person-hash.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import {
  erasePerson,
  exportPerson,
  readErasedPeople,
  reapplyErasures,
} from '../../../integrations/cases/sql-person-data.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines, fileDatabase } from '../../support/databases.ts';
import {
  fileSample,
  nextRevision,
  sampleContact,
  sampleDraft,
  sampleEntry,
  sampleTime,
} from '../../support/stored-cases.ts';

const erasedAt = () => new Date('2026-02-01T00:00:00.000Z');
const portsOf = (store: SqlStore) => sqlCaseDesk(store).of(store, () => new Date(sampleTime));
const conversation = (key: string) => ({ key, state: 'canary-state', version: 1, updated_at: sampleTime });

/** Ada has a case, a draft and an address, and has written into a case of Grace's. */
async function useDesk(store: SqlStore): Promise<void> {
  const ports = portsOf(store);
  await ports.people.remember(sampleContact({ chat: 'a:canary-chat' }));
  await ports.drafts.save(sampleDraft({ details: { problem: { state: 'given', value: 'canary-draft' } } }));
  await ports.logs.keep({
    ...{ id: randomUUID(), tenant: 'contoso', person: 'ada', name: 'canary.zip', at: sampleTime },
    zip: Buffer.from('canary-log'.repeat(1000)),
  });
  const userId = { state: 'given', value: 'canary-user@contoso.com' } as const;
  const own = await fileSample(ports, { details: { userId } }, (of) => [
    { kind: 'person', case: of, person: 'ada', about: 'claimed', text: 'canary-message' },
  ]);
  await ports.cases.save(nextRevision(own), sampleEntry({ action: 'answered', text: 'canary-answer' }), [
    { kind: 'thread', case: own.number, text: 'canary-answer' },
  ]);
  const other = await fileSample(ports, { requester: 'grace' });
  await ports.cases.save(
    nextRevision(other),
    sampleEntry({ action: 'noted', text: 'canary-note', isPrivate: true }),
    [],
  );
  await store
    .insertInto('conversation')
    .values([conversation('mine'), conversation('theirs')])
    .execute();
}

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let ports: CaseDesk;

  beforeEach(async () => {
    store = await desk.open();
    ports = portsOf(store);
    await useDesk(store);
  });

  const erase = (person = 'ada', keys: readonly string[] = ['mine']) =>
    erasePerson(store, 'contoso', person, keys, erasedAt);

  it('all that is kept of a person is exported, and nothing of others', async () => {
    const { contact, drafts, cases, entries, logs } = await exportPerson(store, 'contoso', 'ada');

    expect(logs).toEqual([{ id: expect.any(String) as string, name: 'canary.zip', at: sampleTime }]);
    expect(contact).toEqual(sampleContact({ chat: 'a:canary-chat' }));
    expect(drafts).toMatchObject([{ owner: 'ada' }]);
    expect(cases).toMatchObject([{ number: 1001, requester: 'ada', revision: 2 }]);
    expect(entries.map((entry) => [entry.case, entry.action, entry.text])).toEqual([
      [1001, 'opened', ''],
      [1001, 'answered', 'canary-answer'],
      [1002, 'opened', ''],
      [1002, 'noted', 'canary-note'],
    ]);
    expect(await exportPerson(store, 'fabrikam', 'ada')).toEqual({
      contact: null,
      drafts: [],
      cases: [],
      entries: [],
      logs: [],
    });
  });

  it('what was erased is exported no more, and it is known by its hash that it was', async () => {
    expect(await erase()).toEqual({
      ...{
        conversations: 1,
        drafts: 1,
        logs: 1,
        contacts: 1,
        cases: 1,
        tickets: 0,
        assignments: 0,
        entries: 4,
        messages: 2,
      },
    });

    expect(await exportPerson(store, 'contoso', 'ada')).toEqual({
      contact: null,
      drafts: [],
      cases: [],
      entries: [],
      logs: [],
    });
    expect(await exportPerson(store, 'contoso', 'grace')).toMatchObject({ cases: [{ number: 1002 }] });
    expect(await store.selectFrom('conversation').select('key').execute()).toEqual([{ key: 'theirs' }]);
    expect(await readErasedPeople(store)).toEqual([
      { hash: hashPerson('contoso', 'ada'), conversations: ['mine'], at: erasedAt().toISOString() },
    ]);
  });

  it('erased twice is known once, with all keys and the later time', async () => {
    await erase();
    await erasePerson(store, 'contoso', 'ada', ['other'], () => new Date(0));

    expect(await readErasedPeople(store)).toEqual([
      { hash: hashPerson('contoso', 'ada'), conversations: ['mine', 'other'], at: erasedAt().toISOString() },
    ]);
  });

  it('conversations are left alone when no keys are given', async () => {
    expect(await erasePerson(store, 'contoso', 'ada')).toMatchObject({ conversations: 0 });
  });

  describe('after a restore', () => {
    const erasedBefore = { hash: hashPerson('contoso', 'ada'), conversations: ['mine'], at: erasedAt().toISOString() };

    it('whoever was erased since the backup is erased again', async () => {
      expect(await reapplyErasures(store, [erasedBefore], erasedAt)).toBe(1);

      expect(await exportPerson(store, 'contoso', 'ada')).toMatchObject({ contact: null, cases: [] });
      expect(await store.selectFrom('conversation').select('key').execute()).toEqual([{ key: 'theirs' }]);
      expect(await readErasedPeople(store)).toEqual([erasedBefore]);
      expect(await reapplyErasures(store)).toBe(0);
    });

    it('what came in since the erasure stays', async () => {
      expect(await reapplyErasures(store, [{ ...erasedBefore, at: '2026-01-01T00:00:00.000Z' }], erasedAt)).toBe(0);

      expect(await exportPerson(store, 'contoso', 'ada')).toMatchObject({ cases: [{ number: 1001 }] });
      expect(await store.selectFrom('conversation').select('key').execute()).toHaveLength(2);
    });

    it('people of whom only one trace came back are found as well', async () => {
      await ports.cases.send('contoso', { kind: 'person', case: 5, person: 'lead', about: 'assigned', text: '' });
      await fileSample(ports, { requester: 'grace', assignee: 'edsger' });
      const more = ['lead', 'edsger', 'nobody'].map((person) => ({
        ...erasedBefore,
        hash: hashPerson('contoso', person),
      }));

      expect(await reapplyErasures(store, more, erasedAt)).toBe(2);
    });
  });
});

describe('on sqlite', () => {
  const desk = fileDatabase();

  const found = (word: string) =>
    ['', '-wal'].some((end) => existsSync(desk.place.file + end) && readFileSync(desk.place.file + end).includes(word));
  const canaries = [
    ...['canary-chat', 'canary-draft', 'canary-user', 'canary-message', 'canary-answer', 'canary-note', 'Ada Lovelace'],
    ...['29:ada', 'canary-state'],
  ];

  it('not a byte of what was erased is left in the files', async () => {
    const store = await desk.open();
    await useDesk(store);
    expect(canaries.filter(found)).toEqual(canaries);
    await erasePerson(store, 'contoso', 'ada', ['mine', 'theirs']);

    expect(canaries.filter(found)).toEqual([]);
    expect(found('person ada')).toBe(false);
  });

  it('says so when somebody reads the log, and is done when it is said again', async () => {
    const store = await desk.open();
    await useDesk(store);
    const other = new BetterSqlite(desk.place.file);
    const reading = other.prepare('SELECT text FROM case_history').iterate();
    reading.next();
    await expect(erasePerson(store, 'contoso', 'ada')).rejects.toThrow('Erase once more.');
    reading.return?.();
    other.close();
    await erasePerson(store, 'contoso', 'ada', ['mine', 'theirs']);

    expect(canaries.filter(found)).toEqual([]);
  });
});
