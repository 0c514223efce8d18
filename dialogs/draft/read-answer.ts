import { readDetail, valueOf, type CaseDetails, type Detail, type DetailName } from '../../cases/details.ts';
import { findZone, readLocalTime } from '../../cases/local-time.ts';
import { byLabel, byNumber } from '../typed-choice.ts';
import { detailQuestions, type DetailChoice } from './detail-questions.ts';
import { saysNone, saysUnknown, simplify } from './unknown-words.ts';

/** What an answer is read with. */
export interface AnswerContext {
  readonly details: CaseDetails;
  readonly now: Date;
  /** Language tag of the person's client: it says whether day or month comes first. */
  readonly locale: string | undefined;
}

/** What an answer brings (more than was asked for, at times), or a sentence that says what is expected. */
export type AnswerRead =
  { readonly ok: true; readonly brings: CaseDetails } | { readonly ok: false; readonly problem: string };

/** Reads what was typed for a detail. */
export function readAnswer(name: DetailName, text: string, context: AnswerContext): AnswerRead {
  if (isUnknown(name, text)) return { ok: true, brings: unknownWith(name, context.details) };
  if (name === 'time') return readTime(text, context);
  if (name === 'sid' || name === 'cid') return readIds(name, text);
  const meant = name === 'zone' ? findZone(text) : valueOfChoice(text, detailQuestions[name].choices);
  return readValue(name, meant ?? text);
}

/** What does not exist is as good as unknown: nobody needs to look for it. */
function isUnknown(name: DetailName, text: string): boolean {
  return saysUnknown(text) || (detailQuestions[name].hasNone && saysNone(text));
}

/** Who does not find the SID does not find the CID either: both stand in the same place. */
function unknownWith(name: DetailName, { cid }: CaseDetails): CaseDetails {
  const unknown: Detail = { state: 'unknown' };
  return name === 'sid' ? { sid: unknown, cid: cid ?? unknown } : { [name]: unknown };
}

function readValue(name: DetailName, text: string): AnswerRead {
  const read = readDetail(name, text);
  return read.ok ? { ok: true, brings: { [name]: { state: 'given', value: read.value } } } : read;
}

function readTime(text: string, { details, now, locale }: AnswerContext): AnswerRead {
  const zone = valueOf(details, 'zone');
  const read = readLocalTime(text, { now, zone, locale });
  if (!read.ok) return read;
  const time = readValue('time', read.time);
  if (!time.ok || read.zone === undefined) return time;
  return { ok: true, brings: { ...time.brings, zone: { state: 'given', value: read.zone } } };
}

const labelled = (name: 'sid' | 'cid'): RegExp =>
  new RegExp(`\\b${name}\\b[^0-9a-z]{1,20}([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})`, 'i');

/** Both are often pasted at once, each behind its name. */
function readIds(name: 'sid' | 'cid', text: string): AnswerRead {
  const named = (['sid', 'cid'] as const).flatMap((one) => {
    const value = labelled(one).exec(text.slice(0, 400))?.[1];
    return value === undefined ? [] : [[one, { state: 'given', value: value.toLowerCase() }] as const];
  });
  const brings: CaseDetails = Object.fromEntries(named);
  if (brings[name] !== undefined) return { ok: true, brings };
  if (named.length === 0) return readValue(name, text);
  const [wanted, other] = name === 'sid' ? ['SID', 'CID'] : ['CID', 'SID'];
  return { ok: false, problem: `That is the ${other}. Please paste the ${wanted} as well, or say “no”.` };
}

function valueOfChoice(text: string, choices: readonly DetailChoice[] | undefined): string | undefined {
  if (!choices) return undefined;
  const plain = simplify(text);
  const worded = choices.find(({ words }) => words.test(plain));
  return (worded ?? byNumber(plain, choices) ?? byLabel(plain, choices))?.value;
}
