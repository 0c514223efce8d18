const part = (id) => document.getElementById(id);

/** What a page says of itself where it is not the chat that the HTML describes. */
const others = {
  channel: {
    path: '/channel',
    name: 'Triage channel',
    place: 'Triage channel of the desk, on this machine only',
    title: 'Where cases arrive',
    text:
      'This page stands for a channel of the desk in Microsoft Teams. Type “setup” once: from then on each case that somebody ' +
      'opens in the chat arrives here, with buttons to claim it, to ask back, and to resolve it. Type “cases” to see those that ' +
      'are open. Each tab with this page is an analyst of its own.',
    placeholder: 'Type setup, cases, or case 1001',
  },
  analyst: {
    path: '/analyst',
    name: 'Analyst’s chat',
    place: 'Chat of the analyst of this tab, on this machine only',
    title: 'What only the analyst sees',
    text:
      'This page is the private chat that an analyst has with the bot: of whoever works in the triage channel in this tab. ' +
      'Copies of a case for Microsoft support arrive here, and news of cases that were assigned to them.',
    placeholder: 'Type my cases, or case 1001',
  },
};

/** Says which of the places this page is: the `chat` of a person, the `channel` of the desk, or the chat of an `analyst`. */
export function showPlace(kind) {
  const other = others[kind];
  document.querySelector(`nav a[href="${other?.path ?? '/'}"]`).setAttribute('aria-current', 'page');
  if (!other) return;
  document.title = `${other.name}, Writeback Desk`;
  part('place').textContent = other.place;
  part('intro-title').textContent = other.title;
  part('intro-text').textContent = other.text;
  part('message').placeholder = other.placeholder;
  // There is one of each, and it cannot be begun anew.
  part('start-over').hidden = true;
}
