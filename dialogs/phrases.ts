/** Sentences that more than one conversation says. */
export const phrases = {
  paste: 'Paste an error sentence, an SSPR code, an event ID with its source, or a piece of the Application log.',
  commands: 'You can always say: help, status, back, cancel, start over, walk me through it, open a case, my cases.',
  openCase:
    'To hand it over to a person, say “open a case”: I collect what support asks for, so that nobody has to ask twice.',
  outdated: 'This card is out of date. Ask again, and I will show a new one.',
  notYours: 'This card is out of date, or it was meant for somebody else. Ask me, and I will show you a new one.',
} as const;
