import type { FindingsData } from '../../cards/findings/findings.ts';
import { shorten } from '../../cards/shorten.ts';
import type { LogReport } from '../../eventlog/log-report.ts';
import type { Findings, Incident } from '../../eventlog/reasoning/findings.ts';
import type { Fill } from '../block-view.ts';
import { viewAsides, viewList } from './aside-view.ts';
import { viewCharts, viewTimelines } from './chart-view.ts';
import { tellCaveat, tellFiles } from './file-words.ts';
import { tellEvent, viewIncident, type TitleOf } from './incident-view.ts';
import { tellSpan } from './log-times.ts';
import { plainWords } from './plain-words.ts';
import { leadOf, tellVerdict } from './verdict-words.ts';

/** Most incidents on the card, and most answers that have a button. */
const mostIncidents = 4;
const mostAnswers = 3;
const longest = { label: 90, fact: 200, line: 280 } as const;

/** What the card about a log is made of, beside the report. */
export interface FindingsFrame {
  readonly form: string;
  readonly fill: Fill;
  readonly titleOf: TitleOf;
  /** The answer that is shown below the card anyway. */
  readonly shown: string | undefined;
}

/** Turns what stands in a log into the data of its card. */
export function viewFindings(report: LogReport, { form, fill, titleOf, shown }: FindingsFrame): FindingsData {
  const { findings } = report;
  const { timelines, verdict } = findings;
  const { label, title } = tellVerdict(findings, titleOf);
  return {
    form,
    fill,
    page: {
      status: { label },
      heading: 'Event log',
      title,
      meaning: tellFiles(report.files) + tellRead(report),
      facts: factsOf(findings),
      sections: [
        ...viewList('Good to know', caveatsOf(report)),
        ...viewIncidents(findings, titleOf),
        ...viewAsides(findings),
      ],
      links: [],
    },
    charts: viewCharts(timelines),
    timelines: viewTimelines(timelines),
    answers: answersOf(findings, titleOf, shown),
    hasCase: verdict !== 'nothing-related' && verdict !== 'healthy',
    speak: `${label}. ${title}.`,
  };
}

/** The incident that the verdict names is the first, whatever happened after it. */
function leadFirst(findings: Findings): readonly Incident[] {
  const lead = leadOf(findings);
  return lead ? [lead, ...findings.incidents.filter((incident) => incident !== lead)] : [];
}

function viewIncidents(findings: Findings, titleOf: TitleOf): FindingsData['page']['sections'] {
  const incidents = leadFirst(findings);
  const left = incidents.length - mostIncidents;
  const isOne = incidents.length === 1;
  const shown = incidents.slice(0, mostIncidents);
  const rest = left > 0 ? [`${String(left)} more. The timeline shows when.`] : [];
  return [
    ...shown.map((incident, at) => viewIncident(incident, isOne ? 0 : at + 1, titleOf)),
    ...viewList('More failures', rest),
  ];
}

/** How many events were read, from when to when, and how many of them count here. */
function tellRead({ read, first, last, ...report }: Omit<LogReport, 'files'>): string {
  const when = first && last ? `, ${tellSpan(first, last)}` : '';
  const events = `${number.format(read)} ${read === 1 ? 'event' : 'events'}`;
  return `${events}${when}.${shareOf(countMatter(report), read)}`;
}

/** Hash synchronization goes the other way, however much of it there is. */
function countMatter({
  dropped,
  counted,
  findings: { related, noise },
}: Pick<LogReport, 'dropped' | 'counted' | 'findings'>): number {
  const hashes = noise.reduce((sum, { why, count }) => sum + (why === 'hash-sync' ? count : 0), 0);
  return related + dropped + counted - hashes;
}

function shareOf(matter: number, read: number): string {
  if (matter <= 0) return ' None of it matters for password writeback.';
  return matter >= read ? '' : ` Of these ${number.format(matter)} matter for password writeback.`;
}

const number = new Intl.NumberFormat('en');

