import type { Browser, Page } from 'playwright-core';
import { inspectAccessibility } from './support/accessibility.ts';
import { box, eventually, focused, say, startBrowser, visit } from './support/browser.ts';
import { startFakeDesk, type Activity, type FakeDesk } from './support/fake-desk.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
let browser: Browser;
let desk: FakeDesk;

beforeAll(async () => {
  [browser, desk] = await Promise.all([startBrowser(), startFakeDesk()]);
});

beforeEach(() => {
  desk.received.length = 0;
  desk.answer(() => undefined);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser.close();
  desk.stop();
});

function card(body: Activity[], actions: Activity[] = []): Activity {
  return { type: 'AdaptiveCard', version: '1.5', speak: 'spoken', body, actions };
}

const execute = (title: string, verb: string) => ({ type: 'Action.Execute', title, verb, data: { form: 'f' } });

/** Answers the next text with a card and opens the page with that card on it. */
async function showing(content: Activity): Promise<Page> {
  desk.answer(async (turn) => {
    if (turn.activity['text'] === 'card') await turn.showCard(content);
    return undefined;
  });
  const { page } = await visit(browser, desk.url, { permissions: ['clipboard-read', 'clipboard-write'] });
  await say(page, 'card');
  await page.locator('.card').waitFor();
  return page;
}

test('what it is can be read before the bot answers, and without JavaScript', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/chat/conversations', (route) => route.abort());
  await page.goto(desk.url);
  expect(await page.getByRole('log').innerText()).toContain('names the cause and shows the fix');
  await page.getByText('No connection to the bot').waitFor();
  await say(page, 'too early');
  await page.getByText('Not sent').waitFor();
  expect(await box(page).inputValue()).toBe('too early');

  const { page: plain } = await visit(browser, desk.url, { javaScriptEnabled: false });
  expect(await plain.getByRole('log').innerText()).toContain('The chat needs JavaScript');
});

test('a text sent while the conversation still opens is sent as soon as it is open', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  let open = (): void => undefined;
  const mayOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/chat/conversations', async (route) => {
    await mayOpen;
    await route.continue();
  });
  await page.goto(desk.url);
  await say(page, 'faster than the bot');
  open();
  await page.getByRole('article', { name: 'You' }).waitFor();

  expect(desk.received.filter(({ type }) => type === 'message')).toMatchObject([{ text: 'faster than the bot' }]);
  expect(await page.getByText('Not sent').count()).toBe(0);
});

test('a text of the bot is Markdown, its HTML is shown as typed, links are https and open apart', async () => {
  desk.answer(async (turn) => {
    if (turn.activity['type'] === 'message') {
      await turn.say(
        '**bold** <b id="html">no</b> [good](https://a.test/) [bad](javascript:alert(1)) ![i](https://a.test/i)',
      );
    }
    return undefined;
  });
  const { page, complaints, foreign } = await visit(browser, desk.url);
  await say(page, '<img src=x onerror=alert(1)> **mine**');
  const answer = page.getByRole('article', { name: 'Writeback Desk' });

  expect(await answer.locator('strong').innerText()).toBe('bold');
  expect(await answer.innerText()).toContain('<b id="html">no</b>');
  const link = answer.getByRole('link');
  // The picture is never loaded: it has become a link, too.
  expect(await link.allInnerTexts()).toEqual(['good', 'i']);
  expect([await link.first().getAttribute('target'), await link.first().getAttribute('rel')]).toEqual([
    '_blank',
    'noopener noreferrer',
  ]);
  expect(await page.getByRole('article', { name: 'You' }).innerText()).toContain(
    '<img src=x onerror=alert(1)> **mine**',
  );
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});

test('a pressed card is busy, cannot be pressed twice, and is replaced in place with the focus near', async () => {
  const page = await showing(
    card([{ type: 'TextBlock', text: 'old' }], [execute('Go', 'go'), execute('Stay', 'stay')]),
  );
  let finish = (): void => undefined;
  desk.answer(async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    const value = card([{ type: 'TextBlock', text: 'new' }], [execute('Stay', 'stay')]);
    return { status: 200, body: { statusCode: 200, type: cardType, value } };
  });
  const stay = page.getByRole('button', { name: 'Stay' });
  await stay.focus();
  await page.keyboard.press('Enter');
  await page.locator('.card[aria-busy=true]').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Go' }).dispatchEvent('click');
  finish();
  await page.getByText('new', { exact: true }).waitFor();

  expect(desk.received.filter(({ type }) => type === 'invoke')).toMatchObject([
    { value: { action: { verb: 'stay', data: { form: 'f' } } } },
  ]);
  expect(await page.getByText('old', { exact: true }).count()).toBe(0);
  expect(await page.locator('.card').count()).toBe(1);
  expect(await focused(page)).toBe('Stay');
});

