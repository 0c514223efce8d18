const part = (id) => document.getElementById(id);

/** Says which of the two places this page is: the chat of a person with the bot, or the channel of the desk. */
export function showPlace(isChannel) {
  document.querySelector(`nav a[href="${isChannel ? '/channel' : '/'}"]`).setAttribute('aria-current', 'page');
  if (!isChannel) return;
  document.title = 'Triage channel, Writeback Desk';
  part('place').textContent = 'Triage channel of the desk, on this machine only';
  part('intro-title').textContent = 'Where cases arrive';
  part('intro-text').textContent =
    'This page stands for a channel of the desk in Microsoft Teams. Type “setup” once: from then on each case that somebody ' +
    'opens in the chat arrives here, with buttons to claim it, to ask back, and to resolve it. Type “cases” to see those that ' +
    'are open. Each tab with this page is an analyst of its own.';
  part('message').placeholder = 'Type setup, cases, or case 1001';
  // There is one channel, and it cannot be begun anew.
  part('start-over').hidden = true;
}
