import { findDate, findDelimiter, isPropertyHeader, isViewerRow } from '../../../eventlog/forms/csv-shape.ts';

const row = ['Fehler', '25.11.2026 14:03:11', 'ADSync', '6329', 'Keine', 'x'];

describe('findDelimiter', () => {
  it.each([',', ';', '\t'] as const)('finds %j in each kind of table', (delimiter) => {
    const header = ['Ebene', 'Datum und Uhrzeit', 'Quelle', 'Ereignis-ID', 'Aufgabenkategorie'].join(delimiter);
    const names = ['"Message"', '"Id"', '"ProviderName"'].join(delimiter);
    const heads = [`${header}\r\n${row.join(delimiter)}`, row.join(delimiter), names, `#TYPE X\r\n${names}`];
    expect([...heads, `\ufeff"#TYPE X"\n\n${names}`, `\ufeff${names}`].map(findDelimiter)).toEqual(
      Array(6).fill(delimiter),
    );
  });

  it.each(['', 'a,b,c', 'Hello, this, is, text\r\nand, more, of, it', '#TYPE X', 'Id,Name', 'Message,Text'])(
    'finds none in %j',
    (head) => {
      expect(findDelimiter(head)).toBeUndefined();
    },
  );
});

describe('isViewerRow', () => {
  const names = ['Επίπεδο', 'Ημερομηνία', 'Προέλευση', 'Αναγνωριστικό', 'Κατηγορία'];
  const unread = ['Fout', '25/11/26 14:00:00', 'ADSync', '6329', 'y', 'x'];

  it.each([
    [true, names, unread],
    [true, names, [...unread, 'more']],
    [true, names, unread.with(1, '٢٥/١١/٢٠٢٦ ٢:٠٠')],
    [false, names.slice(1), unread],
    [false, [...names, 'x'], unread],
    [false, names, unread.slice(0, 5)],
    [false, names, unread.with(1, '25/11/26')],
    [false, names, unread.with(1, `${' '.repeat(80)}25/11/26 14:00:00`)],
    [false, names, unread.with(2, '5')],
    [false, names, unread.with(3, 'x')],
    [false, names, []],
  ])('is %s under %j for %j', (isRow, above, fields) => {
    expect(isViewerRow(fields, above)).toBe(isRow);
  });

  it('tells what stands between the fields', () => {
    for (const delimiter of [',', ';', '\t'] as const) {
      expect(findDelimiter(`${names.join(delimiter)}\r\n${unread.join(delimiter)}`)).toBe(delimiter);
    }
  });
});

describe('isPropertyHeader', () => {
  it.each([
    [true, ['Message', 'Id', 'LogName']],
    [false, ['Message', 'Id', 'Level']],
    [true, [' EVENTID ', 'Source']],
    [true, ['InstanceId', 'TimeGenerated', 'x']],
    [false, ['Id', 'Name']],
    [false, ['Message', 'ProviderName']],
    [false, ['Level', 'Date and Time', 'Source', 'Event ID', 'Task Category']],
  ])('is %s for %j', (isHeader, names) => {
    expect(isPropertyHeader(names)).toBe(isHeader);
  });
});

describe('findDate', () => {
  it.each([
    [1, row],
    [0, row.slice(1)],
    [3, ['x', 'y', ...row]],
    [undefined, ['x', 'y', 'z', ...row]],
    [undefined, row.slice(0, 3)],
    [undefined, ['Fehler', '25.11.2026 14:03:11', 'ADSync', 'x6329']],
    [undefined, ['Fehler', '25.11.2026', 'ADSync', '6329']],
    [undefined, []],
  ])('is %s in %j', (at, fields) => {
    expect(findDate(fields)).toBe(at);
  });
});
