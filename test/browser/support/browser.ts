import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page, and what went on in it that a person would not see. */
export interface Visit {
  readonly page: Page;
  /** Messages of the console that are warnings or errors, and errors nobody caught. */
  readonly complaints: string[];
  /** Addresses outside the page's own host that were asked for. */
  readonly foreign: string[];
}

/** Starts Debian's Chromium without a window. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args });
}

/** Opens the chat page in a profile of its own. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) foreign.push(request.url());
  });
  await page.goto(url);
  return { page, complaints, foreign };
}

/** Types a text into the message box and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.keyboard.press('Enter');
}

/** The message box. */
export function box(page: Page): Locator {
  return page.getByLabel('Message', { exact: true });
}

/** Waits until a question has the expected answer, and lets the test fail with the last one if it never has. */
export async function eventually<Value>(question: () => Promise<Value>, expected: Value): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await question()) === expected) return;
    await setTimeout(100);
  }
  expect(await question()).toBe(expected);
}

/** What has the focus: the name of a button, else `#id`, else the tag. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const element = document.activeElement;
    if (element.tagName === 'BUTTON') return element.getAttribute('aria-label') ?? element.textContent;
    return element.id ? '#' + element.id : element.tagName.toLowerCase();
  })()`);
}

/** Keeps a picture for whoever wants to look; its place is outside the project. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'writeback-desk-pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
