import type { Article } from './article.ts';
import type { Identifier } from './identifiers/identifier.ts';
import type { Match } from './match.ts';

/** Codes of a broken connection, which many people meet at once, by the article that answers them. */
const codeOf: ReadonlyMap<string, string> = new Map([
  ['event-31034', '31034'],
  ['event-31044', '31044'],
  ['event-32001', '32001'],
  ['event-32002', '32002'],
  ['error-32002-token-provider-security-token', '32002'],
  ['field-sspr-0030', 'SSPR_0030'],
]);

/** When people who name one code have one outage, and where they are pointed to then. */
export interface OutageSettings {
  /** So many of one organization, each counted once. */
  readonly people: number;
  /** Within so many minutes. */
  readonly minutes: number;
  /** Where everybody is pointed to; undefined means the channel thread in which the code was named first. */
  readonly thread: SharedThread | undefined;
}

/** A thread for everybody: its https address, and its id where the address tells it. */
export interface SharedThread {
  readonly address: string;
  readonly id: string | undefined;
}

/** A code of the list that a person has just named. */
export interface OutageReport {
  readonly code: string;
  readonly at: Date;
  /** Id of the channel thread in which it was named; undefined anywhere else. */
  readonly thread: string | undefined;
}

/** A span of time; both ends belong to it. */
export interface TimeSpan {
  readonly from: Date;
  readonly to: Date;
}

/** How many people of an organization have named a code within a span, and the channel thread where that was done first. */
export interface CodeReports {
  readonly code: string;
  readonly people: number;
  readonly thread: string | undefined;
}

/** Port: the reports of the person who is being answered, in their organization. */
export interface OutageReports {
  /**
   * Notes a report, and says who has named its code in the same organization within `span`, this report included. Reports
   * that are being noted elsewhere in the same moment may be missing.
   */
  record(report: OutageReport, span: TimeSpan): Promise<CodeReports>;
}

/**
 * The connectivity codes that a text names, the best match first; none when the best match is about something else. A code
 * counts when it is named exactly, by its number or its symbolic name: a description may fit something else as well.
 */
export function outageCodes(ranked: readonly Match[], identifiers: readonly Identifier[]): string[] {
  const [best] = ranked;
  if (!best || !codeOf.has(best.article.id)) return [];
  const codes = ranked
    .filter(({ article }) => isNamed(article, identifiers))
    .map(({ article }) => codeOf.get(article.id))
    .filter((code) => code !== undefined);
  return [...new Set(codes)];
}

function isNamed({ match: { events, codes, names } }: Article, identifiers: readonly Identifier[]): boolean {
  const own = new Set([...events.map(({ id }) => String(id)), ...codes, ...names]);
  return identifiers.some(({ value }) => own.has(value));
}

/** Clocks of two processes may be so far apart, in milliseconds; what is further ahead was noted before a clock was set back. */
const mostApartMs = 5000;

/** The last `minutes` minutes before `now`, as far as the clocks of all processes agree. */
export function lastMinutes(now: Date, minutes: number): TimeSpan {
  const time = now.getTime();
  return { from: new Date(time - minutes * 60_000), to: new Date(time + mostApartMs) };
}

/** The code that so many people have named that it is one outage; of several the one with the most, then the first. */
export function findOutage(reported: readonly CodeReports[], { people }: OutageSettings): CodeReports | undefined {
  return reported.filter((code) => code.people >= people).toSorted((left, right) => right.people - left.people)[0];
}
