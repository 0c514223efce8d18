import type { Page } from 'playwright-core';

// Runs in the page, where the types of the DOM are not known to this project: so it is a text.
const inspection = `(() => {
  const problems = [];
  const visible = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const describe = (element) => element.outerHTML.slice(0, 120);

  for (const control of document.querySelectorAll('button, a[href], textarea, input, select')) {
    const label = control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent ?? control.textContent;
    if (label.trim() === '') problems.push('no accessible name: ' + describe(control));
    if (control.tabIndex > 0) problems.push('changes the order of focus: ' + describe(control));
  }
  for (const image of document.querySelectorAll('img:not([alt])')) problems.push('no alt: ' + describe(image));
  for (const [role, selector] of [['banner', 'header'], ['main', 'main'], ['log', '[role=log][aria-live=polite][aria-label]'],
    ['form', 'form[aria-label]'], ['h1', 'h1']]) {
    if (document.querySelectorAll(selector).length !== 1) problems.push('not exactly one ' + role);
  }
  if (document.documentElement.lang !== 'en') problems.push('no language');
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  if (new Set(ids).size !== ids.length) problems.push('an id is there twice');

  for (const element of [document.documentElement, ...document.querySelectorAll('#log, #log *')]) {
    const { overflowX } = getComputedStyle(element);
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && visible(element)) {
      problems.push('wider than its place: ' + describe(element));
    }
  }

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color) => {
    const [r, g, b] = color.map((value) => value / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
    }
    return rgba('white');
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() === '' || !visible(element) || element.closest('.unseen, script, noscript')) continue;
    const pair = [luminance(rgba(getComputedStyle(element).color)), luminance(behind(element))];
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) problems.push('contrast ' + ratio.toFixed(2) + ': ' + describe(element));
  }
  return problems;
})()`;

/** What a first look with accessibility in mind finds wrong: names, landmarks, order, contrast (AA), width. */
export function inspectAccessibility(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(inspection);
}
