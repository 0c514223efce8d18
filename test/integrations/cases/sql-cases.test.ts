import type { CaseStore } from '../../../cases/case-desk.ts';
import type { SupportCase } from '../../../cases/case.ts';
import { Overtaken } from '../../../integrations/overtaken.ts';
import { sqlCaseReader } from '../../../integrations/cases/sql-case-reader.ts';
import { sqlCases } from '../../../integrations/cases/sql-cases.ts';
import { sqlDrafts } from '../../../integrations/cases/sql-drafts.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { inTransaction } from '../../../integrations/transaction.ts';
import { engines } from '../../support/databases.ts';
import { scale } from '../../support/scale.ts';
import {
  fileSample,
  nextRevision,
  sampleCase,
  sampleDraft,
  sampleEntry,
  sampleTime,
} from '../../support/stored-cases.ts';

jest.setTimeout(60_000 * scale);

const now = () => new Date(sampleTime);
const card = (number: number) => [{ kind: 'card', case: number }] as const;

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let cases: CaseStore;

  beforeEach(async () => {
    store = await desk.open();
    cases = sqlCases(store)(store, now);
  });

  const file = (...given: Parameters<typeof fileSample> extends [unknown, ...infer Rest] ? Rest : never) =>
    fileSample({ cases }, ...given);

  async function bodies(): Promise<unknown[]> {
    const rows = await store.selectFrom('outbox').select('body').orderBy('seq').execute();
    return rows.map(({ body }) => JSON.parse(body) as unknown);
  }

  describe('a case that is filed', () => {
    it('gets the next number, from 1001 on, and comes back as it was written', async () => {
      const filed = sampleCase({ assignee: 'grace', status: 'assigned', resolution: 'r' });
      const first = await cases.open(filed, sampleEntry(), () => []);

      expect(first).toEqual({ isNew: true, opened: { ...filed, number: 1001, revision: 1 } });
      expect(await cases.read('contoso', 1001)).toEqual(first.opened);
      expect((await file()).number).toBe(1002);
    });

    it('has a history, its messages, and no draft any more', async () => {
      const drafts = sqlDrafts(store)(store);
      const draft = sampleDraft();
      await drafts.save(draft);
      const { number } = await file({ draft: draft.id }, card);

      expect(await cases.history('contoso', number)).toEqual([sampleEntry()]);
      expect(await bodies()).toEqual(card(number));
      expect(await drafts.read(draft.id)).toBeUndefined();
    });

    it('is the same case when its draft is filed again, as it is by then', async () => {
      const filed = sampleCase();
      const { opened } = await cases.open(filed, sampleEntry(), ({ number }) => card(number));
      await cases.save(nextRevision(opened, { status: 'pending' }), sampleEntry({ action: 'asked' }), []);
      const again = await cases.open({ ...filed, impact: 'everyone' }, sampleEntry(), ({ number }) => card(number));

      expect(again).toEqual({ isNew: false, opened: nextRevision(opened, { status: 'pending' }) });
      expect(await cases.history('contoso', opened.number)).toHaveLength(2);
      expect(await bodies()).toHaveLength(1);
    });

    it.each([{ tenant: 'fabrikam' }, { requester: 'mallory' }])(
      'is shown to nobody else who knows the id of its draft: %j',
      async (other) => {
        const { draft } = await file();

        await expect(file({ draft, ...other })).rejects.toThrow('filed by somebody else');
      },
    );

    it('leaves nothing behind when its transaction does not stand', async () => {
      const undone = inTransaction(store, async (trx) => {
        await fileSample({ cases: sqlCases(store)(trx, now) }, {}, card);
        throw new Error('on purpose');
      });

      await expect(undone).rejects.toThrow('on purpose');
      expect(await bodies()).toEqual([]);
      expect(await store.selectFrom('case_history').selectAll().execute()).toEqual([]);
      expect(await cases.list('contoso', { limit: 1 })).toEqual([]);
    });
  });

  it('forms that are each filed three times at once are one case each, with one number', async () => {
    const count = 200 * scale;
    const forms = Array.from({ length: count }, () => sampleCase());
    const bind = sqlCases(store);
    const submit = (form: (typeof forms)[number]) =>
      inTransaction(store, (trx) => bind(trx, now).open(form, sampleEntry(), ({ number }) => card(number)));
    const answers: { form: (typeof forms)[number]; isNew: boolean; opened: SupportCase }[] = [];
    // As many at once as the store serves in the time that it waits for a connection.
    for (let at = 0; at < count; at += 20) {
      const wave = forms.slice(at, at + 20).flatMap((form) => [form, form, form]);
      answers.push(...(await Promise.all(wave.map(async (form) => ({ form, ...(await submit(form)) })))));
    }

    const numbers = new Set(answers.map(({ opened }) => opened.number));
    const pairs = new Set(answers.map(({ form, opened }) => `${form.draft} ${String(opened.number)}`));
    expect(numbers.size).toBe(count);
    expect(pairs.size).toBe(count);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(count);
    for (const table of ['support_case', 'case_history', 'outbox'] as const) {
      const { rows } = await store
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow();
      expect([table, rows]).toEqual([table, count]);
    }
  });

  describe('a change', () => {
    it('is stored with its history and its messages', async () => {
      const opened = await file();
      const after = nextRevision(opened, {
        assignee: 'grace',
        status: 'assigned',
        impact: 'several',
        urgency: 'waiting',
        priority: 4,
        details: {},
        evidence: { ...opened.evidence, codes: [] },
        channel: null,
        resolution: 'done',
        updatedAt: '2026-01-05T10:00:00.000Z',
      });
      const entry = sampleEntry({ action: 'noted', by: null, text: 'a note', isPrivate: true });
      await cases.save(after, entry, card(opened.number));

      expect(await cases.read('contoso', opened.number)).toEqual(after);
      expect(await cases.history('contoso', opened.number)).toEqual([sampleEntry(), entry]);
      expect(await bodies()).toEqual(card(opened.number));
    });

    it.each<[string, (of: SupportCase) => SupportCase]>([
      ['the case has changed since', (of) => of],
      ['it is of another tenant', (of) => nextRevision(of, { tenant: 'fabrikam' })],
      ['there is no such case', (of) => nextRevision(of, { number: 999 })],
    ])('is refused as overtaken when %s', async (_, make) => {
      const after = make(await file());

      await expect(cases.save(after, sampleEntry(), card(1))).rejects.toThrow(Overtaken);
      expect(await bodies()).toEqual([]);
    });

    it('leaves alone what was noted of the ticket meanwhile', async () => {
      const opened = await file();
      const ticket = { system: 'servicenow', id: '1', label: 'INC1', url: null };
      await sqlCaseReader(store, () => new Date()).keepTicket(opened.number, ticket);
      await cases.save(nextRevision(opened), sampleEntry({ action: 'noted' }), []);

      expect(await cases.read('contoso', opened.number)).toEqual({ ...nextRevision(opened), ticket });
    });

    it('of two that are made of one revision at once, one stands', async () => {
      const opened = await file();
      const bind = sqlCases(store);
      const claim = (assignee: string) =>
        inTransaction(store, (trx) =>
          bind(trx, now).save(nextRevision(opened, { assignee }), sampleEntry({ action: 'claimed' }), []),
        );
      const claims = await Promise.allSettled(['grace', 'edsger', 'barbara'].map(claim));

      expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await cases.history('contoso', opened.number)).toHaveLength(2);
    });
  });

  it('nothing of a case is shown to another tenant', async () => {
    const { number } = await file();

    expect(await cases.read('fabrikam', number)).toBeUndefined();
    expect(await cases.history('fabrikam', number)).toEqual([]);
    expect(await cases.list('fabrikam', { limit: 10 })).toEqual([]);
  });

  describe('a list', () => {
    const numbers = async (which: Parameters<CaseStore['list']>[1]) =>
      (await cases.list('contoso', which)).map(({ number }) => number);

    beforeEach(async () => {
      await file();
      await file({ requester: 'grace', assignee: 'edsger', status: 'assigned' });
      await file({ status: 'closed', assignee: 'edsger' });
      await file({ assignee: 'barbara' });
    });

    it.each([
      [{ limit: 10 }, [1004, 1002, 1001]],
      [{ limit: 2 }, [1004, 1002]],
      [{ limit: 10, withClosed: true }, [1004, 1003, 1002, 1001]],
      [{ limit: 10, requester: 'ada' }, [1004, 1001]],
      [{ limit: 10, assignee: 'edsger' }, [1002]],
      [{ limit: 10, assignee: 'edsger', withClosed: true, requester: 'ada' }, [1003]],
    ])('%j is %j', async (which, expected) => {
      expect(await numbers(which)).toEqual(expected);
    });
  });
});
