import { randomUUID } from 'node:crypto';
import type { CaseDesk } from '../../../cases/case-desk.ts';
import { erased } from '../../../integrations/cases/case-row.ts';
import { eraseRows } from '../../../integrations/cases/erase-rows.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import {
  fileSample,
  nextRevision,
  sampleCase,
  sampleContact,
  sampleDraft,
  sampleEntry,
  sampleTime,
} from '../../support/stored-cases.ts';

const later = '2026-02-01T00:00:00.000Z';
const now = () => new Date(later);
const nothing = { drafts: 0, logs: 0, contacts: 0, cases: 0, assignments: 0, entries: 0, messages: 0, tickets: 0 };

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let ports: CaseDesk;

  beforeEach(async () => {
    store = await desk.open();
    ports = sqlCaseDesk(store).of(store, () => new Date(sampleTime));
  });

  const erase = (person = 'ada', until = later) => eraseRows(store, { tenant: 'contoso', person, until, now });
  const bodies = async () =>
    (await store.selectFrom('outbox').select('body').orderBy('seq').execute()).map(
      ({ body }) => JSON.parse(body) as unknown,
    );

  it('drafts, logs and address are deleted, of this person alone', async () => {
    await ports.drafts.save(sampleDraft());
    await ports.people.remember(sampleContact());
    for (const other of [{ tenant: 'fabrikam' }, { person: 'grace' }])
      await ports.people.remember(sampleContact(other));
    for (const other of [{ tenant: 'fabrikam' }, { owner: 'grace' }]) await ports.drafts.save(sampleDraft(other));

    const log = { tenant: 'contoso', person: 'ada', name: 'a.zip', at: sampleTime, zip: Uint8Array.of(1) };
    for (const other of [{}, { tenant: 'fabrikam' }, { person: 'grace' }, { at: '2999-01-01T00:00:00.000Z' }]) {
      await ports.logs.keep({ ...log, ...other, id: randomUUID() });
    }

    expect(await erase()).toEqual({ ...nothing, drafts: 1, logs: 1, contacts: 1 });
    expect(await store.selectFrom('kept_log').select('id').execute()).toHaveLength(3);
    expect(await store.selectFrom('contact').select('person').execute()).toHaveLength(2);
    expect(await store.selectFrom('case_draft').select('owner').execute()).toHaveLength(2);
  });

  it('what they wrote in the cases of others leaves with nobody, whether it waits or could not be sent', async () => {
    const of = await fileSample(ports, { requester: 'grace' });
    const asked = sampleEntry({ action: 'asked', by: 'ada', text: 'the canary' });
    await ports.cases.save(nextRevision(of), asked, []);
    const question = { kind: 'person', case: of.number, person: 'grace', about: 'question' } as const;
    const note = { kind: 'ticket', case: of.number, event: 'note' } as const;
    await ports.cases.send('contoso', { ...question, text: 'the canary' });
    await ports.cases.send('contoso', { ...note, text: 'the canary' });
    await ports.cases.send('contoso', { ...note, text: 'of somebody else' });
    await store.updateTable('outbox').set({ state: 'dead' }).where('kind', '=', 'person').execute();

    await erase();
    expect(await bodies()).toEqual([
      { ...question, text: '' },
      { ...note, text: 'of somebody else' },
    ]);
  });

  it('of their cases what tells of nobody is kept, and the card is drawn anew', async () => {
    const ticket = { system: 'jira', id: '1', label: 'D-1', url: null };
    const details = { ...sampleCase().details, licence: { state: 'given', value: 'yes' } } as const;
    const before = await fileSample(ports, { details, ticket, resolution: 'call Ada' });
    await ports.cases.save(nextRevision(before), sampleEntry({ action: 'noted', by: 'grace', text: 'Ada again' }), []);

    expect(await erase()).toEqual({ ...nothing, cases: 1, entries: 1, tickets: 1 });
    expect(await ports.cases.read('contoso', before.number)).toEqual({
      ...before,
      ...{ requester: erased, details: { licence: details.licence }, resolution: '', revision: 3 },
      evidence: { ...before.evidence, facts: [{ label: 'Cloud', value: '' }] },
    });
    expect(await ports.cases.history('contoso', before.number)).toEqual([
      sampleEntry({ by: erased }),
      sampleEntry({ action: 'noted', by: 'grace' }),
    ]);
    expect(await bodies()).toEqual([{ kind: 'card', case: before.number }]);
    expect(await erase()).toEqual(nothing);
  });

  it('nothing is drawn where there is no channel, and no resolution is made up', async () => {
    const { number } = await fileSample(ports, { channel: null });
    await erase();

    expect(await bodies()).toEqual([]);
    expect(await ports.cases.read('contoso', number)).toMatchObject({ resolution: null });
  });

  it('in cases of others it is forgotten what they wrote, and that they had them', async () => {
    const before = await fileSample(ports, { requester: 'grace' });
    const resolved = nextRevision(before, { assignee: 'ada', status: 'resolved', resolution: 'by Ada' });
    await ports.cases.save(resolved, sampleEntry({ action: 'resolved', text: 'by Ada' }), []);
    await ports.cases.save(
      nextRevision(resolved),
      sampleEntry({ action: 'answered', by: 'grace', text: 'thanks' }),
      [],
    );
    const other = await fileSample(ports, { tenant: 'fabrikam', assignee: 'ada' });

    expect(await erase()).toMatchObject({ cases: 0, assignments: 1, entries: 2 });
    expect(await ports.cases.read('contoso', before.number)).toMatchObject({
      assignee: erased,
      resolution: '',
      requester: 'grace',
      details: before.details,
    });
    expect((await ports.cases.history('contoso', before.number)).map(({ by, text }) => [by, text])).toEqual([
      [erased, ''],
      [erased, ''],
      ['grace', 'thanks'],
    ]);
    expect(await ports.cases.read('fabrikam', other.number)).toEqual(other);
    expect(await ports.cases.history('fabrikam', other.number)).toMatchObject([{ by: 'ada' }]);
  });

  it('a change that was decided before cannot put back what is gone', async () => {
    const before = await fileSample(ports);
    await erase();

    await expect(ports.cases.save(nextRevision(before), sampleEntry(), [])).rejects.toThrow();
  });

  it('of the outbox what is for them is dropped, and what they wrote', async () => {
    const { number: own } = await fileSample(ports, {}, (of) => [
      { kind: 'card', case: of },
      { kind: 'thread', case: of, text: 'mine' },
      { kind: 'person', case: of, person: 'ada', about: 'question', text: 'Ada?' },
      { kind: 'ticket', case: of, event: 'status', text: 'Ada' },
    ]);
    await store.updateTable('outbox').set({ state: 'sent', sent_at: sampleTime }).where('kind', '=', 'card').execute();
    await ports.cases.send('contoso', { kind: 'person', case: 9, person: 'grace', about: 'claimed', text: 'kept' });
    await ports.cases.send('contoso', { kind: 'person', case: 9, person: 'ada', about: 'assigned', text: '' });

    expect(await erase()).toMatchObject({ messages: 4 });
    expect(await bodies()).toEqual([
      { kind: 'ticket', case: own, event: 'status', text: '' },
      { kind: 'person', case: 9, person: 'grace', about: 'claimed', text: 'kept' },
      { kind: 'card', case: own },
    ]);
  });

  it('what is newer stays', async () => {
    const fresh = sqlCaseDesk(store).of(store, now);
    const opened = await fileSample(fresh, { openedAt: later, updatedAt: later, assignee: 'ada' }, (of) => [
      { kind: 'person', case: of, person: 'ada', about: 'claimed', text: '' },
    ]);
    await store.updateTable('case_history').set({ at: later }).execute();
    await fresh.drafts.save(sampleDraft({ createdAt: later }));
    await fresh.people.remember(sampleContact());

    expect(await erase('ada', sampleTime)).toEqual(nothing);
    expect(await fresh.cases.read('contoso', opened.number)).toEqual(opened);
    expect(await bodies()).toHaveLength(1);
  });
});
