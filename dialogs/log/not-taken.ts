import type { SentLog } from '../../eventlog/log-report.ts';

type NotTaken = Extract<SentLog, { kind: 'not-taken' }>;

const paste = 'Or paste the text of the events here.';

const words: Readonly<Record<NotTaken['why'], string>> = {
  place:
    'In a channel or a group chat Teams does not hand files to bots. Send the log to me in our own chat: open my profile, choose Chat, and attach it there. ' +
    paste,
  host: `The address of that file is not one that I fetch files from. Attach it to the message itself, from your computer or your OneDrive. ${paste}`,
  gone: `Teams did not give me that file: the address it came with is no longer good. Send it again. ${paste}`,
  network: `I could not fetch that file just now. Send it again in a minute. ${paste}`,
  'too-large':
    'That file is larger than I take (50 MB). Filter the log in Event Viewer to the last days, save that, and send it zipped.',
  'too-many': 'I read five files at a time. Send the others after these, or all of them in one zip.',
  time: 'Fetching and reading that took too long. Filter the log in Event Viewer to the last days, and send me that.',
  memory:
    'Reading that takes more memory than I give to a file. Filter the log in Event Viewer to the last days, and send me that.',
  failed: `Something went wrong while I read that file; it is noted for whoever looks after me. ${paste}`,
};

/** Why files were not even looked at, and what to do instead. */
export function tellNotTaken({ why }: NotTaken): string {
  return words[why];
}
