import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { inspectAccessibility } from './support/accessibility.ts';
import { eventually, focused, picture, say, startBrowser, visit } from './support/browser.ts';
import { startRealDesk, type RealDesk } from './support/real-desk.ts';

const hostile = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) <at>Everybody</at> ${7*7} **bold** &lt;';
const dataDir = mkdtempSync(join(tmpdir(), 'writeback-desk-'));
const dialogs: string[] = [];
let browser: Browser;
let desk: RealDesk;

beforeAll(async () => {
  [browser, desk] = await Promise.all([startBrowser(), startRealDesk(dataDir)]);
  const { page } = await enter('/channel');
  await say(page, 'setup');
  await page.getByText('From now on new cases arrive in this channel').waitFor();
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser.close();
  await desk.stop();
  rmSync(dataDir, { recursive: true });
});

/** Opens one of the pages, by the link that leads there. */
async function enter(place: '/' | '/channel', options: BrowserContextOptions = {}) {
  const visited = await visit(browser, desk.url, options);
  visited.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  if (place === '/channel') await visited.page.getByRole('link', { name: 'Triage channel' }).click();
  await visited.page.locator(`nav a[href="${place}"][aria-current=page]`).waitFor();
  return visited;
}

/** Goes from an answer to the form of a new case. */
async function openForm(page: Page): Promise<Locator> {
  await say(page, 'SSPR_0029');
  await page.getByRole('button', { name: 'It did not help' }).waitFor();
  await say(page, 'open a case');
  await page.getByText('Let us open a case').waitFor();
  await say(page, 'form');
  const form = page.getByRole('article').filter({ hasText: 'Save the details' });
  await form.waitFor();
  return form;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click();
const shows = (page: Page, text: string) => page.getByText(text, { exact: false }).last().waitFor();

test('a case from both sides: filled in, mended, sent, claimed, asked, answered, resolved and closed', async () => {
  const { page: chat } = await enter('/');
  const { page: channel } = await enter('/channel');
  await openForm(chat);
  await chat.getByLabel('What happened', { exact: true }).fill('The page shows SSPR_0029.');
  await chat.getByLabel('User ID').fill('nobody');
  await press(chat, 'Save the details');
  await shows(chat, 'Problem: Please give the sign-in name');
  // Who has pressed at the end of the form is led to what needs another look.
  await eventually(() => chat.evaluate('document.activeElement.value'), 'nobody');
  await chat.getByLabel('User ID').fill('user@contoso.com');
  await press(chat, 'Save the details');
  // Whose button is gone sees the new card from its beginning.
  const draft = chat.getByRole('heading', { name: /^Your case/ });
  await draft.waitFor();
  await eventually(async () => ((await draft.boundingBox())?.y ?? -1) > 50, true);
  await chat.getByRole('button', { name: 'Send the case' }).dblclick();
  await shows(chat, 'Your case is number 1001');

  await channel.getByRole('heading', { name: /^Case 1001/ }).waitFor();
  await press(channel, 'Claim');
  await shows(channel, ' took the case');
  await Promise.all([channel.reload(), chat.reload()]);
  await shows(channel, ' took the case');
  await channel.getByRole('button', { name: 'Ask the requester…' }).focus();
  await channel.keyboard.press('Enter');
  await eventually(() => focused(channel).then((name) => name.startsWith('#')), true);
  await channel.keyboard.type(hostile);
  await desk.stop();
  await shows(channel, 'No connection to the bot');
  desk = await startRealDesk(dataDir, new URL(desk.url).port);
  await shows(channel, 'The bot was restarted. The cases are as they were');
  await shows(chat, 'It knows where you were');
  await channel.keyboard.press('Tab');
  expect(await focused(channel)).toBe('Send the question');
  await channel.keyboard.press('Enter');

  await shows(chat, 'It waits for your answer.');
  await chat.getByLabel('Your answer').fill('Since Monday.');
  await press(chat, 'Send the answer');
  await shows(channel, 'The requester of case 1001 writes: Since Monday.');
  await press(channel, 'Resolve…');
  await channel.getByLabel('What solved it').fill(`Rights were given. ${hostile}`);
  await press(channel, 'Mark as resolved');
  await shows(chat, 'The desk says that it is solved. Is it?');
  await press(chat, 'Close my case');
  await shows(channel, 'Closed · ');
  await Promise.all([picture(chat, 'case-chat'), picture(channel, 'case-channel')]);

  for (const page of [chat, channel]) {
    expect(await page.getByText(hostile).count()).toBeGreaterThan(0);
    expect(await page.locator('.card :is(img, strong, a)').count()).toBe(0);
    expect(await inspectAccessibility(page)).toEqual([]);
  }
  // A copy holds personal data: it is in the chat of the analyst of that tab, and nowhere else.
  await press(channel, 'Copy for Microsoft support');
  await channel.getByRole('link', { name: 'Analyst’s chat' }).click();
  await shows(channel, 'user@contoso.com');
  await channel.locator('nav a[href="/analyst"][aria-current=page]').waitFor();
  // Whoever works in their own chat is called what they are called in the channel.
  await say(channel, 'open cases');
  await shows(channel, 'There are no open cases here.');
  await say(channel, 'case 1001');
  await channel
    .getByText(/^Closed · Analyst [0-9a-f]{4} has it$/)
    .last()
    .waitFor();
  await picture(channel, 'case-analyst');
  expect(await inspectAccessibility(channel)).toEqual([]);
  await channel.getByRole('link', { name: 'Triage channel' }).click();
  await channel.getByRole('heading', { name: /^Case 1001/ }).waitFor();
  // What was said twice quickly is one case: there is no second one.
  await say(channel, 'case 1002');
  await shows(channel, 'no case 1002');
  expect(dialogs).toEqual([]);
});

test('whatever is typed into the form stays text, and what is too long is told', async () => {
  const { page, complaints, foreign } = await enter('/');
  const form = await openForm(page);
  await press(page, 'The page has no support code');
  const fields = form.locator('textarea, input[type=text]');
  expect(await fields.count()).toBeGreaterThan(9);
  for (const field of await fields.all()) await field.fill(hostile);
  await form.getByLabel('What was expected').fill('x'.repeat(4000));
  await shows(page, 'That is all that fits here: 1,000 characters.');
  await press(page, 'Save the details');
  await shows(page, 'Problem: ');

  for (const field of await fields.all()) expect([hostile, 'x'.repeat(1000)]).toContain(await field.inputValue());
  const isWrong = (label: string) => form.getByLabel(label, { exact: true }).getAttribute('aria-invalid');
  expect(await isWrong('What happened')).toBeNull();
  for (const label of ['Support code', 'SID', 'CID', 'Time zone', 'User ID']) {
    expect([label, await isWrong(label)]).toEqual([label, 'true']);
  }
  for (const field of await form.locator('[aria-invalid=true]').all()) await field.fill('');
  await press(page, 'Save the details');
  const draft = page.getByRole('article').filter({ hasText: 'Send the case' });
  await draft.waitFor();

  expect(await draft.getByText(hostile).count()).toBeGreaterThan(3);
  expect(await draft.locator(':is(img, strong, a)').count()).toBe(0);
  expect(await inspectAccessibility(page)).toEqual([]);
  expect([complaints, foreign, dialogs]).toEqual([[], [], []]);
});

test('in the channel nobody sees the mention that carries a text, and everybody sees who wrote it', async () => {
  const { page: one } = await enter('/channel');
  const { page: other } = await enter('/channel');
  await say(one, 'help <b>me</b>');
  const own = one.getByRole('article', { name: 'You' }).last();
  await own.waitFor();

  expect(await own.locator('.bubble').innerText()).toBe('help <b>me</b>');
  await eventually(async () => {
    const lines = await other.getByText('wrote: help <b>me</b>').allInnerTexts();
    return /^Analyst [0-9a-f]{4} wrote: help <b>me<\/b>$/.test(lines.join('|'));
  }, true);
  expect(await other.getByRole('article', { name: 'You' }).count()).toBe(0);
});

test('who starts over, even twice and while the bot is away, keeps their cases', async () => {
  const { page } = await enter('/');
  await openForm(page);
  await page.getByRole('button', { name: 'Start over' }).dblclick();
  await page.getByRole('button', { name: /^Try / }).first().waitFor();
  await desk.stop();
  await shows(page, 'No connection to the bot');
  await press(page, 'Start over');
  desk = await startRealDesk(dataDir, new URL(desk.url).port);
  await page.reload();
  await page.getByRole('button', { name: /^Try / }).first().waitFor();
  await say(page, 'my cases');
  await shows(page, 'not sent yet');
});

test('on a phone the places do not break the title, are in contrast, and can be reached by keyboard', async () => {
  const { page } = await enter('/', { viewport: { width: 320, height: 640 } });
  await page.getByRole('button', { name: /^Try / }).first().waitFor();
  const title = await page.getByRole('heading', { level: 1 }).boundingBox();
  expect(title?.height).toBeLessThan(25);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `places-${colorScheme}`);
    expect(await inspectAccessibility(page)).toEqual([]);
  }

  await page.evaluate('document.activeElement.blur()');
  for (let presses = 0; (await currentPlace(page)) !== 'Triage channel' && presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  await page.keyboard.press('Enter');
  await page.locator('nav a[href="/channel"][aria-current=page]').waitFor();
  expect(await page.title()).toBe('Triage channel, Writeback Desk');
  expect(await page.getByRole('button', { name: 'Start over' }).isVisible()).toBe(false);
  expect(await inspectAccessibility(page)).toEqual([]);
});

/** Text of the link that has the focus, empty for anything else. */
function currentPlace(page: Page): Promise<string> {
  return page.evaluate(`document.activeElement.matches('nav a') ? document.activeElement.textContent : ''`);
}
