import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { conversationKey } from '../../../bot/conversation-key.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines, fileDatabase } from '../../support/databases.ts';
import { operate } from '../../support/operator.ts';
import { fileSample, sampleContact } from '../../support/stored-cases.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const whose = '--tenant Contoso --person ada';
const canary = 'the reset of the canary fails';
const details = { problem: { state: 'given' as const, value: canary } };

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  const folder = temporaryFolder();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
    const cases = sqlCaseDesk(store).of(store, () => new Date());
    await fileSample(cases, { details });
    await cases.people.remember(sampleContact({ chat: 'chat-of-ada' }));
    const key = conversationKey('local', 'chat-of-ada', 'ada');
    await store
      .insertInto('conversation')
      .values([
        { key, state: '{}', version: 1, updated_at: '2026-01-05T09:00:00Z' },
        { key: 'other', state: '{}', version: 1, updated_at: '2026-01-05T09:00:00Z' },
      ])
      .execute();
  });

  it('hands out what is kept of a person, into a file for nobody else, and notes that it did', async () => {
    const file = join(folder.path, 'ada.json');
    const { code, printed } = await operate(`export ${whose} --to ${file}`, store);

    expect({ code, printed }).toEqual({ code: 0, printed: `Written: ${file}` });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      contact: { name: 'Ada Lovelace' },
      cases: [{ number: 1001, details }],
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await audited()).toEqual(['export']);
  });

  it('writes over no file', async () => {
    const file = join(folder.path, 'kept.json');
    await writeFile(file, 'kept');

    expect((await operate(`export ${whose} --to ${file}`, store)).code).toBe(1);
    expect(await readFile(file, 'utf8')).toBe('kept');
  });

  it('erases nobody by accident', async () => {
    expect(await operate(`erase ${whose}`, store)).toMatchObject({
      code: 1,
      printed: expect.stringContaining('Say so with --yes') as string,
    });
    expect(JSON.stringify(await store.selectFrom('support_case').selectAll().execute())).toContain(canary);
  });

  it('fails when nothing is known of that person: the id may be wrong', async () => {
    const { code, printed } = await operate('erase --tenant contoso --person nobody --yes', store);

    expect(code).toBe(1);
    expect(printed).toContain('Nothing is known of a person of that id in that tenant.');
  });

  it('erases a person, with the state of their own chat, and says what is not in its hands', async () => {
    const { code, printed } = await operate(`erase ${whose} --yes`, store);

    expect(code).toBe(0);
    expect(printed).toContain('cases: 1');
    expect(printed).toContain('conversations: 1');
    expect(printed).toContain('Not erased, because it is not here');
    const left = await store.selectFrom('support_case').selectAll().execute();
    expect(JSON.stringify(left)).not.toContain(canary);
    expect(left[0]).toMatchObject({ number: 1001, requester: 'erased' });
    expect(await store.selectFrom('conversation').select('key').execute()).toEqual([{ key: 'other' }]);
    expect(await audited()).toEqual(['erase']);
  });

  async function audited(): Promise<string[]> {
    const rows = await store.selectFrom('audit').select('action').where('role', '=', 'operator').execute();
    return rows.map(({ action }) => action);
  }
});

describe('on SQLite', () => {
  const desk = fileDatabase();

  it('leaves no byte of an erased person in the files', async () => {
    const store = await desk.open();
    const cases = sqlCaseDesk(store).of(store, () => new Date());
    await fileSample(cases, { details });
    await cases.people.remember(sampleContact({ name: 'Canary Lovelace' }));
    const bytes = async (): Promise<string> => {
      const files = ['', '-wal'].map((end) => readFile(desk.place.file + end, 'latin1').catch(() => ''));
      return (await Promise.all(files)).join('');
    };
    expect(await bytes()).toContain(canary);
    await operate(`erase ${whose} --yes`, store);

    expect(await bytes()).not.toMatch(/canary/i);
  });
});
