import { randomUUID } from 'node:crypto';
import type { KeptLog } from '../../../cases/case-desk.ts';
import { readKeptLogs, sqlKeptLogs } from '../../../integrations/cases/sql-kept-logs.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';

const logOf = (changes: Partial<KeptLog> = {}): KeptLog => ({
  ...{ id: randomUUID(), tenant: 'contoso', person: 'ada', name: 'a.zip', at: '2026-01-05T09:00:00.000Z' },
  zip: Uint8Array.from({ length: 70_000 }, (_, at) => at % 256),
  ...changes,
});
const draft = { id: randomUUID(), tenant: 'contoso', owner: 'ada' };

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
  });

  const keep = async (changes: Partial<KeptLog> = {}): Promise<KeptLog> => {
    const log = logOf(changes);
    await sqlKeptLogs(store).keep(log);
    return log;
  };
  const read = async (tenant = 'contoso') =>
    (await readKeptLogs(store, { tenant, draft: draft.id })).map(({ id, zip }) => [id, zip.length] as const);

  it('logs go along with the draft to which they were attached, with every byte', async () => {
    const [late, early] = [await keep(), await keep({ at: '2026-01-04T09:00:00.000Z', zip: Uint8Array.of(1, 2) })];
    await sqlKeptLogs(store).attach([late.id, early.id], draft);

    expect(await read()).toEqual([
      [early.id, 2],
      [late.id, 70_000],
    ]);
    const [, kept] = await readKeptLogs(store, { tenant: 'contoso', draft: draft.id });
    expect(Buffer.compare(Buffer.from(kept?.zip ?? []), Buffer.from(late.zip))).toBe(0);
    expect(await read('fabrikam')).toEqual([]);
  });

  it('neither those of somebody else nor those of another case can be attached', async () => {
    const others = [await keep({ person: 'grace' }), await keep({ tenant: 'fabrikam' })];
    const taken = await keep();
    await sqlKeptLogs(store).attach([taken.id], { ...draft, id: randomUUID() });
    await sqlKeptLogs(store).attach(
      [...others, taken].map(({ id }) => id),
      draft,
    );
    await sqlKeptLogs(store).attach([], draft);

    expect(await read()).toEqual([]);
  });
});
