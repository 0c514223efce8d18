import { listCases } from '../../../integrations/cases/list-cases.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { engines } from '../../support/databases.ts';
import { fileSample } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('lists cases of all tenants, newest first', async () => {
    const store = await desk.open();
    const cases = sqlCaseDesk(store).of(store, () => new Date());
    await fileSample(cases);
    await fileSample(cases, { tenant: 'fabrikam', status: 'pending' });
    await fileSample(cases, { status: 'closed' });
    const numbers = async (which: Parameters<typeof listCases>[1]): Promise<number[]> =>
      (await listCases(store, which)).map(({ number }) => number);

    expect(await numbers({ withClosed: false })).toEqual([1002, 1001]);
    expect(await numbers({ withClosed: true })).toEqual([1003, 1002, 1001]);
    expect(await numbers({ status: 'pending', withClosed: false })).toEqual([1002]);
    expect(await numbers({ status: 'closed', withClosed: false })).toEqual([1003]);
  });
});
