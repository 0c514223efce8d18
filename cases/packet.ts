import { z } from 'zod';
import { caseStatuses, historyActions, type HistoryEntry, type SupportCase } from './case.ts';
import { completeness } from './completeness.ts';
import { detailNames, readDetail, userTypes, valueOf, type CaseDetails, type DetailName } from './details.ts';
import { caseEvidence } from './evidence.ts';
import { toUtc } from './local-time.ts';
import { impacts, urgencies } from './priority.ts';

/** What Microsoft support asks for; how pressing a case is, is a matter of the desk. */
const supportNames = detailNames.filter((name) => name !== 'impact' && name !== 'urgency');

const given = z.string().nullable();
const instant = z.iso.datetime().describe('ISO 8601, in UTC.');
const names = z.array(z.enum(supportNames as [DetailName, ...DetailName[]])).readonly();
const count = z.int().min(0);

const support = z.strictObject({
  problem: given.describe('What happened.'),
  expected: given.describe('What was expected instead.'),
  reproduce: given.describe('How to make it happen again.'),
  page: given.describe('Address or name of the page.'),
  screenshot: given.describe('Where the screenshot is.'),
  supportCode: given.describe('GUID behind the Support code link of the page.'),
  sid: given.describe('SID, where the page has no support code.'),
  cid: given.describe('CID, where the page has no support code.'),
  time: z.strictObject({
    local: given.describe('What the clock of the place showed: date and time without an offset.'),
    zone: given.describe('IANA name of the time zone of that place.'),
    utc: z
      .union([instant, z.tuple([instant, instant])])
      .nullable()
      .describe(
        'The same in UTC; two times where clocks showed it twice; null where that is not known or no clock showed it.',
      ),
  }),
  userId: given.describe('Sign-in name of the person whose reset failed.'),
  userType: z.enum(userTypes).nullable().describe('How the person signs in.'),
  licence: z.enum(['yes', 'no']).nullable().describe('Whether the person has a Microsoft Entra ID license.'),
  eventLog: given.describe('Where the zipped Application event log of the sync server is.'),
  unknown: names.describe('Details that were asked for, and that nobody knows.'),
  missing: names.describe('Details that were asked for, and not answered.'),
});

/** A case as it is handed over to somebody outside the desk. It names nobody but the person whose reset failed. */
export const casePacket = z.strictObject({
  version: z.literal(1),
  generatedAt: instant,
  case: z.strictObject({
    number: z.int().positive(),
    correlation: z.string().describe('The same in all packets of a case, and never that of another case.'),
    status: z.enum(caseStatuses),
    priority: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
      .describe('1 is most pressing.'),
    impact: z.enum(impacts).describe('How many people have the problem.'),
    urgency: z.enum(urgencies).describe('What it keeps them from.'),
    openedAt: instant,
    revision: count.describe('Grows with each change of the case.'),
  }),
  support,
  evidence: caseEvidence.describe('What the conversation had come to before the case was filed.'),
  completeness: z.strictObject({
    asked: count.describe('So many details are asked for.'),
    given: count,
    unknown: count,
    percent: z.int().min(0).max(100).describe('Answered ones, known or not, of those asked for.'),
  }),
  history: z
    .array(z.strictObject({ at: instant, what: z.enum(historyActions), text: z.string() }))
    .readonly()
    .describe('What the requester may see, oldest first.'),
  desk: z.strictObject({ resolution: given.describe('What solved it.') }),
});

export type CasePacket = z.infer<typeof casePacket>;

/** JSON Schema of a packet, as it is published in `docs/case-packet.schema.json`. */
export function packetJsonSchema(): object {
  return { title: 'A case of Writeback Desk, as it is handed over', ...z.toJSONSchema(casePacket) };
}

/** Packs a case for somebody outside the desk: without work notes, and without people of the desk. */
export function makePacket(
  of: SupportCase,
  history: readonly HistoryEntry[],
  { generatedAt }: { readonly generatedAt: Date },
): CasePacket {
  const { number, draft: correlation, status, priority, impact, urgency, openedAt, revision } = of;
  const { asked, given, unknown, percent } = completeness(of.details);
  return {
    version: 1,
    generatedAt: generatedAt.toISOString(),
    case: { number, correlation, status, priority, impact, urgency, openedAt, revision },
    support: packDetails(of.details),
    evidence: of.evidence,
    completeness: { asked, given, unknown, percent },
    history: history.filter(({ isPrivate }) => !isPrivate).map(({ at, action: what, text }) => ({ at, what, text })),
    desk: { resolution: of.resolution },
  };
}

function packDetails(details: CaseDetails): CasePacket['support'] {
  const textOf = (name: DetailName): string | null => valueOf(details, name) ?? null;
  const oneOf = <Value extends string>(name: DetailName, values: readonly Value[]): Value | null =>
    values.find((value) => value === valueOf(details, name)) ?? null;
  return {
    problem: textOf('problem'),
    expected: textOf('expected'),
    reproduce: textOf('reproduce'),
    page: textOf('page'),
    screenshot: textOf('screenshot'),
    supportCode: textOf('supportCode'),
    sid: textOf('sid'),
    cid: textOf('cid'),
    time: { local: textOf('time'), zone: textOf('zone'), utc: utcOf(details) },
    userId: textOf('userId'),
    userType: oneOf('userType', userTypes),
    licence: oneOf('licence', ['yes', 'no']),
    eventLog: textOf('eventLog'),
    unknown: supportNames.filter((name) => details[name]?.state === 'unknown'),
    missing: completeness(details)
      .missing.filter(({ state }) => state === 'open')
      .map(({ name }) => name),
  };
}

function utcOf(details: CaseDetails): CasePacket['support']['time']['utc'] {
  const time = readDetail('time', valueOf(details, 'time') ?? '');
  const zone = readDetail('zone', valueOf(details, 'zone') ?? '');
  if (!time.ok || !zone.ok) return null;
  const utc = toUtc(time.value, zone.value);
  return utc.kind === 'none' ? null : utc.kind === 'one' ? utc.utc : [...utc.utc];
}