function factsOf(findings: Findings): FindingsData['page']['facts'] {
  const { clientVersion, engineVersion, relays, connectorAccounts, writeback, servers } = findings.facts;
  const accounts = new Set(connectorAccounts.map(({ masked }) => masked));
  const named = [
    { label: 'TrackingId', value: leadOf(findings)?.trackingIds[0] ?? '' },
    { label: 'Writeback client', value: clientVersion ?? '' },
    { label: 'Sync engine', value: engineVersion ?? '' },
    { label: 'Service Bus', value: relays.map(({ namespace, domain }) => `${namespace}.${domain}`).join(', ') },
    { label: 'Connector account', value: [...accounts].join(', ') },
    { label: 'Writeback', value: writeback === undefined ? '' : writebackWords[writeback] },
    { label: 'Servers', value: servers > 1 ? String(servers) : '' },
  ];
  return named
    .filter(({ value }) => value !== '')
    .map(({ label, value }) => ({ label, value: plainWords(value, longest.fact) }));
}

const writebackWords = {
  'switched-on': 'Switched on, by the newest event',
  'switched-off': 'Switched off, by the newest event',
};

const whereElse =
  'A reset that fails is logged in the Application log of the server that runs Microsoft Entra Connect, within seconds. Make sure that this log is from there, and that it reaches to the time of the failure.';

/** What to keep in mind while reading the rest. */
function caveatsOf({ files, dropped, counted, findings }: LogReport): string[] {
  const { verdict } = findings;
  const isElsewhere = verdict === 'nothing-related' || verdict === 'only-noise' || verdict === 'only-unknown';
  const many = `There are so many events about writeback that the oldest ${number.format(dropped)} were left out.`;
  const often = `Hash synchronization, sign-ins and heartbeats are so many that the oldest ${number.format(counted)} were counted and not looked at.`;
  return [
    ...(isElsewhere ? [whereElse] : []),
    ...clockCaveats(findings),
    ...(dropped > 0 ? [many] : []),
    ...(counted > 0 ? [often] : []),
    ...files.map(tellCaveat).filter((said) => said !== undefined),
  ];
}

const clocks = {
  utc: '',
  local: 'The times are those of the clock of the server; the log does not name its zone.',
  mixed: 'Some times are in UTC, and some are of a clock whose zone is not named: they cannot be compared.',
  none: 'No event has a time that can be read: what came first is not known.',
} as const;

function clockCaveats({ span: { clock, timeless }, related }: Findings): string[] {
  // One event has no order that could be unknown.
  if (related === 0 || (related === 1 && clock === 'none')) return [];
  const those = timeless === 1 ? '1 event has' : `${number.format(timeless)} events have`;
  const some = timeless > 0 && clock !== 'none' ? `${those} no time that can be read.` : '';
  return [clocks[clock], some].filter(Boolean);
}

/** Answers with a button: what the incidents come to, then what else the first of them may be. */
function answersOf(findings: Findings, titleOf: TitleOf, shown: string | undefined): FindingsData['answers'] {
  const incidents = leadFirst(findings);
  // What 6329 alone can mean is asked below the card.
  const others = incidents
    .filter(({ explanation: { rule } }) => rule !== 'bare-6329')
    .flatMap(({ others: ids }) => ids);
  // Of a request without an end the answer says no more than that it began.
  const own = incidents.flatMap(({ explanation: { rule, article } }) => (rule === 'no-end' ? [] : (article ?? [])));
  const articles = new Set([...own, ...others]);
  return [...articles]
    .filter((article) => article !== shown)
    .flatMap((article) => {
      const title = titleOf(article);
      return title === undefined ? [] : [{ article, label: shorten(`Show: ${title}`, longest.label) }];
    })
    .slice(0, mostAnswers);
}

/** Most TrackingIds, and events that prove something, that go along with a case. */
const mostTrackingIds = 5;
const mostProofs = 5;

/** Findings in a few lines, for a case: the verdict, what proves it, and the TrackingIds; no names of files. */
export function summarizeFindings(report: LogReport, titleOf: TitleOf): string[] {
  const { findings } = report;
  const { label, title } = tellVerdict(findings, titleOf);
  const proofs = leadFirst(findings)
    .flatMap(({ evidence }) => evidence.slice(-2))
    .slice(0, mostProofs)
    .map((event) => `${tellEvent(event)}: ${event.excerpt}`);
  const ids = findings.facts.trackingIds.slice(0, mostTrackingIds).join(', ');
  const lines = [`${label}: ${title}`, tellRead(report), ...proofs, ...(ids === '' ? [] : [`TrackingIds: ${ids}`])];
  return lines.map((line) => plainWords(line, longest.line));
}
