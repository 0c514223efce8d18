import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askLog, printEvents } from '../../bot/ask-log.ts';
import { writeEvtx, type DescribedEvent } from '../support/evtx-writer.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const articles = realKnowledge.articles;

const tracking = 'TrackingId: 11111111-2222-3333-4444-555555555555';
const listener = `${tracking}, ServiceBusListenerError, Details: sb://ssprdedicatedsbprodfra-1.servicebus.windows.net`;
const event = (id: number, text: string, provider = 'PasswordResetService'): DescribedEvent => ({
  ...{ provider, id, level: 'error', channel: 'Application', computer: 'aadc01', recordId: id },
  ...{ at: Date.UTC(2026, 10, 25, 9), strings: [text] },
});

async function log(...events: readonly DescribedEvent[]): Promise<string> {
  return put('Application.evtx', writeEvtx(events));
}

async function put(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, content);
  return path;
}

it('prints the findings of a log, and the whole answer for its cause with the values of the log', async () => {
  const { code, output } = await askLog([await log(event(31034, listener))], articles, false);

  expect(code).toBe(0);
  expect(output).toContain('Application.evtx: 1 event, 2026-11-25 09:00:00 UTC');
  expect(output).toContain('31034 · ServiceBusListenerError');
  expect(output).toContain('What to do\n1. ');
});

it('gives the same as one line of JSON', async () => {
  const { code, output } = await askLog([await log(event(31034, listener))], articles, true);

  expect(code).toBe(0);
  expect(output).not.toContain('\n');
  expect(JSON.parse(output)).toMatchObject({
    read: 1,
    files: [{ name: 'Application.evtx', outcome: { kind: 'read', form: 'evtx' } }],
    findings: { incidents: [{ explanation: { article: 'event-31034' } }] },
  });
});

it('ends with 1 where nothing about writeback stands in the log', async () => {
  const { code, output } = await askLog([await log(event(6000, 'x', 'Winlogon'))], articles, false);

  expect(code).toBe(1);
  expect(output).toContain('No event about password writeback');
});

it('ends with 2 and says what to do for a file that is none, without the signs of a chat', async () => {
  const { code, output } = await askLog([await put('my_photo.bin', new Uint8Array(64))], articles, false);

  expect(code).toBe(2);
  expect(output).toMatch(/^my_photo\.bin is no event log in a form that I know\. Open Event Viewer/);
});

it('names a file that is refused before the findings of another', async () => {
  const { code, output } = await askLog(
    [await put('empty.txt', ''), await log(event(31034, listener))],
    articles,
    false,
  );

  expect(code).toBe(0);
  expect(output).toMatch(/^empty\.txt is empty[\s\S]*31034 · ServiceBusListenerError/);
});

it('ends with 2 for a file that is not there', async () => {
  const path = join(folder.path, 'nowhere.evtx');
  expect(await askLog([path], articles, false)).toEqual({
    code: 2,
    output: expect.stringMatching(
      /^\/.*nowhere\.evtx cannot be read \(ENOENT.*\)\. Name a file that is there\.$/,
    ) as string,
  });
});

it('prints every event of a log, whatever its source', async () => {
  const lines: string[] = [];
  const path = await log(event(31034, listener), event(6000, 'x', 'Winlogon'));

  expect(await printEvents(path, (line) => lines.push(line))).toEqual({ code: 0, output: '' });
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({
      provider: 'PasswordResetService',
      id: 31034,
      time: '2026-11-25T09:00:00.000Z',
      isLocal: false,
    }),
    expect.objectContaining({ provider: 'Winlogon', id: 6000, level: 'error', computer: 'aadc01', text: 'x' }),
  ]);
  for (const other of [await put('empty.txt', ''), join(folder.path, 'nowhere.evtx')]) {
    expect(await printEvents(other, (line) => lines.push(line))).toEqual({
      code: 2,
      output: expect.stringMatching(/ (?:is empty\.|cannot be read) /) as string,
    });
  }
  expect(lines).toHaveLength(2);
});
