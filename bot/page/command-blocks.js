import { announce } from './status.js';

const { FontType } = window.AdaptiveCards;
const copiedMs = 2000;

/** Gives every command of a rendered card (an emphasised container of monospace lines) a copy button. */
export function markCommands(element) {
  for (let at = 0; at < (element.getItemCount?.() ?? 0); at += 1) {
    const item = element.getItemAt(at);
    const command = commandOf(item);
    if (command === undefined) markCommands(item);
    else item.renderedElement?.append(copyButton(command));
    if (command !== undefined) item.renderedElement?.classList.add('command');
  }
}

/** Gives every code block of a rendered text a copy button. */
export function markCodeBlocks(element) {
  for (const block of element.querySelectorAll('pre')) {
    const frame = document.createElement('div');
    frame.className = 'command';
    block.replaceWith(frame);
    block.tabIndex = 0;
    frame.append(block, copyButton(block.textContent.trimEnd()));
  }
}

function commandOf(container) {
  if (container.style !== 'emphasis' || !container.getItemCount?.()) return undefined;
  const lines = Array.from({ length: container.getItemCount() }, (_, at) => monospaceText(container.getItemAt(at)));
  return lines.includes(undefined) ? undefined : lines.join('\n');
}

function monospaceText(item) {
  if (item.getInlineCount === undefined) return item.fontType === FontType.Monospace ? item.text : undefined;
  const runs = Array.from({ length: item.getInlineCount() }, (_, at) => item.getInlineAt(at));
  if (!runs.every((run) => run.fontType === FontType.Monospace)) return undefined;
  return runs.map((run) => run.text ?? '').join('');
}

function copyButton(command) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy command');
  button.addEventListener('click', () => copy(button, command));
  return button;
}

async function copy(button, command) {
  try {
    await navigator.clipboard.writeText(command);
    say(button, 'Copied', 'Command copied');
  } catch {
    say(button, 'Not copied', 'The browser did not allow copying. Select the command and copy it by hand.');
  }
}

function say(button, text, spoken) {
  button.textContent = text;
  announce(spoken);
  setTimeout(() => (button.textContent = 'Copy'), copiedMs);
}
