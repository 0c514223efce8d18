import { isRestOfRow, readTableHead, readTableRow } from '../../../eventlog/forms/event-table.ts';

const winEvent = [
  'TimeCreated                     Id LevelDisplayName Message',
  '-----------                     -- ---------------- -------',
] as const;
const eventLog = [
  '   Index Time          EntryType   Source                 InstanceID Message',
  '   ----- ----          ---------   ------                 ---------- -------',
] as const;

function row([names, dashes]: readonly [string, string], provider: string, line: string): unknown {
  const table = readTableHead(names, dashes, provider);
  return table && readTableRow(table, line)?.record;
}

describe('readTableHead', () => {
  it.each([
    ['an id, and the source above', winEvent, 'ADSync', true],
    ['an id and a source', eventLog, '', true],
    ['an id and no source', winEvent, '', false],
    ['no id', ['Name Source', '---- ------'], 'ADSync', false],
    ['no dashes', ['Id Source', 'Id Source'], 'ADSync', false],
    ['one column', ['Id', '--'], 'ADSync', false],
    ['more columns than any object has', [`Id Source${' x'.repeat(60)}`, `-- ------${' -'.repeat(60)}`], '', false],
    ['endless dashes', ['Id Source', '- '.repeat(600)], 'ADSync', false],
  ] as const)('sees a table of events in %s: %j', (_, [names, dashes], provider, isTable) => {
    expect(readTableHead(names, dashes, provider) !== undefined).toBe(isTable);
  });
});

describe('readTableRow', () => {
  it('reads what Get-WinEvent shows', () => {
    expect(row(winEvent, 'ADSync', '11/25/2026 2:03:11 PM         6329 Error            BAIL: MMS(1): x ...')).toEqual({
      ...{ provider: 'ADSync', id: 6329, level: 'error', text: 'BAIL: MMS(1): x ...' },
    });
    expect(row(winEvent, 'ADSync', '11/25/2026 2:03:11 PM        33004 Fejl')).toEqual({
      provider: 'ADSync',
      id: 33_004,
      text: '',
    });
  });

  it('reads what Get-EventLog shows, which has no year', () => {
    const line = '   12345 Nov 25 14:03  Error       PasswordResetService   3221258476 TrackingId...';
    const record = {
      provider: 'PasswordResetService',
      id: 33_004,
      level: 'error',
      recordId: 12_345,
      text: 'TrackingId...',
    };
    expect(row(eventLog, '', line)).toEqual(record);
    expect(row(eventLog, '', line.replace('  12345', '1234567'))).toEqual({ ...record, recordId: 1_234_567 });
  });

  it('takes a number without a blank before it for what stands below its name', () => {
    expect(row(['Source      Id', '------      --'], '', 'ADSync    xxxx6329')).toBeUndefined();
    expect(row(['Source   EventID', '------   -------'], '', 'ADSync   6329xxx')).toBeUndefined();
    expect(row(['Source EventID', '------ -------'], '', 'ADSyncx6329')).toMatchObject({
      provider: 'ADSyncx',
      id: 6329,
    });
  });

  it.each(['', 'x', '   ProviderName: Other', '                              more of the message'])(
    'reads no row in %j',
    (line) => {
      expect(row(winEvent, 'ADSync', line)).toBeUndefined();
      expect(row(eventLog, '', line)).toBeUndefined();
    },
  );

  it('reads no row without a source', () => {
    expect(row(['Source EventID', '------ -------'], '', '             5')).toBeUndefined();
  });
});

describe('isRestOfRow', () => {
  it('goes by where a line begins', () => {
    const table = readTableHead(...winEvent, 'ADSync');
    const lines = [`${' '.repeat(52)}rest`, `${' '.repeat(51)}x`, '', 'x'];
    expect(lines.map((line) => table && isRestOfRow(table, line))).toEqual([true, false, false, false]);
  });
});
