import { z } from 'zod';
import { impacts, urgencies } from './priority.ts';

export const userTypes = ['federated', 'pass-through', 'password-hash', 'cloud-only'] as const;

/** Longest free text of a detail, in characters: three of them and the rest of the form fit on one card. */
export const longestDetail = 1000;

const prose = z.string().trim().min(3, 'Please write a few words.').max(longestDetail, tooLong(longestDetail));
const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** A GUID, wherever it stands in what was pasted. */
const pastedGuid = z
  .string()
  .max(400, tooLong(400))
  .transform((text) => guid.exec(text)?.[0]?.toLowerCase() ?? '')
  .pipe(z.string().min(1, 'That has no GUID in it, such as 00000000-0000-0000-0000-000000000000. Paste it whole.'));

const time = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/, 'Please give date and time, such as 2026-03-14 09:26.')
  .refine(isInCalendar, 'The calendar has no such day, or the clock no such time. Please look again.');

/**
 * Each detail that Microsoft support asks for ("Contact Microsoft support" in Troubleshoot self-service password reset
 * writeback, 2024-06-21), and how many are hit how hard; by name, with what a value must look like. The order is that of the questions.
 */
export const detailSchemas = {
  /** What happened. */
  problem: prose,
  /** What was expected instead. */
  expected: prose,
  /** How to make it happen again. */
  reproduce: prose,
  /** Address or name of the page. */
  page: z.string().trim().min(3, 'Please give the address or the name of the page.').max(500, tooLong(500)),
  /** Where the screenshot is. */
  screenshot: z.string().trim().min(2, 'Please say where the screenshot is.').max(300, tooLong(300)),
  /** GUID behind the Support code link of the page. */
  supportCode: pastedGuid,
  /** Session id, where the page has no support code. */
  sid: pastedGuid,
  /** Correlation id, where the page has no support code. */
  cid: pastedGuid,
  /** Local date and time of the failure, `2026-03-14T09:26`. */
  time,
  /** IANA name of the time zone, such as `Europe/Berlin`. */
  zone: z.string().trim().refine(isZone, 'I do not know that time zone. Give a city, such as Europe/Berlin.'),
  /** User principal name of the person whose reset failed. */
  userId: z
    .string()
    .trim()
    .max(113, tooLong(113))
    .regex(
      /^[^\s@<>()[\]\\,;:"|]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i,
      'Please give the sign-in name, such as user@contoso.com.',
    ),
  userType: z.enum(userTypes, 'Please choose how the user signs in.'),
  /** Whether the user has a Microsoft Entra ID license. */
  licence: z.enum(['yes', 'no'], 'Please answer yes or no.'),
  /** Where the zipped Application event log is. */
  eventLog: z.string().trim().min(2, 'Please say where the zipped log is.').max(300, tooLong(300)),
  impact: z.enum(impacts, 'Please choose how many people have the problem.'),
  urgency: z.enum(urgencies, 'Please choose what it keeps people from.'),
} as const;

export type DetailName = keyof typeof detailSchemas;
export const detailNames = Object.keys(detailSchemas) as readonly DetailName[];

/** Whether a detail is told in somebody's own words, whatever they are. */
export function isProse(name: DetailName): boolean {
  return name === 'problem' || name === 'expected' || name === 'reproduce';
}

/** What was answered: a value, or that nobody knows. */
export type Detail = { readonly state: 'given'; readonly value: string } | { readonly state: 'unknown' };

/** What was answered so far; a name that is missing has not been answered yet. */
export type CaseDetails = Readonly<Partial<Record<DetailName, Detail>>>;

const detail = z.union([
  z.strictObject({ state: z.literal('given'), value: z.string().max(longestDetail) }),
  z.strictObject({ state: z.literal('unknown') }),
]);

/** Reads stored details. */
export const caseDetails = z.partialRecord(z.enum(detailNames as [DetailName, ...DetailName[]]), detail);

/** Reads what was typed for a detail: its value, or a sentence that says what is expected. */
export function readDetail(
  name: DetailName,
  text: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: string } {
  const read = detailSchemas[name].safeParse(text);
  return read.success
    ? { ok: true, value: read.data }
    : {
        ok: false,
        problem: read.error.issues
          .slice(0, 1)
          .map(({ message }) => message)
          .join(),
      };
}

/** Value of a detail; undefined when it is not known. */
export function valueOf(details: CaseDetails, name: DetailName): string | undefined {
  const given = details[name];
  return given?.state === 'given' ? given.value : undefined;
}

/** Whether a detail is asked for at all, after what was answered before. */
export function isAskedFor(name: DetailName, details: CaseDetails): boolean {
  // SID and CID stand in for a support code that the page does not have.
  if (name === 'sid' || name === 'cid') return details.supportCode?.state === 'unknown';
  // Nothing of a cloud-only user is written back, so no server has a log of it.
  if (name === 'eventLog') return valueOf(details, 'userType') !== 'cloud-only';
  return name !== 'zone' || details.time?.state !== 'unknown';
}

function isInCalendar(text: string): boolean {
  const at = new Date(`${text}Z`);
  // February 30 is read as March 2.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function isZone(name: string): boolean {
  // Offsets such as +01:00 do not say when the clocks change, and letters such as EST mean one thing here and another there.
  if (!/^(?:UTC$|[A-Z]\w+\/)/.test(name)) return false;
  if (zones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    zones.add(name);
    return true;
  } catch {
    return false;
  }
}

/** Zones that there are, as far as somebody has named them: to ask costs more than the rest of reading a message, and each brings one. */
const zones = new Set<string>();

function tooLong(most: number): string {
  return `That is too long: at most ${String(most)} characters, please. The rest can go into a comment later.`;
}
