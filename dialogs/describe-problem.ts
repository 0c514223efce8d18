import { z } from 'zod';
import type { Script } from './script.ts';

/** "No" and "I don't know" are answers, too: there is nothing to go by, and the next line is asked. */
const answer = z
  .string()
  .transform((text) =>
    /^(?:no|none|nope|nothing|i don['’]?t know|unknown|nein|non)\W*$/i.test(text.trim()) ? '' : text,
  );

/** Nothing matched yet: ask for one piece of evidence at a time, the most telling first. */
export const describeProblem: Script = {
  id: 'describe-problem',
  lines: [
    {
      field: 'error',
      say: 'What does the error say? Paste the sentence exactly as it stands on the page or in the log.',
      hear: answer,
    },
    {
      field: 'code',
      say: 'Is there a code on the page, such as SSPR_0029, or a support code? Paste it, or say “no”.',
      hear: answer,
    },
    {
      field: 'event',
      say:
        'Look in the Application log of the sync server. Which event ID and source stand there at that time ' +
        '(source PasswordResetService or ADSync)? Paste them, or say “no”.',
      hear: answer,
    },
  ],
};
