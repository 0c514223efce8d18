import type { AddressBook } from '../../../cases/case-desk.ts';
import { sqlAddressBook } from '../../../integrations/cases/sql-address-book.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import { sampleContact } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let people: AddressBook;
  let time: number;

  beforeEach(async () => {
    store = await desk.open();
    time = 0;
    people = sqlAddressBook(store)(store, () => new Date(++time));
  });

  const find = () => people.find('contoso', 'ada');

  it('a contact comes back as it was written, to its own tenant', async () => {
    await people.remember(sampleContact());

    expect(await find()).toEqual(sampleContact());
    expect(await people.find('fabrikam', 'ada')).toBeUndefined();
    expect(await people.find('contoso', 'grace')).toBeUndefined();
  });

  it.each([{ name: 'Ada King' }, { account: '29:new' }, { serviceUrl: 'https://new/' }, { chat: 'a:2' }])(
    'what is new replaces what was known: %j',
    async (given) => {
      await people.remember(sampleContact({ chat: 'a:1' }));
      await people.remember(sampleContact({ chat: 'a:1', ...given }));

      expect(await find()).toEqual(sampleContact({ chat: 'a:1', ...given }));
    },
  );

  it('a chat that is known stays known where the new contact has none', async () => {
    await people.remember(sampleContact({ chat: 'a:1' }));
    await people.remember(sampleContact({ name: 'Ada King' }));

    expect(await find()).toEqual(sampleContact({ name: 'Ada King', chat: 'a:1' }));
  });

  it('a name that is known stays known where the new contact has none', async () => {
    await people.remember(sampleContact());
    await people.remember(sampleContact({ name: '' }));
    await people.remember(sampleContact({ name: '', chat: 'a:1' }));
    expect(await find()).toEqual(sampleContact({ chat: 'a:1' }));

    await people.remember(sampleContact({ person: 'grace', name: '' }));
    expect(await people.find('contoso', 'grace')).toMatchObject({ name: '' });
  });

  it('what is known is not written again', async () => {
    await people.remember(sampleContact({ chat: 'a:1' }));
    await people.remember(sampleContact());
    await people.remember(sampleContact({ chat: 'a:1' }));
    await people.remember(sampleContact({ name: '' }));

    const rows = await store.selectFrom('contact').select('updated_at').execute();
    expect(rows).toEqual([{ updated_at: '1970-01-01T00:00:00.001Z' }]);
  });
});
