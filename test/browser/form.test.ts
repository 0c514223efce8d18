import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { caseDraftCard } from '../../cards/case-draft/case-draft.ts';
import { caseFormCard } from '../../cards/case-form/case-form.ts';
import { caseCard } from '../../cards/case/case.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { aCase, caseDraft, caseForm } from '../cards/case-samples.ts';
import { inspectAccessibility } from './support/accessibility.ts';
import { eventually, focused, picture, say, startBrowser, visit } from './support/browser.ts';
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

/** Opens the page with one card, or several, on it. */
async function showing(cards: readonly AdaptiveCard[], options: BrowserContextOptions = {}): Promise<Page> {
  desk.answer(async (turn) => {
    if (turn.activity['text'] !== 'cards') return undefined;
    for (const card of cards) await turn.showCard(card as unknown as Record<string, unknown>);
    return undefined;
  });
  const { page } = await visit(browser, desk.url, options);
  await say(page, 'cards');
  await page
    .locator('.card')
    .nth(cards.length - 1)
    .waitFor();
  return page;
}

/** What the last pressed button sent. */
const pressed = () => desk.received.filter(({ type }) => type === 'invoke').at(-1)?.['value'];

const { form, draft, revision } = caseForm;

test.each([
  ['wide-light', { viewport: { width: 1280, height: 1400 } }],
  ['phone-dark', { viewport: { width: 320, height: 1900 }, colorScheme: 'dark' as const }],
])('%s: form, draft and case are named, in contrast and never wider than the window', async (name, options) => {
  const page = await showing([caseFormCard(caseForm)], options);
  await page.getByRole('button', { name: 'The page has no support code' }).click();
  await picture(page, `${name}-form`);
  expect(await inspectAccessibility(page)).toEqual([]);

  // Two cards with inputs of the same names, one of them shown only when it is opened.
  const both = await showing([caseDraftCard(caseDraft), caseCard(aCase), caseCard(aCase)], options);
  await both.getByRole('button', { name: 'Assign…' }).first().click();
  await both.getByRole('button', { name: 'Assign…' }).last().click();
  expect(await both.getByLabel('Who takes the case').count()).toBe(2);
  await picture(both, `${name}-cases`);
  expect(await inspectAccessibility(both)).toEqual([]);
});

test('what is typed and chosen in the form is sent, and stays where it is when the card does', async () => {
  const page = await showing([caseFormCard(caseForm)]);
  await page.getByLabel('What happened').fill('It fails.\nTwice.');
  await page.getByLabel('Who is it about').fill('');
  await page.getByLabel('How does the user sign in').selectOption('In the cloud only');
  await page.getByLabel('Day').fill('2026-11-02');
  await page.getByLabel('Time').fill('23:59');
  await page.getByRole('checkbox', { name: 'The user has a license' }).uncheck();
  await page.getByRole('button', { name: 'Save the details' }).click();
  await page.locator('.card[aria-busy=false]').waitFor();

  expect(pressed()).toEqual({
    trigger: 'manual',
    action: {
      type: 'Action.Execute',
      verb: 'draft.saved',
      data: {
        verb: 'draft.saved',
        ...{ form, draft, revision },
        ...{
          problem: 'It fails.\nTwice.',
          userType: 'cloud-only',
          day: '2026-11-02',
          clock: '23:59',
          licence: 'false',
        },
      },
    },
  });
  expect(await page.getByLabel('What happened').inputValue()).toBe('It fails.\nTwice.');
  expect(await page.getByLabel('Day').inputValue()).toBe('2026-11-02');
});

test('a hidden part opens and closes, keeps what was typed, and its button says whether it is open', async () => {
  const page = await showing([caseFormCard(caseForm)]);
  const opener = page.getByRole('button', { name: 'The page has no support code' });
  const sid = page.getByLabel('SID');
  expect([await sid.isVisible(), await opener.getAttribute('aria-expanded')]).toEqual([false, 'false']);
  await opener.focus();
  await page.keyboard.press('Enter');
  expect([await sid.isVisible(), await opener.getAttribute('aria-expanded')]).toEqual([true, 'true']);
  await page.keyboard.press('Tab');
  await page.keyboard.type('typed');
  await opener.click();
  expect([await sid.isVisible(), await opener.getAttribute('aria-expanded')]).toEqual([false, 'false']);
  await page.getByRole('button', { name: 'Save the details' }).click();
  await page.locator('.card[aria-busy=false]').waitFor();

  expect(desk.received.filter(({ type }) => type === 'invoke')).toHaveLength(1);
  expect(pressed()).toMatchObject({ action: { data: { sid: 'typed' } } });
});

