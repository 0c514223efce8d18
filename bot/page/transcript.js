import { renderCard } from './cards.js';
import { markCodeBlocks } from './command-blocks.js';
import { renderMessage } from './markdown.js';
import { Scrolling } from './scrolling.js';
import { showTyping } from './status.js';

const cardType = 'application/vnd.microsoft.card.adaptive';
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** Shows the log of a conversation; `press(post, activityId)` sends what a button of a card stands for. */
export class Transcript {
  #log;
  #intro;
  #press;
  #scrolling;
  #shown = new Map();

  constructor({ log, intro, newer, press }) {
    this.#log = log;
    this.#intro = intro;
    this.#press = press;
    this.#scrolling = new Scrolling(log, newer);
  }

  /** Shows one entry of the log. */
  apply({ kind, activity }) {
    if (kind === 'delete') this.#drop(activity.id);
    else if (activity.type === 'typing') showTyping(true);
    else if (activity.type === 'message') this.#put(activity);
  }

  /** Adds a line of the page itself; `caused` by what the person just did. */
  notice(text, { caused }) {
    this.#add(noticeOf(text), caused);
  }

  /** Keeps what was said readable, but takes the buttons away: their conversation is over. */
  clear() {
    showTyping(false);
    this.#shown.clear();
    this.#log.replaceChildren(this.#intro);
    this.#intro.hidden = false;
    this.#scrolling.reset();
  }

  #put(activity) {
    showTyping(false);
    const known = this.#shown.get(activity.id);
    const content = contentOf(activity, (post) => this.#press(post, activity.id));
    if (known) {
      keepFocusNear(known, () => known.replaceChildren(...content));
      letScroll(known);
      return;
    }
    const element = frameOf(activity);
    element.append(...content);
    this.#shown.set(activity.id, element);
    this.#add(element, !isFrom(activity, 'bot'));
    letScroll(element);
  }

  #drop(id) {
    const element = this.#shown.get(id);
    if (element) keepFocusNear(element, () => element.remove());
    this.#shown.delete(id);
  }

  #add(element, caused) {
    this.#intro.hidden = true;
    this.#log.append(element);
    this.#scrolling.added(element, caused);
  }
}

function isFrom(activity, role) {
  return activity.from?.role === role;
}

function frameOf(activity) {
  if (isFrom(activity, 'system')) return noticeOf('');
  const element = document.createElement('article');
  element.className = isFrom(activity, 'user') ? 'message mine' : 'message';
  element.setAttribute('aria-label', authorOf(activity));
  element.tabIndex = -1;
  return element;
}

function noticeOf(text) {
  const element = document.createElement('p');
  element.className = 'notice';
  element.tabIndex = -1;
  element.textContent = text;
  return element;
}

function authorOf(activity) {
  return isFrom(activity, 'user') ? 'You' : 'Writeback Desk';
}

function contentOf(activity, press) {
  if (isFrom(activity, 'system')) return [activity.text];
  const parts = [byline(activity)];
  if (activity.text) parts.push(textOf(activity));
  for (const attachment of activity.attachments ?? []) parts.push(attachmentOf(attachment, press));
  return parts;
}

function byline(activity) {
  const line = document.createElement('p');
  line.className = 'byline';
  const time = document.createElement('time');
  time.dateTime = activity.timestamp;
  time.textContent = clock.format(new Date(activity.timestamp));
  line.append(authorOf(activity), ' ', time);
  return line;
}

function textOf(activity) {
  const bubble = document.createElement('div');
  bubble.className = 'bubble';
  if (isFrom(activity, 'user') || activity.textFormat === 'plain') {
    bubble.classList.add('plain');
    bubble.textContent = activity.text;
    return bubble;
  }
  bubble.append(renderMessage(activity.text));
  markCodeBlocks(bubble);
  return bubble;
}

function attachmentOf(attachment, press) {
  if (attachment.contentType === cardType) return renderCard(attachment.content, press);
  const line = document.createElement('p');
  line.className = 'bubble';
  line.textContent = `${attachment.name ?? 'An attachment'} (${attachment.contentType}) cannot be shown here.`;
  return line;
}

// A long paste scrolls inside its bubble, and what scrolls must be reachable by keyboard.
function letScroll(element) {
  const bubble = element.querySelector('.bubble.plain');
  if (!bubble || bubble.scrollHeight <= bubble.clientHeight) return;
  bubble.tabIndex = 0;
  bubble.setAttribute('role', 'group');
  bubble.setAttribute('aria-label', 'Full text of the message');
}

function keepFocusNear(element, change) {
  const focused = element.contains(document.activeElement) ? document.activeElement : undefined;
  const label = focused?.textContent;
  change();
  if (!focused) return;
  const again = [...element.querySelectorAll('button')].find((button) => button.textContent === label);
  const target = element.isConnected ? (again ?? element) : document.getElementById('message');
  target.focus({ preventScroll: true });
}
