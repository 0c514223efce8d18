import { markCommands } from './command-blocks.js';
import { hostConfig } from './host-config.js';
import { cardMarkdown, openLink, tameLinks } from './markdown.js';

const { AdaptiveCard, ExecuteAction, GlobalSettings, HostConfig, OpenUrlAction, SubmitAction } = window.AdaptiveCards;

GlobalSettings.setTabIndexAtCardRoot = false;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardMarkdown(text);
  result.didProcess = true;
};

/** Renders a card; `press` sends what a button stands for and returns when everything about it has been said. */
export function renderCard(content, press) {
  const frame = document.createElement('div');
  frame.className = 'card';
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) openLink(action.url);
    else void pressOnce(frame, toPost(action), press);
  };
  frame.append(render(card, content) ?? unreadable());
  // The spoken text would otherwise be read in place of every element a person moves to.
  frame.firstElementChild.removeAttribute('aria-label');
  tameLinks(frame);
  return frame;
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
  setBusy(frame, true);
  await press(post);
  setBusy(frame, false);
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
