import { appendAudit } from '../../../bot/operator/append-audit.ts';
import { engines } from '../../support/databases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('notes what the operator did, in the name of nobody', async () => {
    const store = await desk.open();
    const now = (): Date => new Date('2026-03-02T09:00:00Z');
    await appendAudit({ store, now }, { tenant: 'contoso', action: 'erase' });

    expect(await store.selectFrom('audit').selectAll().execute()).toMatchObject([
      {
        tenant: 'contoso',
        person: null,
        role: 'operator',
        action: 'erase',
        case_number: null,
        is_allowed: 1,
        at: '2026-03-02T09:00:00.000Z',
      },
    ]);
  });
});
