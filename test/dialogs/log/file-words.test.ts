import { tellCaveat, tellFiles, tellRefusedFile, tellRefusedFiles } from '../../../dialogs/log/file-words.ts';
import type { LogFile } from '../../../eventlog/log-report.ts';
import { aFile } from '../../support/log-reports.ts';

type Refused = Extract<LogFile['outcome'], { kind: 'refused' }>;
type Why = Refused extends infer One ? (One extends Refused ? Omit<One, 'kind'> : never) : never;

const refused = (why: Why, name = 'a.bin'): LogFile => ({ name, outcome: { kind: 'refused', ...why } });

describe('tellRefusedFile', () => {
  it.each<[Why, RegExp]>([
    [{ why: 'form', form: 'zip' }, /zip inside a zip/],
    [{ why: 'form', form: 'evt' }, /old \.evt form.*\.evtx/],
    [{ why: 'form', form: '7z' }, /7-Zip.*\.zip/],
    [{ why: 'form', form: 'rar' }, /\.rar.*\.zip/],
    [{ why: 'form', form: 'gzip' }, /gzip.*\.zip/],
    [{ why: 'form', form: 'clixml' }, /Export-Clixml.*Export-Csv or ConvertTo-Json/],
    [{ why: 'form', form: 'binary' }, /no event log in a form that I know.*Event Viewer/],
    [{ why: 'zip', problem: 'encrypted' }, /locked with a password/],
    [{ why: 'zip', problem: 'too-many' }, /\(100\)/],
    [{ why: 'zip', problem: 'too-large' }, /128 MB a file, 256 MB in all/],
    [{ why: 'zip', problem: 'names' }, /lead out of its folder/],
    [{ why: 'zip', problem: 'broken' }, /damaged/],
    [{ why: 'zip', problem: 'empty' }, /no file in it.*Event Viewer/],
    [{ why: 'empty' }, /is empty.*Event Viewer/],
    [{ why: 'no-events', form: 'csv' }, /is CSV, and there is no event in it/],
    [{ why: 'doctype' }, /declares entities/],
    [{ why: 'limits', form: 'xml' }, /nested deeper/],
    [{ why: 'broken', form: 'json' }, /damaged from its beginning/],
  ])('says what is wrong, and what to send instead: %j', (why, words) => {
    const told = tellRefusedFile(refused(why));
    expect(told).toMatch(/^\*\*a\.bin\*\* /);
    expect(told).toMatch(words);
    expect(told).toMatch(/[Ss]end|Save|Pack/);
  });

  it('says nothing of a file that was read', () => {
    expect(tellRefusedFile(aFile('a.evtx'))).toBeUndefined();
  });

  it.each([
    ['**b** [c](x)', String.raw`\*\*b\*\* \[c\](x)`],
    ['<at>Everyone</at>', String.raw`at>`],
    ['logs\\..\\http://example.com/a.evtx', 'a.evtx'],
    ['\u202Exe.gpj', 'xe.gpj'],
    ['\u0000\n', 'The file'],
    ['x'.repeat(5000), `${'x'.repeat(59)}…`],
  ])('shows the name %j as plain text', (name, shown) => {
    expect(tellRefusedFile(refused({ why: 'empty' }, name))).toContain(`**${shown}** is empty`);
  });
});

describe('tellRefusedFiles', () => {
  const bad = (count: number): LogFile[] => Array.from({ length: count }, () => refused({ why: 'empty' }));

  it('tells three files one by one, and counts the others', () => {
    expect(tellRefusedFiles([aFile('a'), ...bad(3)])).toHaveLength(3);
    expect(tellRefusedFiles(bad(4)).slice(2)).toEqual([
      expect.stringMatching(/is empty/),
      expect.stringMatching(/^1 more file was not/),
    ]);
    expect(tellRefusedFiles(bad(100))[3]).toMatch(/^97 more files were not/);
    expect(tellRefusedFiles([aFile('a')])).toEqual([]);
  });
});

describe('tellFiles', () => {
  it('names the files that were read, and counts the rest', () => {
    expect(tellFiles([aFile('a'), refused({ why: 'empty' }), aFile('b'), aFile('c')])).toBe('a, b, c: ');
    expect(tellFiles(['a', 'b', 'c', 'd'].map((name) => aFile(name)))).toBe('a, b and 2 more: ');
    expect(tellFiles([refused({ why: 'empty' })])).toBe('');
  });
});

describe('tellCaveat', () => {
  it('says what is missing of a file', () => {
    expect(tellCaveat(aFile('a', 9))).toBeUndefined();
    expect(tellCaveat(refused({ why: 'empty' }))).toBeUndefined();
    expect(tellCaveat(aFile('a', 9, { unreadable: 1 }))).toBe('a: 1 event of it could not be read.');
    expect(tellCaveat(aFile('a', 9, { unreadable: 3, isCut: true }))).toBe(
      'a: 3 events of it could not be read, and it ends in the middle of something.',
    );
  });

  it('says which column is missing where events do not name their source', () => {
    const lacking = (sourceless: number, isCut = false): LogFile => ({
      name: 'a.csv',
      outcome: { kind: 'read', form: 'csv', read: 9, unreadable: 0, sourceless, isCut },
    });
    expect(tellCaveat(lacking(1))).toMatch(/^a\.csv: 1 event does not say its source\. .*ProviderName/);
    expect(tellCaveat(lacking(9))).toMatch(/^a\.csv: 9 events do not say their source/);
    expect(tellCaveat(lacking(9, true))).toMatch(/^a\.csv: it ends in the middle of something\. a\.csv: 9 events/);
  });
});
