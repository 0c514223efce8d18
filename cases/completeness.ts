import { detailTexts } from './detail-texts.ts';
import { isAskedFor, type CaseDetails, type DetailName } from './details.ts';

/** A detail that nobody has given, and why it matters. */
export interface MissingDetail {
  readonly name: DetailName;
  readonly label: string;
  readonly why: string;
  /** Not answered yet, or answered with "I do not know". */
  readonly state: 'open' | 'unknown';
}

/** How much of what Microsoft support asks for is there. */
export interface Completeness {
  /** So many details are asked for; support code, SID and CID together are one. */
  readonly asked: number;
  readonly given: number;
  /** Nobody knows them: they count as answered, and are missing all the same. */
  readonly unknown: number;
  /** Answered ones of those asked for, from 0 to 100. */
  readonly percent: number;
  /** In the order of the questions. */
  readonly missing: readonly MissingDetail[];
}

/**
 * What Microsoft support asks for ("Contact Microsoft support" in Troubleshoot self-service password reset writeback, 2024-06-21),
 * in the order of the questions. SID and CID belong to the support code. Impact and urgency are ours, and not among them.
 */
const checklist: readonly DetailName[] = [
  'problem',
  'expected',
  'reproduce',
  'page',
  'screenshot',
  'supportCode',
  'time',
  'zone',
  'userId',
  'userType',
  'licence',
  'eventLog',
];

/** Measures how complete the details are, and lists what is missing. */
export function completeness(details: CaseDetails): Completeness {
  const stateOf = (name: DetailName): MissingDetail['state'] => (details[name] === undefined ? 'open' : 'unknown');
  const items = checklist.filter((name) => isAskedFor(name, details)).map((name) => missingOf(name, details));
  const given = items.filter((missing) => missing.length === 0).length;
  const answered = items.filter((missing) => missing.every((name) => stateOf(name) === 'unknown')).length;
  return {
    asked: items.length,
    given,
    unknown: answered - given,
    percent: Math.round((100 * answered) / items.length),
    missing: items.flat().map((name) => ({ name, ...detailTexts[name], state: stateOf(name) })),
  };
}

/** What is missing of one thing that is asked for. */
function missingOf(name: DetailName, details: CaseDetails): readonly DetailName[] {
  if (details[name]?.state === 'given') return [];
  return name === 'supportCode' ? missingCodes(details) : [name];
}

/** SID and CID together do what the support code does; they are looked for when the page has none. */
function missingCodes(details: CaseDetails): readonly DetailName[] {
  const missing = (['sid', 'cid'] as const).filter((name) => details[name]?.state !== 'given');
  if (missing.length === 0) return [];
  if (details.supportCode === undefined) return ['supportCode'];
  const open = missing.filter((name) => details[name] === undefined);
  if (open.length > 0) return open;
  return missing.length === 2 ? ['supportCode'] : missing;
}
