import type { EventRecord } from '../../../eventlog/event-record.ts';
import { readRows } from '../../../eventlog/forms/csv-rows.ts';
import { holdUndated } from '../../../eventlog/forms/hold-undated.ts';

function read(rows: readonly (readonly string[])[]): {
  readonly records: readonly EventRecord[];
  readonly count: unknown;
} {
  const records: EventRecord[] = [];
  const undated = holdUndated((record) => records.push(record));
  const reader = readRows(undated, (provider) => provider !== 'Other');
  for (const row of rows) reader.take(row, ';');
  undated.end();
  return { records, count: reader.count };
}

const time = { ms: Date.UTC(2026, 10, 25, 14, 3, 11), isLocal: true };

describe('readRows', () => {
  it('reads the columns of Event Viewer by what is in them, under names of any language', () => {
    const { records, count } = read([
      ['Ebene', 'Datum und Uhrzeit', 'Quelle', 'Ereignis-ID', 'Aufgabenkategorie'],
      [' Fehler', '25.11.2026 14:03:11', ' ADSync ', '6329', 'Keine', 'BAIL', ' and more'],
      ['Überwachung', '25.11.2026 14:03:11', 'Other', '4724', 'x', 'secret'],
      ['25.11.2026 14:03:11', 'ADSync', '0', 'x', ''],
    ]);
    expect(records).toEqual([
      { time, provider: 'ADSync', id: 6329, level: 'error', text: 'BAIL; and more' },
      { time, provider: 'Other', id: 4724, text: '' },
      { time, provider: 'ADSync', id: 0, text: '' },
    ]);
    expect(count).toEqual({ read: 3, unreadable: 0 });
  });

  it('takes a first row that is an event already', () => {
    expect(read([['Error', '2026-11-25 14:03:11', 'ADSync', '6329', 'None', 'x']]).count).toEqual({
      read: 1,
      unreadable: 0,
    });
  });

  it('reads the columns of Get-EventLog by their names', () => {
    const { records, count } = read([
      ['#TYPE System.Diagnostics.EventLogEntry'],
      [
        'EventID',
        'MachineName',
        'Index',
        'EntryType',
        'Message',
        'Source',
        'ReplacementStrings',
        'InstanceId',
        'TimeGenerated',
      ],
      ['33004', 'aadc', '7', 'Error', '', 'ADSync', 'System.String[]', '3221258476', '25/11/2026 14:03:11'],
      ['', '', '', 'Warning', 'x', '', '', '3221258476', ''],
      ['x', 'cut'],
    ]);
    expect(records).toEqual([
      { time, provider: 'ADSync', id: 33_004, level: 'error', recordId: 7, computer: 'aadc', text: '' },
      { provider: '', id: 33_004, level: 'warning', text: 'x' },
    ]);
    expect(count).toEqual({ read: 2, unreadable: 1 });
  });

  it('reads rows of Event Viewer whose dates cannot be read, without their times', () => {
    const names = ['Niveau', 'Datum', 'Bron', 'Id', 'Cat'];
    const { records, count } = read([names, ['Fout', '25/11/26 14:00:00', 'ADSync', '6329', 'y', 'x'], ['Fout', 'z']]);
    expect(records).toEqual([{ provider: 'ADSync', id: 6329, text: 'x' }]);
    expect(count).toEqual({ read: 1, unreadable: 1 });
  });

  it.each([
    ['behind the last name', ['Level', 'Date', 'Source', 'Event ID'], 'x'],
    ['below its name', ['Level', 'Date', 'Source', 'Event ID', 'Message'], 'x'],
    ['below its name in German', ['Ebene', 'Datum', 'Quelle', 'Ereignis-ID', 'Beschreibung'], 'x'],
    ['not below the category', ['Level', 'Date', 'Source', 'Event ID', 'Task Category'], ''],
  ])('finds the message %s where a row has five fields', (_, names, text) => {
    expect(read([names, ['Error', '25.11.2026 14:03:11', 'ADSync', '6329', 'x']]).records).toMatchObject([{ text }]);
  });

  it('counts rows that are no events, but not the names above them', () => {
    expect(read([['a', 'b'], ['c'], ['d']]).count).toEqual({ read: 0, unreadable: 2 });
  });

  it('takes the word #TYPE for a type above the names only', () => {
    const rows = [
      ['Message', 'Id', 'Source'],
      ['#TYPE x', '5', 'A'],
    ];
    expect(read(rows).records).toEqual([{ provider: 'A', id: 5, text: '#TYPE x' }]);
  });
});