test('Action.Submit sends its data with the inputs', async () => {
  const page = await showing(
    card(
      [{ type: 'Input.Text', id: 'note', label: 'Note' }],
      [{ type: 'Action.Submit', title: 'Send it', data: { verb: 'v' } }],
    ),
  );
  await page.getByLabel('Note').fill('hello');
  await page.getByRole('button', { name: 'Send it' }).click();
  await page.locator('.card[aria-busy=false]').waitFor();

  expect(desk.received.at(-1)).toMatchObject({ type: 'message', value: { verb: 'v', note: 'hello' } });
  expect(await inspectAccessibility(page)).toEqual([]);
});

test('an answer to a press that is a refusal is told in a line, and the card can be pressed again', async () => {
  const page = await showing(card([{ type: 'TextBlock', text: 'old' }], [execute('Go', 'go')]));
  desk.answer(() => ({ status: 500, body: { error: 'storage is full' } }));
  await page.getByRole('button', { name: 'Go' }).click();
  await page.getByText('The bot could not handle that (500: storage is full)').waitFor();

  expect(await page.locator('.card').getAttribute('aria-busy')).toBe('false');
  expect(await page.getByRole('button', { name: 'Go' }).isEnabled()).toBe(true);
});

test('a text the bot fails on comes back into the box, before what was typed since', async () => {
  let finish = (): void => undefined;
  desk.answer(async (turn) => {
    if (turn.activity['type'] !== 'message') return undefined;
    await new Promise<void>((resolve) => (finish = resolve));
    return { status: 500 };
  });
  const { page } = await visit(browser, desk.url);
  await say(page, 'first');
  await page.getByRole('article', { name: 'You' }).waitFor();
  await box(page).fill('second');
  finish();
  await page.getByText('The bot could not handle that').waitFor();

  await eventually(() => box(page).inputValue(), 'first\nsecond');
});

test('a command can be copied by a button with that name, in a card and in a text', async () => {
  const line = (text: string) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, fontType: 'Monospace' }],
  });
  const page = await showing(
    card([
      { type: 'Container', style: 'emphasis', items: [line('Import-Module ADSync'), line('  Get-ADSyncScheduler')] },
      { type: 'Container', style: 'emphasis', items: [{ type: 'TextBlock', text: 'no command' }] },
    ]),
  );
  const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
  await page.getByRole('button', { name: 'Copy command' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  expect(await copied()).toBe('Import-Module ADSync\n  Get-ADSyncScheduler');

  desk.answer(async (turn) => {
    await turn.say('Run\n\n```\nnltest /sc_query:contoso\n```');
    return undefined;
  });
  await say(page, 'text');
  await page.locator('pre').waitFor();
  await page.getByRole('button', { name: 'Copy command' }).last().click();
  await eventually(copied, 'nltest /sc_query:contoso');
});

test('an address opens in a tab of its own if it is https, and not at all otherwise', async () => {
  const open = (title: string, url: string) => ({ type: 'Action.OpenUrl', title, url });
  const run = { type: 'TextRun', text: 'run', selectAction: open('bad run', 'javascript:alert(1)') };
  const page = await showing(
    card(
      [{ type: 'RichTextBlock', inlines: [run] }],
      [open('Good', 'https://good.test/'), open('Plain', 'http://plain.test/'), open('Bad', 'javascript:alert(1)')],
    ),
  );
  await page.context().route('https://good.test/', (route) => route.fulfill({ body: 'opened' }));
  const opened: Page[] = [];
  page.context().on('page', (tab) => opened.push(tab));

  await page.getByRole('link', { name: 'Plain' }).click();
  await page.getByRole('link', { name: 'Bad', exact: true }).click();
  await page.locator('.ac-textRun a').click();
  await page.getByRole('link', { name: 'Good' }).click();
  await eventually(() => Promise.resolve(opened.map((tab) => tab.url()).join(' ')), 'https://good.test/');

  expect(await opened[0]?.evaluate('window.opener')).toBeNull();
  expect(await page.locator('.ac-textRun a').getAttribute('href')).toBeNull();
});

test('a card that cannot be read is told about, and the conversation goes on', async () => {
  const page = await showing({
    type: 'AdaptiveCard',
    version: '1.5',
    body: [null, 5, { type: 'Nonsense' }],
    actions: 'x',
  });
  desk.answer(async (turn) => {
    await turn.send({ type: 'message', attachments: [{ contentType: 'image/png', name: 'a.png' }] });
    return undefined;
  });
  await say(page, 'more');

  await page.getByText('a.png (image/png) cannot be shown here.').waitFor();
});
