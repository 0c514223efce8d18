/** Sentences that more than one conversation says. */
export const phrases = {
  paste: 'Paste an error sentence, an SSPR code, an event ID with its source, or a piece of the Application log.',
  commands: 'You can always say: help, status, back, cancel, start over, walk me through it, talk to a person.',
  openCase:
    'To open a case with Microsoft support, say “talk to a person”: I will list what they ask for, so that nobody has to ask twice.',
  outdated: 'This card is out of date. Ask again, and I will show a new one.',
  notYours: 'This card is out of date, or it was meant for somebody else. Ask me, and I will show you a new one.',
} as const;
