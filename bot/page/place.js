const part = (id) => document.getElementById(id);

/** Says which of the two places this page is: the chat of a person with the bot, or the channel of the desk. */
export function showPlace(isChannel) {
  if (!isChannel) return;
  document.title = 'Triage channel, Writeback Desk';
  part('place').textContent = 'Triage channel of the desk, on this machine only';
  part('other-place').textContent = 'Chat';
  part('other-place').href = '/';
  part('intro-title').textContent = 'Where cases arrive';
  part('intro-text').textContent =
    'This page stands for a channel of the desk in Microsoft Teams. Type “setup” once: from then on each case that somebody ' +
    'opens in the chat arrives here, with buttons to claim it, to ask back, and to resolve it. Open it in two tabs to be two analysts.';
  part('message').placeholder = 'Type setup, cases, or case 1001';
  // There is one channel, and it cannot be begun anew.
  part('start-over').hidden = true;
}
