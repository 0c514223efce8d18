import { sniffForm, sniffText } from '../../../eventlog/forms/sniff.ts';

const header = 'Level,Date and Time,Source,Event ID,Task Category';

describe('sniffText', () => {
  it.each([
    ['xml', '<Events>'],
    ['xml', '\ufeff<?xml version="1.0"?><Event>'],
    ['xml', ' \r\n<!-- x --><a/>'],
    ['xml', '- <Event xmlns="x">\n- <System>'],
    ['json', '{"Id":5}'],
    ['json', '[\r\n    {\r\n'],
    ['json', '[]'],
    ['json', '[[[['],
    ['json', '{}'],
    ['json', 'WARNING: Resulting JSON is truncated.\r\n[\r\n  {'],
    ['text', 'WARNING: Resulting JSON is truncated.\r\n{see}'],
    ['clixml', '<Objs Version="1.1.0.1" xmlns="x">'],
    ['clixml', '#< CLIXML\r\n<Objs Version="1.1.0.1">'],
    ['csv', `${header}\r\nError,25.11.2026 14:03:11,ADSync,6329,None,x`],
    ['csv', 'Error\t25.11.2026 14:03:11\tADSync\t6329\tNone\tx'],
    ['csv', '#TYPE System.Diagnostics.EventLogEntry\r\n"EventID","MachineName"'],
    ['csv', '"Message";"Id";"ProviderName"\n"x";"5";"y"'],
    ['text', header],
    ['text', 'Log Name: Application'],
    ['text', 'Event[0]:\n  Log Name: System'],
    ['text', '[14:03] Kim: Event 33004'],
    ['text', '{not json}'],
    ['text', '< 5 users are locked out'],
    ['text', '-5 degrees'],
    ['text', 'Hello, all, we, see, this: 33004'],
    ['text', '\u001b[31mError\u001b[0m'],
    ['text', `${'x'.repeat(20)}\u0001`],
    ['binary', `${'x'.repeat(18)}\u0001`],
    ['binary', 'text with a NUL\0'],
    ['empty', ''],
    ['empty', '\ufeff \r\n'],
  ])('is %s for %j', (form, text) => {
    expect(sniffText(text)).toBe(form);
  });
});

describe('sniffForm', () => {
  it.each([
    ['evtx', 'ElfFile\0'],
    ['zip', 'PK\u0003\u0004'],
    ['zip', 'PK\u0005\u0006'],
    ['evt', '\u0030\0\0\0LfLe'],
    ['7z', '7z\u00bc\u00af\u0027\u001c'],
    ['rar', 'Rar!\u001a\u0007\u0001\0'],
    ['gzip', '\u001f\u008b\u0008'],
    ['text', 'ElfFile without its NUL'],
    ['text', 'PK was here'],
    ['binary', 'MZ\u0090\0\u0003\0\0\0\u0004'],
    ['empty', ''],
  ])('is %s for the bytes of %j', (form, bytes) => {
    expect(sniffForm(Buffer.from(bytes, 'latin1'))).toBe(form);
  });

  it('looks at text in its encoding', () => {
    const csv = `${header}\r\nFehler,25.11.2026 14:03:11,ADSync,6329,Keine,Prüfung`;
    const written = [Buffer.from(csv, 'latin1'), Buffer.from(`\ufeff${csv}`, 'utf16le'), Buffer.from(csv, 'utf16le')];
    expect([...written, Buffer.from(csv, 'utf16le').swap16()].map(sniffForm)).toEqual(['csv', 'csv', 'csv', 'binary']);
  });
});
