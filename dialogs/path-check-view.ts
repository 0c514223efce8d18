import type { CardPage } from '../cards/page/page.ts';
import type { PathCheck, PathReport } from '../knowledge/directory-path/check-paths.ts';
import { describeFault } from '../knowledge/directory-path/reserved-characters.ts';
import type { ViewBlock } from './block-view.ts';

/** Room for the lines of one card, in characters with what surrounds them; a card stays under the 28 KB of Teams. */
const cardRoom = 7000;
const lineCost = 160;
/** More of a path than this is not shown: where its faults are is said in words. */
const longestPath = 160;

/** Turns what was found in pasted directory paths into the page of a card; what does not fit is counted. `isPlain` leaves commands out. */
export function viewPathCheck({ reports, leftOut, isCut, verdict }: PathCheck, isPlain = false): CardPage {
  const all = reports.flatMap((report) => linesOf(report, isPlain));
  const lines = fitting(all);
  const unshown = all.length - lines.length;
  const notes = [
    ...(unshown > 0 ? [`${String(unshown)} more lines do not fit on this card. Paste fewer paths at a time.`] : []),
    ...(leftOut > 0 ? [`${String(leftOut)} paths were left out. Paste them in another message.`] : []),
    ...(isCut ? ['The text was too long, so its end was not read.'] : []),
  ];
  return {
    heading: 'Organizational unit characters',
    status: { label: statusOf(reports) },
    title: verdict,
    meaning: 'Reserved characters in the name of an organizational unit can make writeback fail with 33001.',
    facts: [],
    sections: [
      { heading: 'Line by line', blocks: lines },
      ...(notes.length > 0 ? [{ heading: '', blocks: notes.map((note) => textBlock(note)) }] : []),
    ],
    links: [],
  };
}

function statusOf(reports: readonly PathReport[]): string {
  if (reports.some(({ outcome }) => outcome === 'reserved')) return 'Something needs to be fixed';
  return reports.some(({ outcome }) => outcome === 'unread') ? 'Not all could be read' : 'Normal: nothing to fix';
}

function linesOf(report: PathReport, isPlain: boolean): ViewBlock[] {
  const path: ViewBlock = {
    kind: 'bullet',
    marker: '•',
    runs: [
      { text: report.text.length > longestPath ? `${report.text.slice(0, longestPath)}…` : report.text, style: 'code' },
      { text: `: ${wordsFor[report.outcome]}`, style: 'strong' },
    ],
  };
  return [path, ...detailsOf(report, isPlain).map((detail) => textBlock(detail))];
}

const wordsFor: Record<PathReport['outcome'], string> = {
  clean: 'clean',
  reserved: 'holds a reserved character',
  unread: 'could not be read',
};

function detailsOf(report: PathReport, isPlain: boolean): string[] {
  // How to read the path again is a command, which not everybody can run.
  if (report.outcome === 'unread') return [isPlain ? report.problem : `${report.problem} ${report.instead}`];
  return [...report.faults.map((fault) => `– ${describeFault(fault)}`), ...report.notes];
}

function textBlock(text: string): ViewBlock {
  return { kind: 'text', marker: '', runs: [{ text, style: 'plain' }] };
}

function fitting(lines: readonly ViewBlock[]): ViewBlock[] {
  let room = cardRoom;
  return lines.filter((line) => {
    room -= lineCost + ('runs' in line ? line.runs.reduce((sum, { text }) => sum + text.length, 0) : 0);
    return room > 0;
  });
}
