import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { inspectAccessibility } from './support/accessibility.ts';
import { box, focused, picture, say, startBrowser, visit } from './support/browser.ts';
import { startRealDesk, type RealDesk } from './support/real-desk.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'writeback-desk-'));
let browser: Browser;
let desk: RealDesk;

beforeAll(async () => {
  [browser, desk] = await Promise.all([startBrowser(), startRealDesk(dataDir)]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser.close();
  await desk.stop();
  rmSync(dataDir, { recursive: true });
});

test('greets, answers a code with a card, takes "It did not help", and starts over', async () => {
  const { page, complaints, foreign } = await visit(browser, desk.url);
  expect(await page.title()).toBe('Writeback Desk');
  const log = page.getByRole('log', { name: 'Conversation' });
  await log.getByRole('button', { name: /^Try / }).first().waitFor();
  expect(await log.getByRole('button', { name: /^Try / }).count()).toBe(3);

  await say(page, 'SSPR_0029');
  const answer = log.getByRole('article', { name: 'Writeback Desk' }).filter({ hasText: 'SSPR_0029' }).last();
  await answer.getByRole('button', { name: 'It did not help' }).click();
  await answer.getByText('it did not help', { exact: false }).last().waitFor();
  await answer.getByRole('button', { name: 'It did not help' }).waitFor({ state: 'detached' });
  await picture(page, 'conversation-light');

  await page.getByRole('button', { name: 'Start over' }).click();
  await log.getByRole('button', { name: /^Try / }).first().waitFor();
  expect(await log.getByRole('article').count()).toBe(1);
  expect(await focused(page)).toBe('#message');
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});

test('a whole run needs no mouse', async () => {
  const { page, complaints } = await visit(browser, desk.url);
  await page.getByRole('button', { name: /^Try / }).first().waitFor();
  expect(await focused(page)).toBe('#message');
  await page.keyboard.type('SSPR_0029');
  await page.keyboard.press('Enter');
  const failed = page.getByRole('button', { name: 'It did not help' });
  await failed.waitFor();

  for (let presses = 0; (await focused(page)) !== 'It did not help' && presses < 40; presses += 1) {
    await page.keyboard.press('Shift+Tab');
  }
  expect(await focused(page)).toBe('It did not help');
  await page.keyboard.press('Enter');
  await failed.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('article');

  for (let presses = 0; (await focused(page)) !== '#message' && presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
  }
  for (const button of ['Attach an event log', 'Send']) {
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(button);
  }
  expect(complaints).toEqual([]);
});

test.each([
  ['wide-light', { viewport: { width: 1920, height: 1000 } }],
  ['wide-dark', { viewport: { width: 1920, height: 1000 }, colorScheme: 'dark' as const }],
  ['phone-light', { viewport: { width: 320, height: 640 } }],
  ['phone-dark', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' as const }],
])('%s: readable, named, in contrast and never wider than the window', async (name, options) => {
  const { page, complaints, foreign } = await visit(browser, desk.url, options);
  await page.getByRole('button', { name: /^Try / }).first().waitFor();
  await picture(page, `${name}-greeting`);
  await say(page, 'event 31034: could not connect to the listener');
  await page.getByRole('button', { name: 'Copy command' }).first().waitFor();
  await picture(page, `${name}-answer`);

  expect(await inspectAccessibility(page)).toEqual([]);

  // Several visitors with one code are an outage, in which only an administrator is offered the steps.
  await say(page, 'I am the administrator of the sync server');
  await page
    .getByRole('button', { name: /^Walk me through/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Microsoft Entra Connect Sync' }).click();
  await page.getByRole('button', { name: 'Public cloud' }).click();
  await page.getByRole('button', { name: 'The result is bad' }).click();
  await page.getByRole('button', { name: 'It works now' }).click();
  await page.getByRole('heading', { name: 'It works again' }).waitFor();
  await picture(page, `${name}-steps`);

  expect(await inspectAccessibility(page)).toEqual([]);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});

test('a bot that stops is told about, and a restarted one is found again without losing what was typed', async () => {
  const { page } = await visit(browser, desk.url);
  await say(page, 'SSPR_0029');
  const failed = page.getByRole('button', { name: 'It did not help' });
  await failed.waitFor();
  await box(page).fill('half a thought');
  await desk.stop();
  await page.getByText('No connection to the bot').waitFor();

  await page.keyboard.press('Enter');
  await page.getByText('Not sent: the bot could not be reached').waitFor();
  expect(await box(page).inputValue()).toBe('half a thought');

  desk = await startRealDesk(dataDir, new URL(desk.url).port);
  await page.getByText('It knows where you were').waitFor();
  expect(await box(page).inputValue()).toBe('half a thought');
  await failed.click();
  await page.getByText('Sorry that it did not help').first().waitFor();
  await picture(page, 'restarted');
});