test('a field tells of its problem and its hint where it is heard', async () => {
  const page = await showing([caseFormCard(caseForm)]);
  const described = async (label: string) => {
    const id = await page.getByLabel(label).getAttribute('aria-describedby');
    return (await page.locator(`[id="${String(id)}"]`).innerText()).trim();
  };
  expect(await described('What happened')).toBe('In your own words.');
  expect(await described('Who is it about')).toBe('Problem: Please give the sign-in name.');
  expect(await page.getByLabel('Who is it about').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('What happened').getAttribute('aria-invalid')).toBeNull();
});

test('what is written in an opened card is sent by its own button only, and by keyboard alone', async () => {
  const page = await showing([caseCard(aCase)]);
  await page.getByRole('button', { name: 'Ask the requester…' }).focus();
  await page.keyboard.press('Enter');
  const question = page.getByLabel('Your question');
  await question.focus();
  await page.keyboard.type('Since when?');
  await page.getByRole('button', { name: 'Claim' }).click();
  await page.locator('.card[aria-busy=false]').waitFor();
  const known = { form: aCase.form, case: 1042, revision: aCase.revision };
  expect(pressed()).toMatchObject({ action: { verb: 'case.claimed', data: { verb: 'case.claimed', ...known } } });
  expect(pressed()).not.toHaveProperty('action.data.question');

  await page.getByRole('button', { name: 'Work note…' }).click();
  await page.getByRole('button', { name: 'Ask the requester…' }).click();
  expect(await question.inputValue()).toBe('Since when?');
  await question.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.card[aria-busy=false]').waitFor();
  expect(pressed()).toEqual({
    trigger: 'manual',
    action: {
      type: 'Action.Execute',
      verb: 'case.asked',
      data: { verb: 'case.asked', ...known, question: 'Since when?' },
    },
  });
});

test('somebody is chosen among those whom the desk knows', async () => {
  const page = await showing([caseCard(aCase)]);
  await page.getByRole('button', { name: 'Assign…' }).click();
  await page.getByLabel('Who takes the case').selectOption('Grace Hopper');
  await page.getByRole('button', { name: 'Assign to this person' }).click();
  await page.locator('.card[aria-busy=false]').waitFor();
  expect(pressed()).toMatchObject({ action: { verb: 'case.assigned', data: { assignee: aCase.people[0]?.id } } });
});

test('the second click of a double click does not press the card that came in between', async () => {
  const page = await showing([caseDraftCard(caseDraft)], { viewport: { width: 1280, height: 1400 } });
  desk.answer((turn) => {
    if (turn.activity['type'] !== 'invoke') return undefined;
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: caseDraftCard(caseDraft) },
    };
  });
  const place = await page.getByRole('button', { name: 'Withdraw' }).boundingBox();
  await page.evaluate(`document.querySelector('.card').dataset.first = ''`);
  const [x, y] = [(place?.x ?? 0) + 9, (place?.y ?? 0) + 9];
  await page.mouse.click(x, y);
  await page.locator('.card[data-first]').waitFor({ state: 'detached' });
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await say(page, 'afterwards');
  await page.getByRole('article', { name: 'You' }).filter({ hasText: 'afterwards' }).waitFor();
  const presses = () => desk.received.filter(({ type }) => type === 'invoke').length;
  expect(presses()).toBe(1);

  await page.mouse.click(x, y);
  await eventually(() => Promise.resolve(presses()), 2);
});

test('what a button opens is seen whole, and can be filled in at once', async () => {
  const page = await showing([caseCard(aCase)], { viewport: { width: 320, height: 640 } });
  await page.getByRole('button', { name: 'Ask the requester…' }).click();
  expect(await focused(page)).toBe(`#${String(await page.getByLabel('Your question').getAttribute('id'))}`);
  const bottomOf = async (place: Locator) => {
    const area = await place.boundingBox();
    return area ? area.y + area.height : NaN;
  };
  const opened = await bottomOf(page.getByRole('button', { name: 'Send the question' }));
  expect(opened).toBeLessThan(await bottomOf(page.getByRole('log')));
});

test('the bar of a draft is for the eye: its words stand beside it', async () => {
  const page = await showing([caseDraftCard(caseDraft)]);
  expect(await page.getByText('▰▰▰▰▰▰▰▱▱▱', { exact: true }).getAttribute('aria-hidden')).toBe('true');
  expect(await page.getByText('9 of 12 details').getAttribute('aria-hidden')).toBeNull();
});
