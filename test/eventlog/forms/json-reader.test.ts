import type { EventRecord } from '../../../eventlog/event-record.ts';
import { createJsonReader } from '../../../eventlog/forms/json-reader.ts';

function read(...pieces: readonly string[]): { readonly records: readonly EventRecord[]; readonly reading: unknown } {
  const records: EventRecord[] = [];
  const reader = createJsonReader(
    (record) => records.push(record),
    () => true,
  );
  for (const piece of pieces) reader.write(piece);
  return { reading: reader.end(), records };
}

const event = { Id: 33_004, ProviderName: 'PasswordResetService', Message: 'x' };
const whole = (count: number): unknown => ({ kind: 'read', form: 'json', read: count, unreadable: 0, isCut: false });

describe('createJsonReader', () => {
  it('reads what Get-EventLog gives in PowerShell 5.1', () => {
    const time = '{"value":"\\/Date(1700000000000)\\/","DisplayHint":2,"DateTime":"Tuesday"}';
    const { records } = read(
      `{"EventID":33004,"EntryType":1,"InstanceId":3221258476,"Source":"ADSync","TimeGenerated":${time},"Message":null,`,
      '"ReplacementStrings":["a","b"],"Index":7,"MachineName":"aadc","Data":[],"Container":null}',
    );
    const [record] = records;
    expect(record).toEqual({
      ...{ time: { ms: 1_700_000_000_000, isLocal: false }, provider: 'ADSync', id: 33_004, level: 'error' },
      ...{ recordId: 7, computer: 'aadc', text: 'a\nb' },
    });
  });

  it('reads dates in the order of the others', () => {
    const dates = ['3/4/2026 1:00:00 PM', '4/25/2026 1:00:00 PM'].map((TimeCreated) => ({ ...event, TimeCreated }));
    expect(read(JSON.stringify(dates)).records.map(({ time }) => time?.ms)).toEqual([
      ...[Date.UTC(2026, 2, 4, 13), Date.UTC(2026, 3, 25, 13)],
    ]);
  });

  it.each([
    ['values of EventProperty', [{ Value: 'a' }, { Value: 5 }, { Value: true }, { Value: null }, {}], 'a\n5\ntrue\n\n'],
    ['plain strings', ['a', 'System.b'], 'a\nSystem.b'],
    ['names of a type, which are left out', ['System.Diagnostics.Eventing.Reader.EventProperty'], ''],
    ['anything else, which is empty', [[1], 'a', null], '\na\n'],
    ['no list', 'x', ''],
  ])('takes insertion strings as %s', (_, Properties, text) => {
    expect(read(JSON.stringify({ ...event, Message: '', Properties })).records).toMatchObject([{ text }]);
  });

  it('reads an array that PowerShell 5.1 was given as one value', () => {
    expect(read(JSON.stringify({ value: [event, event, 5, null], Count: 4 })).reading).toEqual(whole(2));
  });

  it('reads events that stand below a name of their own', () => {
    expect(read(JSON.stringify({ server: 'aadc', events: [event, event, 5] })).reading).toEqual(whole(2));
    expect(read(JSON.stringify({ ...event, more: [event] })).reading).toEqual(whole(1));
    expect(read(JSON.stringify({ a: { b: [event] } })).reading).toMatchObject({ why: 'no-events' });
  });

  it('reads what stands behind the warning of ConvertTo-Json', () => {
    const text = `WARNING: Resulting JSON is truncated.\r\n${JSON.stringify([event])}`;
    expect(read(text).reading).toEqual(whole(1));
    expect(read('WARNING: x').reading).toEqual({ kind: 'refused', why: 'broken', form: 'json' });
  });

  it('passes over objects that are no events', () => {
    expect(read(JSON.stringify([event, { Name: 'x' }, { Id: {} }, { Id: 'x' }])).reading).toEqual(whole(1));
    expect(read('[]').reading).toEqual({ kind: 'refused', why: 'no-events', form: 'json' });
    expect(read('[{"__proto__":{"Id":5},"constructor":5}]').reading).toMatchObject({ why: 'no-events' });
  });

  it.each([
    ['an end in the middle', `[${JSON.stringify(event)},{"Id":5,"Mes`],
    ['an object that is no JSON', `[${JSON.stringify(event)},{"Id":},${JSON.stringify(event)}]`],
    ['something between objects', `${JSON.stringify(event)} and then`],
    ['an object that is too deep', `[${JSON.stringify(event)},${'{"a":'.repeat(200_000)}`],
  ])('keeps what stands before %s', (_, text) => {
    const { reading, records } = read(text);
    expect(reading).toEqual({ kind: 'read', form: 'json', read: records.length, unreadable: 0, isCut: true });
    expect(records[0]).toEqual({ provider: event.ProviderName, id: event.Id, text: 'x' });
  });

  it.each([
    ['broken', '{"Id":}'],
    ['broken', '['.repeat(200_000)],
    ['limits', '{"a":'.repeat(200_000)],
  ])('refuses as %s what is so from the start', (why, text) => {
    expect(read(text).reading).toEqual({ kind: 'refused', why, form: 'json' });
  });

  it('says that nothing more is wanted after a break', () => {
    const reader = createJsonReader(
      () => undefined,
      () => true,
    );
    expect(['[', '{"Id":}', '{}'].map((piece) => reader.write(piece))).toEqual([true, false, false]);
  });
});
