import { readEngineLines } from '../../../eventlog/reasoning/engine-lines.ts';

describe('readEngineLines', () => {
  it('leaves out what stands in every 6329 and what only says that it failed', () => {
    const text = [
      'An unexpected error has occurred during a password set operation.',
      ' "BAIL: MMS(4984): ..\\dnutils.cpp(1341): 0x800700b7 (Cannot create a file when that file already exists.)',
      "ERR_: MMS(4984): X:\\inc\\MAUtils.h(58): Failed getting registry value 'ADMADoNormalization', 0x2",
      'BAIL: MMS(4984): X:\\inc\\MAUtils.h(59): 0x80070002 (The system cannot find the file specified.): Win32 API failure: 2',
      'ERR_: MMS(4984): admaexport.cpp(2939): Failed to acquire user information: 0x6ba',
      'BAIL: MMS(4984): admaexport.cpp(2963): 0x80004005 (Unspecified error)',
      'ERR_: MMS(4984): ..\\ma.cpp(8000): ExportPasswordSet failed with 0x80004005"',
    ].join('\r\n');
    expect(readEngineLines(text)).toEqual([
      'An unexpected error has occurred during a password set operation.',
      '"',
      'ERR_: MMS(4984): admaexport.cpp(2939): Failed to acquire user information: 0x6ba',
    ]);
  });

  it('tells lines apart that no line break parts', () => {
    expect(readEngineLines('"ERR_: one BAIL: two 0x80230626 BAIL: three 0x80004005')).toEqual([
      '"',
      'ERR_: one',
      'BAIL: two 0x80230626',
    ]);
  });

  it('tells a line without a mark of its own from the one before it', () => {
    const noise = 'BAIL: MMS(3040): X:\\inc\\MAUtils.h(59): 0x80070002 (…): Win32 API failure: 2';
    const reason = "MMS(3040): admaexport.cpp(2837): The server doesn't contain the LDAP password policy control.";
    expect(readEngineLines(`${noise} ${reason}`)).toEqual([reason]);
  });

  it('keeps a line that names something beside the code that names nothing', () => {
    const line = 'ERR_: admaexport.cpp(2939): Failed to acquire user information: 0x5 (0x80004005)';
    expect(readEngineLines(line)).toEqual([line]);
  });

  it('looks at the last 40 lines', () => {
    const lines = Array.from({ length: 100 }, (_, at) => `BAIL: ${String(at)}`);
    expect(readEngineLines(lines.join('\n'))).toEqual(lines.slice(60));
  });

  it('finds none in an empty text', () => {
    expect(readEngineLines(' \r\n ')).toEqual([]);
  });
});
