import type { Browser, Page } from 'playwright-core';
import { inspectAccessibility } from './support/accessibility.ts';
import { box, eventually, focused, picture, say, startBrowser, visit } from './support/browser.ts';
import { startFakeDesk, type FakeDesk } from './support/fake-desk.ts';

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

const longCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', wrap: true, text: 'A long card.\n\n'.repeat(60) }],
  actions: [{ type: 'Action.Execute', title: 'Press', verb: 'v' }],
};
const scrollTop = (page: Page) => page.evaluate<number>("document.getElementById('log').scrollTop");
const mine = (page: Page) => page.getByRole('article', { name: 'You' });

describe('the message box', () => {
  test('takes many lines: Enter sends, Shift+Enter does not, and the focus stays', async () => {
    const { page } = await visit(browser, desk.url);
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await mine(page).waitFor();

    expect(desk.received.at(-1)).toMatchObject({ text: 'one\ntwo' });
    expect(await box(page).inputValue()).toBe('');
    expect(await focused(page)).toBe('#message');

    await box(page).fill('by button');
    await page.getByRole('button', { name: 'Send' }).click();
    await eventually(() => mine(page).count(), 2);
    expect(await focused(page)).toBe('#message');
  });

  test('sends nothing for blanks', async () => {
    const { page } = await visit(browser, desk.url);
    await say(page, ' \n ');
    await say(page, 'real');
    await mine(page).waitFor();

    expect(desk.received.filter(({ type }) => type === 'message')).toMatchObject([{ text: 'real' }]);
  });

  test('counts near the limit, does not cut, and does not send what is too long', async () => {
    const { page } = await visit(browser, desk.url);
    await box(page).fill('x'.repeat(18_000));
    expect(await page.locator('#counter').innerText()).toBe('');
    await box(page).fill('x'.repeat(19_500));
    expect(await page.locator('#counter').innerText()).toBe('19,500 of 20,000 characters');
    await box(page).fill('x'.repeat(20_450));
    expect(await page.locator('#counter').innerText()).toBe('20,450 of 20,000 characters: shorten it by 450');
    await page.keyboard.press('Enter');
    expect((await box(page).inputValue()).length).toBe(20_450);
    expect(await inspectAccessibility(page)).toEqual([]);
  });

  test('takes a paste of many lines, which then scrolls inside its bubble', async () => {
    const { page } = await visit(browser, desk.url, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.evaluate("navigator.clipboard.writeText('line of a log\\n'.repeat(1428))");
    await page.keyboard.press('Control+V');
    await page.keyboard.press('Enter');
    await mine(page).waitFor();

    expect(desk.received.at(-1)).toMatchObject({ text: 'line of a log\n'.repeat(1428) });
    expect(await page.getByLabel('Full text of the message').count()).toBe(1);
    expect(await inspectAccessibility(page)).toEqual([]);
  });

  test('keeps the draft and the conversation over a reload', async () => {
    const { page } = await visit(browser, desk.url);
    await say(page, 'said');
    await mine(page).waitFor();
    await box(page).fill('half a thought');
    await page.reload();
    await mine(page).waitFor();

    expect(await box(page).inputValue()).toBe('half a thought');
    expect(desk.received.filter(({ type }) => type === 'conversationUpdate')).toHaveLength(1);
  });
});

describe('the log', () => {
  test('shows that the bot is typing until it has answered', async () => {
    let finish = (): void => undefined;
    desk.answer(async (turn) => {
      if (turn.activity['type'] !== 'message') return undefined;
      await turn.send({ type: 'typing' });
      await new Promise<void>((resolve) => (finish = resolve));
      await turn.say('done');
      return undefined;
    });
    const { page } = await visit(browser, desk.url);
    await say(page, 'go');
    const typing = page.getByText('Writeback Desk is typing');
    await typing.waitFor();
    finish();
    await page.getByText('done').waitFor();

    expect(await typing.isVisible()).toBe(false);
  });

  test('shows edits in place and takes deleted messages away', async () => {
    desk.answer(async (turn) => {
      if (turn.activity['type'] !== 'message') return undefined;
      const edited = await turn.say('first form');
      const deleted = await turn.say('to be deleted');
      await turn.send({ type: 'message', text: 'second form' }, 'PUT', edited);
      await turn.send({}, 'DELETE', deleted);
      return undefined;
    });
    const { page } = await visit(browser, desk.url);
    await say(page, 'go');
    await page.getByText('second form').waitFor();
    await page.getByText('to be deleted').waitFor({ state: 'detached' });

    expect(await page.getByRole('article', { name: 'Writeback Desk' }).count()).toBe(1);
  });

  test('starts a long answer at its beginning, and leaves a reader where she is', async () => {
    desk.answer(async (turn) => {
      if (turn.activity['type'] === 'message') await turn.say('A long answer.\n\n'.repeat(80));
      return undefined;
    });
    const { page } = await visit(browser, desk.url);
    await say(page, 'first');
    const answers = page.getByRole('article', { name: 'Writeback Desk' });
    await answers.first().waitFor();
    const top = await answers.first().boundingBox();
    expect(top?.y).toBeLessThan(150);
    expect(top?.y).toBeGreaterThan(50);

    const place = await scrollTop(page);
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 300);
    await eventually(async () => (await scrollTop(page)) === place + 300, true);
    desk.answer(() => undefined);
    const { conversation, serviceUrl } = desk.received.at(-1) as { conversation: { id: string }; serviceUrl: string };
    await page.request.post(`${serviceUrl}/v3/conversations/${conversation.id}/activities`, {
      data: { type: 'message', text: 'By the way.' },
    });
    const newer = page.getByRole('button', { name: 'Newer messages below' });
    await newer.waitFor();
    expect(await scrollTop(page)).toBe(place + 300);
    await picture(page, 'newer-below');

    await newer.click();
    expect(await page.getByText('By the way.').isVisible()).toBe(true);
    await newer.waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('article');
  });
});

