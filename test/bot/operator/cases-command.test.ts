import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { casePacket } from '../../../cases/packet.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import { operate } from '../../support/operator.ts';
import { fileSample, sampleEntry } from '../../support/stored-cases.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  const folder = temporaryFolder();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
    const cases = sqlCaseDesk(store).of(store, () => new Date());
    await fileSample(cases);
    const second = await fileSample(cases, { evidence: { codes: [], runbooks: [], facts: [], articles: [event] } });
    await cases.cases.save({ ...second, status: 'closed', revision: 2 }, closing, []);
  });

  async function audited(): Promise<string[]> {
    const rows = await store.selectFrom('audit').selectAll().where('role', '=', 'operator').execute();
    return rows.map(({ tenant, action, case_number }) => [tenant, action, case_number].join(' '));
  }

  it('lists open cases, and closed ones when they are asked for', async () => {
    const open = await operate('cases list', store);
    expect(open.code).toBe(0);
    expect(open.printed).toMatch(/^1001 {2}P3 {2}new {7}2026-01-05T09:00Z {2}1\/\d+ {2}no article$/);
    const all = await operate('cases list --closed', store);
    expect(all.printed.split('\n').map((line) => line.slice(0, 4))).toEqual(['1002', '1001']);
    const closed = await operate('cases list --status closed', store);
    expect(closed.printed).toMatch(/^1002 .* The connector account may not/);
    expect((await operate('cases list --status pending', store)).printed).toBe('There are no such cases.');
  });

  it('shows a case with its packet and what happened to it', async () => {
    const { code, printed } = await operate('cases show #1002', store);

    expect(code).toBe(0);
    expect(printed).toContain('The reset fails.');
    expect(printed).toContain('opened (new)');
    expect(printed).toContain('closed (closed, work note): Only for us');
    expect(await audited()).toEqual(['contoso see 1002']);
  });

  it('says when there is no such case', async () => {
    for (const line of ['cases show 7', 'cases export 7']) {
      expect(await operate(line, store)).toEqual({
        code: 1,
        printed: 'There is no case 7. npm run desk -- cases list shows those there are.',
      });
    }
  });

  it('writes the packet as a zip: for people, for programs, and with the log', async () => {
    const log = join(folder.path, 'Application.zip');
    await writeFile(log, 'the log');
    const { code, printed } = await operate(`cases export 1002 --to ${join(folder.path, 'out')} --log ${log}`, store);

    expect({ code, printed }).toEqual({ code: 0, printed: `Written: ${join(folder.path, 'out', 'case-1002.zip')}` });
    const files = await unzip(join(folder.path, 'out', 'case-1002.zip'));
    expect([...files.keys()]).toEqual(['case-1002.md', 'case-1002.json', 'Application.zip']);
    expect(files.get('case-1002.md')).toContain('The reset fails.');
    expect(casePacket.parse(JSON.parse(files.get('case-1002.json') ?? ''))).toMatchObject({
      case: { number: 1002, status: 'closed' },
      support: { problem: 'The reset fails.' },
    });
    // Work notes are of the desk.
    expect(files.get('case-1002.json')).not.toContain('Only for us');
    expect(files.get('Application.zip')).toBe('the log');
    expect(await audited()).toEqual(['contoso export 1002']);
  });

  it('lets nobody else on this machine read the zip', async () => {
    await operate(`cases export 1001 --to ${folder.path}`, store);

    expect((await stat(join(folder.path, 'case-1001.zip'))).mode & 0o777).toBe(0o600);
  });

  it('notes that a case was read, and no list, which tells of nobody', async () => {
    for (const line of ['cases list --closed', 'cases show 7', 'cases export 7']) await operate(line, store);

    expect(await audited()).toEqual([]);
  });

  it('never writes over a file, nor half of what was wanted', async () => {
    await operate(`cases export 1001 --to ${folder.path}`, store);

    expect(await operate(`cases export 1001 --to ${folder.path}`, store)).toMatchObject({
      code: 1,
      printed: expect.stringContaining('is there already. Name another folder with --to.') as string,
    });
    const missing = await operate(`cases export 1002 --to ${folder.path} --log /no-such-log.zip`, store);
    expect(missing).toEqual({ code: 1, printed: '/no-such-log.zip is not there. Nothing was written.' });
    await expect(readFile(join(folder.path, 'case-1002.zip'))).rejects.toThrow('ENOENT');
    // The trail holds the one that was written.
    expect(await audited()).toEqual(['contoso export 1001']);
  });
});

const event = { id: 'event-33004', title: 'The connector account may not set this password', verdict: null };
const closing = sampleEntry({ action: 'closed', status: 'closed', text: 'Only for us', isPrivate: true });

/** The texts in a zip, by name. */
async function unzip(file: string): Promise<Map<string, string>> {
  const open = promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer as never);
  const zip = await open(await readFile(file), { lazyEntries: true });
  const files = new Map<string, string>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(error);
          return;
        }
        let text = '';
        stream.on('data', (chunk) => (text += String(chunk)));
        stream.on('end', () => {
          files.set(entry.fileName, text);
          zip.readEntry();
        });
      });
    });
    zip.on('end', () => {
      resolve(files);
    });
    zip.readEntry();
  });
}
