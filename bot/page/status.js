const connection = document.getElementById('connection');
const typing = document.getElementById('typing');
const announcer = document.getElementById('announcer');

const typingMs = 8000;
const passingMs = 4000;
let typingTimer;
let connectionTimer;

/** Says in the line above the message box how the connection is; a passing remark goes away by itself. */
export function showConnection(text, { passing = false } = {}) {
  clearTimeout(connectionTimer);
  if (connection.textContent !== text) connection.textContent = text;
  connection.classList.toggle('good', passing);
  if (passing) connectionTimer = setTimeout(() => (connection.textContent = ''), passingMs);
}

/** Shows that the bot is typing, until its message comes or nothing did for a while. */
export function showTyping(shown) {
  clearTimeout(typingTimer);
  typing.hidden = !shown;
  if (shown) typingTimer = setTimeout(() => (typing.hidden = true), typingMs);
}

/** Tells a screen reader what a glance would show. */
export function announce(text) {
  announcer.textContent = '';
  // The same words twice in a row are only read again when they are gone in between.
  requestAnimationFrame(() => (announcer.textContent = text));
}
