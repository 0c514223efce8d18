import type { FindingsData } from '../../cards/findings/findings.ts';
import type { Burst, Findings, Gap, Noise, Operation, Success, Tally } from '../../eventlog/reasoning/findings.ts';
import { tellLength, tellMoment, tellSpan, tellTime } from './log-times.ts';
import { plainWords } from './plain-words.ts';

type Section = FindingsData['page']['sections'][number];

const number = new Intl.NumberFormat('en');

/** Most lines of one part. */
const mostLines = 6;
/** Of what comes again and again, the newest. */
const newest = 3;
const longestProvider = 60;

/** What stands in the log beside failures: what went well, how the service ran, what is not known, and what counts for nothing. */
export function viewAsides(findings: Findings): Section[] {
  const { successes, unknown, noise } = findings;
  return [
    ...viewList('What went well', successes.map(tellSuccess)),
    ...viewList('How the service ran', tellService(findings)),
    ...viewList('Events that I do not know', unknown.map(tellTally)),
    ...viewList('Left aside', tellNoise(noise)),
  ];
}

/** A part of the card with a line for each thing; none where there is nothing. */
export function viewList(heading: string, lines: readonly string[]): Section[] {
  if (lines.length === 0) return [];
  const rest = lines.length > mostLines ? [`${String(lines.length - mostLines + 1)} more`] : [];
  const shown = rest.length > 0 ? [...lines.slice(0, mostLines - 1), ...rest] : lines;
  return [
    { heading, blocks: shown.map((text) => ({ kind: 'bullet', marker: '•', runs: [{ text, style: 'plain' }] })) },
  ];
}

const operations: Readonly<Record<Operation, readonly [one: string, many: string]>> = {
  reset: ['1 reset', 'resets'],
  change: ['1 change of a password', 'changes of a password'],
  'admin-reset': ['1 reset by an administrator', 'resets by an administrator'],
  onboarding: ['Writeback was switched on', 'times writeback was switched on'],
  offboarding: ['Writeback was switched off', 'times writeback was switched off'],
};

const mostEvents = 8;

function tellSuccess({ operation, count, last, sequence }: Success): string {
  const [one, many] = operations[operation];
  const when = last ? `, ${count === 1 ? '' : 'the last at '}${tellTime(last)}` : '';
  const events = sequence.length === 0 ? '' : ` (${sequence.slice(0, mostEvents).join(', ')})`;
  return `${count === 1 ? one : `${String(count)} ${many}`}${when}${events}`;
}

function tellService({ starts, gaps, bursts, facts: { clock } }: Findings): string[] {
  const stops = starts.map(({ started, stopped }) =>
    stopped
      ? `Stopped at ${tellMoment(stopped)}, started again at ${tellTime(started)}`
      : `Started at ${tellTime(started)}`,
  );
  const back = `The clock of a server was set back ${times(clock.backwards)}: compare it with a time server`;
  const skew = 'Events speak of a wrong time: compare the clock of the server with a time server';
  return [
    ...gaps.slice(-newest).map(tellGap),
    ...bursts.slice(-newest).map(tellBurst),
    ...(clock.texts.length === 0 ? [] : [skew]),
    ...(clock.backwards === 0 ? [] : [back]),
    ...stops.slice(-2),
  ];
}

const reasons = {
  stopped: 'the service was stopped',
  silent: 'nothing else was logged either',
  'no-heartbeat': 'other events were logged meanwhile',
} as const;

const longestRelay = 80;

function tellGap({ from, to, why, isOpen, relay }: Gap): string {
  const whose = relay === undefined ? '' : ` of ${plainWords(relay, longestRelay)}`;
  const until = isOpen ? 'until the end of the log' : `until ${tellMoment(to)}`;
  return `No heartbeat (31019)${whose} from ${tellTime(from)} ${until}, ${tellLength(to.ms - from.ms)}: ${reasons[why]}`;
}

function tellBurst({ from, to, count, ids }: Burst): string {
  return `${String(count)} events of failures in a short time, ${tellSpan(from, to)}: ${ids.slice(0, 3).join(', ')}`;
}

function tellTally({ provider, id, count }: Tally): string {
  return `${plainWords(provider, longestProvider)} ${String(id)}, ${times(count)}`;
}

const noiseWords = {
  'hash-sync': 'Password hash synchronization',
  'sign-in': 'Sign-ins of the sync engine to Active Directory',
  retry: 'A few new tries of the connection',
} as const;

/** One line for each reason to leave events aside. */
function tellNoise(noise: readonly Noise[]): string[] {
  return [...Map.groupBy(noise, ({ why }) => why)].map(([why, tallies]) => {
    const count = tallies.reduce((sum, tally) => sum + tally.count, 0);
    const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
    const ids = [...new Set(tallies.map(({ id }) => id))].slice(0, mostEvents).join(', ');
    const bad =
      failed === 0 ? '' : `, ${number.format(failed)} of them failed; that is another subject than password writeback`;
    return `${noiseWords[why]} (${ids}): ${number.format(count)} ${count === 1 ? 'event' : 'events'}${bad}`;
  });
}

function times(count: number): string {
  return count === 1 ? 'once' : `${number.format(count)} times`;
}
