import { escapeMarkdown } from '../../cards/markdown.ts';
import { shorten } from '../../cards/shorten.ts';
import type { LogFile, ZipProblem } from '../../eventlog/log-report.ts';
import { plainWords } from './plain-words.ts';

type Outcome = LogFile['outcome'];
type Refused = Extract<Outcome, { kind: 'refused' }>;

const instead =
  'Open Event Viewer on the server that runs Microsoft Entra Connect, choose Windows Logs, then Application, then ' +
  '“Save All Events As…”, and send me the .evtx file, zipped or not.';

const forms = {
  zip: 'is a zip inside a zip. Send the inner one alone.',
  evt: `is a log in the old .evt form. Open it in Event Viewer, save it as .evtx, and send me that.`,
  '7z': 'is packed with 7-Zip. Send it as a .zip, or as it was before.',
  rar: 'is packed as .rar. Send it as a .zip, or as it was before.',
  clixml: 'is what Export-Clixml writes. Write the events with Export-Csv or ConvertTo-Json instead, and send me that.',
  gzip: 'is packed with gzip. Send it as a .zip, or as it was before.',
  binary: `is no event log in a form that I know. ${instead}`,
} as const;

const zips: Readonly<Record<ZipProblem, string>> = {
  encrypted: 'is locked with a password. Send it without one.',
  'too-many': 'has more files in it than I look into (100). Send the event log alone.',
  'too-large': 'unpacks to more than I read (128 MB a file, 256 MB in all). Send the log of fewer days.',
  names: 'has names in it that lead out of its folder, so I do not open it. Pack the log anew.',
  broken: 'is damaged, or not all of it has arrived. Pack it anew and send it again.',
  empty: `has no file in it that I can read. ${instead}`,
};

const names = { evtx: '.evtx', xml: 'XML', csv: 'CSV', json: 'JSON', text: 'text' } as const;

const longestName = 60;

/** A file by its name alone: a path in a zip is not repeated, and no name is an address. */
function nameOf({ name }: LogFile): string {
  const last = String(plainWords(name, 1000).split(/[\\/]/).at(-1)).trim();
  return last === '' ? 'The file' : shorten(last, longestName);
}

/** The files that were read, to stand before what was found in them: `a.evtx, b.xml and 2 more: `; empty where none was. */
export function tellFiles(files: readonly LogFile[]): string {
  const names = files.filter(({ outcome }) => outcome.kind === 'read').map(nameOf);
  if (names.length === 0) return '';
  const shown = names.length <= 3 ? names : names.slice(0, 2);
  const rest = names.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}: `;
}

/** What is wrong with a file that was not read, and what to send instead; undefined for one that was. */
export function tellRefusedFile(file: LogFile): string | undefined {
  const { outcome } = file;
  return outcome.kind === 'read' ? undefined : `**${escapeMarkdown(nameOf(file))}** ${problemOf(outcome)}`;
}

function problemOf(refused: Refused): string {
  switch (refused.why) {
    case 'form':
      return forms[refused.form];
    case 'zip':
      return zips[refused.problem];
    case 'empty':
      return `is empty. ${instead}`;
    case 'no-events':
      return `is ${names[refused.form]}, and there is no event in it that I can read. ${instead}`;
    case 'doctype':
      return 'declares entities or a document type, which no event log does, so I do not read it. Save the log anew.';
    case 'limits':
      return `is nested deeper, or has larger events, than any event log. ${instead}`;
    case 'broken':
      return `is damaged from its beginning. ${instead}`;
  }
}

/** Files that were not read, of which each is told by itself. */
const mostRefused = 3;

/** What is wrong with the files that were not read: of the first ones each, of the others how many they are. */
export function tellRefusedFiles(files: readonly LogFile[]): string[] {
  const told = files.map(tellRefusedFile).filter((said) => said !== undefined);
  const rest = told.length - mostRefused;
  if (rest <= 0) return told;
  const others = rest === 1 ? '1 more file was' : `${String(rest)} more files were`;
  return [...told.slice(0, mostRefused), `${others} not read either. Send the log alone if it was among them.`];
}

/** What to know about a file that was read: that some of it is missing; undefined when all is well. */
export function tellCaveat(file: LogFile): string | undefined {
  const { outcome } = file;
  if (outcome.kind !== 'read') return undefined;
  const { unreadable, sourceless = 0, isCut } = outcome;
  const lost =
    unreadable === 0 ? '' : `${unreadable === 1 ? '1 event' : `${String(unreadable)} events`} of it could not be read`;
  const cut = isCut ? 'it ends in the middle of something' : '';
  const both = [lost, cut].filter(Boolean).join(', and ');
  const said = [both === '' ? '' : `${nameOf(file)}: ${both}.`, tellSourceless(nameOf(file), sourceless)];
  return said.filter(Boolean).join(' ') || undefined;
}

function tellSourceless(name: string, count: number): string {
  if (count === 0) return '';
  const those = count === 1 ? '1 event does not say its source' : `${String(count)} events do not say their source`;
  return `${name}: ${those}. Export the log again with the column ProviderName, or save it as .evtx.`;
}
