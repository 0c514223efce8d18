const isSafeLink = (url) => /^https:\/\//i.test(url);

// What Teams reads in a TextBlock: bold, italic, lists and links, and nothing else.
const card = tamed([
  'image',
  'heading',
  'lheading',
  'table',
  'code',
  'fence',
  'backticks',
  'blockquote',
  'hr',
  'strikethrough',
]);
const message = tamed(['image', 'table']);

function tamed(disabled) {
  const markdown = window.markdownit({ html: false, breaks: true, linkify: false }).disable(disabled);
  markdown.validateLink = isSafeLink;
  markdown.renderer.rules.link_open = (tokens, at, options, _env, renderer) => {
    tokens[at].attrSet('target', '_blank');
    tokens[at].attrSet('rel', 'noopener noreferrer');
    return renderer.renderToken(tokens, at, options);
  };
  return markdown;
}

/** HTML of a text in a card. */
export function cardMarkdown(text) {
  return card.render(text);
}

/** An element with a text of the bot, read as Markdown; HTML in it is shown, never used. */
export function renderMessage(text) {
  const element = document.createElement('div');
  element.className = 'markdown';
  element.innerHTML = message.render(text);
  return element;
}

/** Opens a link in a tab of its own that knows nothing of this one. */
export function openLink(url) {
  if (isSafeLink(url ?? '')) window.open(url, '_blank', 'noopener,noreferrer');
}

/** Takes the address off every link under an element that a person should not follow. */
export function tameLinks(element) {
  for (const link of element.querySelectorAll('a')) {
    link.rel = 'noopener noreferrer';
    if (!isSafeLink(link.href)) link.removeAttribute('href');
  }
}
