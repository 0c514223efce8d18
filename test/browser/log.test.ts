import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { writeEvtx } from '../support/evtx-writer.ts';
import { buildLog, readIncidents } from '../support/incident-log.ts';
import { inspectAccessibility } from './support/accessibility.ts';
import { eventually, picture, startBrowser, visit } from './support/browser.ts';
import { startRealDesk, type RealDesk } from './support/real-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'writeback-desk-'));
const file = join(folder, 'Application.evtx');
let browser: Browser;
let desk: RealDesk;

beforeAll(async () => {
  const [incident] = readIncidents('people.yaml');
  if (!incident) throw new Error('There is no described incident.');
  const events = buildLog(incident).map(({ time, text, ...event }, at) => ({
    ...event,
    ...{ at: time?.ms ?? 0, strings: [text], channel: 'Application', computer: 'aadc01.contoso.com', recordId: at + 1 },
    level: 'error' as const,
  }));
  writeFileSync(file, writeEvtx(events));
  [browser, desk] = await Promise.all([startBrowser(), startRealDesk(folder)]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser.close();
  await desk.stop();
  rmSync(folder, { recursive: true });
});

const shows = (page: Page, text: string) => page.getByText(text, { exact: false }).last().waitFor();

async function enter(place: '/' | '/channel' = '/', width = 1280) {
  const visited = await visit(browser, desk.url, { viewport: { width, height: 900 } });
  if (place === '/channel') await visited.page.getByRole('link', { name: 'Triage channel' }).click();
  return visited;
}

test('an event log that is attached is read, and its cause is shown with its evidence', async () => {
  const { page, complaints, foreign } = await enter();
  await page.getByRole('button', { name: /^Try / }).first().waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach an event log' }).click();
  await (await chooser).setFiles(file);
  await shows(page, 'Sent the file Application.evtx');
  await shows(page, 'Cause found');
  await shows(page, 'hr=80230626');
  const findings = page.getByRole('article').filter({ hasText: 'Cause found' });
  await picture(page, 'log-answer');
  expect(await findings.getByText('31001').isVisible()).toBe(false);
  await findings.getByRole('button', { name: 'Show or hide the timeline' }).click();
  expect(await findings.getByText('31001').first().isVisible()).toBe(true);
  await findings.scrollIntoViewIfNeeded();
  await picture(page, 'log-findings');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'log-findings-dark');

  expect(await inspectAccessibility(page)).toEqual([]);
  expect([complaints, foreign]).toEqual([[], []]);
});

test('a file that is dropped is read as well, on a narrow page', async () => {
  const { page } = await enter('/', 320);
  await page.getByRole('button', { name: /^Try / }).first().waitFor();
  // As text, because it runs in the page.
  const data = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['no log at all \\u0000\\u0001\\u0002'], 'photo <b>.bin'));
    return transfer;
  })()`);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await eventually(() => page.evaluate(`document.body.classList.contains('dropping')`), true);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await eventually(() => page.evaluate(`document.body.classList.contains('dropping')`), false);
  await shows(page, 'is no event log in a form that I know');
  await picture(page, 'log-refused-narrow');

  expect(await page.locator('.bubble b').count()).toBe(0);
  expect(await inspectAccessibility(page)).toEqual([]);
});

test('in the channel the person is told how to send it instead', async () => {
  const { page } = await enter('/channel');
  await page.locator('nav a[href="/channel"][aria-current=page]').waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach an event log' }).click();
  await (await chooser).setFiles(file);

  await shows(page, 'Teams does not hand files to bots');
});
