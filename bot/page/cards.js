import { markCommands } from './command-blocks.js';
import { hostConfig } from './host-config.js';
import { cardMarkdown, openLink, tameLinks } from './markdown.js';

const { AdaptiveCard, ExecuteAction, GlobalSettings, HostConfig, OpenUrlAction, SubmitAction, ToggleVisibilityAction } =
  window.AdaptiveCards;

GlobalSettings.setTabIndexAtCardRoot = false;
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardMarkdown(text);
  result.didProcess = true;
};

let cards = 0;
let described = 0;

/** Renders a card; `press` sends what a button stands for and returns when everything about it has been said. */
export function renderCard(content, press) {
  const frame = document.createElement('div');
  frame.className = 'card';
  const number = (cards += 1);
  const card = new AdaptiveCard();
  // What opens inside a card is not rendered before it is opened.
  card.onInlineCardExpanded = (action, isOpen) => {
    finishInputs(frame, number);
    if (isOpen) showOpened(action.card.renderedElement);
  };
  card.hostConfig = configure();
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) openLink(action.url);
    else if (action instanceof ToggleVisibilityAction) sayWhetherOpen(action);
    else void pressOnce(frame, toPost(action), press);
  };
  frame.append(render(card, content) ?? unreadable());
  // The spoken text would otherwise be read in place of every element a person moves to.
  frame.firstElementChild.removeAttribute('aria-label');
  tameLinks(frame);
  hideBars(frame);
  finishInputs(frame, number);
  refuseSecondClicks(frame);
  frame.addEventListener('input', ({ target }) => tellWhenFull(target));
  return frame;
}

function configure() {
  const config = new HostConfig(hostConfig);
  // There is no directory here to look people up in: those whom the desk knows are a plain list. The renderer does not take
  // this one from the settings when it is false.
  config.inputs.allowDynamicallyFilteredChoiceSet = false;
  return config;
}

function finishInputs(frame, number) {
  describeInputs(frame);
  ownIds(frame, number);
}

function render(card, content) {
  try {
    card.parse(content);
    const element = card.render();
    markCommands(card);
    return element;
  } catch {
    // One card that the renderer cannot take must not end the conversation.
    return undefined;
  }
}

// Not before the renderer has changed what can be seen, which it does after it has told of the press.
function sayWhetherOpen(action) {
  queueMicrotask(() => {
    const root = action.parent.getRootElement();
    const isOpen = Object.keys(action.targetElements).some((id) => root.getElementById(id)?.isVisible);
    action.renderedElement.setAttribute('aria-expanded', String(isOpen));
  });
}

// Ids of a card are its own affair: on the page they could be those of another card, or of the page itself.
function ownIds(frame, number) {
  const ownId = (id) => (/^__/.test(id) ? id : `__card-${number}-${id}`);
  for (const element of frame.querySelectorAll('[id]')) element.id = ownId(element.id);
  for (const button of frame.querySelectorAll('[aria-controls]')) {
    const ids = button.getAttribute('aria-controls').split(' ');
    button.setAttribute('aria-controls', ids.map(ownId).join(' '));
    if (!button.hasAttribute('aria-expanded')) button.setAttribute('aria-expanded', 'false');
  }
}

// A hint or a problem stands below its field: who hears the page is told of it in the field.
function describeInputs(frame) {
  for (const place of frame.querySelectorAll('.ac-input-container')) {
    const control = place.querySelector('input, select, textarea');
    const below = textsAfter(place.parentElement);
    for (const text of below) text.id ||= `__below-${(described += 1)}`;
    if (below.length > 0) control.setAttribute('aria-describedby', below.map(({ id }) => id).join(' '));
    if (below.some(({ textContent }) => textContent.startsWith('Problem:')))
      control.setAttribute('aria-invalid', 'true');
  }
}

function textsAfter(element) {
  const texts = [];
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches('.ac-textBlock')) texts.push(next);
    else if (next.querySelector('.ac-input-container')) break;
  }
  return texts;
}

// The browser cuts off what is too long without a word.
function tellWhenFull(control) {
  const { maxLength, value } = control;
  const place = control.closest('.ac-input-container');
  if (!place || !(maxLength > 0)) return;
  const line = place.parentElement.querySelector('.full') ?? lineBelow(place);
  const limit = new Intl.NumberFormat('en').format(maxLength);
  line.textContent = value.length < maxLength ? '' : `That is all that fits here: ${limit} characters.`;
}

function lineBelow(place) {
  const line = document.createElement('p');
  line.className = 'full';
  line.setAttribute('role', 'status');
  place.after(line);
  return line;
}

// A bar made of signs has its words beside it.
function hideBars(frame) {
  for (const run of frame.querySelectorAll('.ac-textRun')) {
    if (/^[▰▱]+$/.test(run.textContent)) run.setAttribute('aria-hidden', 'true');
  }
}

function toPost(action) {
  if (action instanceof ExecuteAction) {
    const invoke = { verb: action.verb ?? '', data: asObject(action.data), ...(action.id && { id: action.id }) };
    return { invoke };
  }
  return action instanceof SubmitAction ? { value: asObject(action.data) } : undefined;
}

// An action without data still carries its inputs; text as data has no place to put them and is kept under one name.
function asObject(data) {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data;
  return data === undefined ? {} : { data };
}

async function pressOnce(frame, post, press) {
  if (!post || frame.getAttribute('aria-busy') === 'true') return;
  const place = frame.parentElement;
  setBusy(frame, true);
  await press(post);
  setBusy(frame, false);
  if (!frame.isConnected && place.contains(document.activeElement)) showReplaced(place);
}

// A field with a problem comes first. Else, whose button is gone reads the new card from its beginning, unless more came after it.
function showReplaced(place) {
  const wrong = place.querySelector('[aria-invalid="true"]');
  const isAbove = place.getBoundingClientRect().top < place.parentElement.getBoundingClientRect().top;
  if (wrong) wrong.focus();
  else if (document.activeElement === place && !place.nextElementSibling && isAbove) place.scrollIntoView();
}

// What opens at the end of a card may open below the edge of the window; it is opened to be filled in.
function showOpened(part) {
  part.scrollIntoView({ block: 'nearest' });
  part.querySelector('input, select, textarea')?.focus({ preventScroll: true });
}

// The second click of a double click hits the card that took the place of the first one's, which nobody has read yet.
function refuseSecondClicks(frame) {
  let isFresh = true;
  const judge = (event) => {
    if (isFresh && event.detail > 1) event.stopPropagation();
    else isFresh = false;
  };
  frame.addEventListener('click', judge, { capture: true });
}

// Disabling would throw the focus out of the card, so the buttons only say that they are.
function setBusy(frame, busy) {
  frame.setAttribute('aria-busy', String(busy));
  for (const button of frame.querySelectorAll('.ac-pushButton')) button.setAttribute('aria-disabled', String(busy));
}

function unreadable() {
  const line = document.createElement('p');
  line.textContent = 'This card cannot be shown here.';
  return line;
}