test('who pressed a button at the end of a long card sees what comes after it', async () => {
  desk.answer(async (turn) => {
    if (turn.activity['type'] === 'message') await turn.showCard(longCard);
    if (turn.activity['type'] === 'invoke') await turn.say('What came after.');
    return undefined;
  });
  const { page } = await visit(browser, desk.url);
  await say(page, 'go');
  await page.getByRole('button', { name: 'Press' }).click();
  const after = page.getByText('What came after.');
  await after.waitFor();

  expect((await after.boundingBox())?.y).toBeLessThan(700);
  expect(await page.getByRole('button', { name: 'Newer messages below' }).isVisible()).toBe(false);
});

test('a change of theme reaches cards at once and keeps what was typed into them', async () => {
  desk.answer(async (turn) => {
    if (turn.activity['type'] !== 'message') return undefined;
    await turn.showCard({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: 'Title', style: 'heading' },
        { type: 'Input.Text', id: 'note', label: 'Note' },
      ],
    });
    return undefined;
  });
  const { page } = await visit(browser, desk.url);
  await say(page, 'go');
  await page.getByLabel('Note').fill('kept');
  const color = () => page.evaluate<string>("getComputedStyle(document.querySelector('.ac-textBlock')).color");
  const light = await color();
  await page.emulateMedia({ colorScheme: 'dark' });

  expect(await color()).not.toBe(light);
  expect(await page.getByLabel('Note').inputValue()).toBe('kept');
  expect(await inspectAccessibility(page)).toEqual([]);
});

test.each([
  ['no-preference' as const, 1],
  ['reduce' as const, 0],
])('with reduced motion "%s" the number of moving things is %i', async (reducedMotion, moving) => {
  desk.answer(async (turn) => {
    if (turn.activity['type'] === 'message') await turn.send({ type: 'typing' });
    return undefined;
  });
  const { page } = await visit(browser, desk.url, { reducedMotion });
  await say(page, 'go');
  await page.getByText('Writeback Desk is typing').waitFor();

  expect(await page.evaluate<number>('document.getAnimations().length')).toBe(moving);
});
