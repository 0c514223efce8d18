import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { EventLevel, EventRecord } from '../../eventlog/event-record.ts';
import { readEvents, type LogEvent } from '../../eventlog/reasoning/log-event.ts';

const described = z.array(
  z.strictObject({
    name: z.string(),
    /** One event a line: `09:00:01 33004 @a hr=80230626`. */
    log: z.string(),
    clock: z.enum(['utc', 'local']).default('utc'),
    /** Characters of each text that are left. */
    cut: z.int().optional(),
    causes: z.array(z.string()),
    symptom: z.string().optional(),
    isOver: z.boolean().optional(),
    /** Where it is not that of a cause or a symptom. */
    verdict: z.string().optional(),
  }),
);

/** A log in short, and what it should come to. */
export type DescribedIncident = z.infer<typeof described>[number];

/** The described incidents of one file. */
export function readIncidents(file: string): DescribedIncident[] {
  const path = join(import.meta.dirname, '..', 'fixtures', 'incidents', file);
  return described.parse(load(readFileSync(path, 'utf8')));
}

/** What the sync engine writes for a code. */
const messages: Readonly<Record<string, string>> = {
  '80004005': 'Unspecified error',
  '80230402': `An attempt to get an object failed because there are duplicated entries with the same anchor.`,
  '80230405': 'The operation failed because the object cannot be found',
  '80230619': 'A restriction prevents the password from being changed to the current one specified.',
  '8023061F': 'The operation failed because password synchronization is not enabled on this Management Agent',
  '80230626': 'The password could not be updated because the management agent credentials were denied access.',
  '8023062C':
    'The password could not be set because the server is not configured for insecure setting of passwords, or a 128 bit TLS or SSL connection is required.',
  '80230818': 'The management agent run was terminated because a domain controller could not be contacted.',
  '800700CE': 'The filename or extension is too long',
};

const names: Readonly<Record<number, string>> = {
  31001: 'PasswordResetRequestStart',
  31002: 'PasswordResetSuccess',
  31003: 'PasswordResetFail',
  31006: 'ChangePasswordRequestStart',
  31007: 'ChangePasswordSuccess',
  31008: 'ChangePasswordFail',
  31009: 'ResetUserPasswordByAdminStart',
  31010: 'ResetUserPasswordByAdminSuccess',
  31011: 'ResetUserPasswordByAdminFail',
};

const noise = [
  'BAIL: MMS(4984): ..\\dnutils.cpp(1341): 0x800700b7 (Cannot create a file when that file already exists.)',
  "ERR_: MMS(4984): X:\\src\\MAUtils.h(58): Failed getting registry value 'ADMADoNormalization', 0x2",
  'BAIL: MMS(4984): X:\\src\\MAUtils.h(59): 0x80070002 (The system cannot find the file specified.): Win32 API failure: 2',
].join('\n');

interface Line {
  readonly id: number;
  readonly person: string | undefined;
  readonly code: string | undefined;
  readonly words: readonly string[];
  readonly literal: string | undefined;
  readonly trackingId: string;
}

/** The records of a described log, in its order, without numbers of records. */
export function buildLog({ log, clock, cut }: Pick<DescribedIncident, 'log' | 'clock' | 'cut'>): EventRecord[] {
  const tries = new Map<string, number>();
  return log
    .trim()
    .split('\n')
    .map((line, at) => buildRecord(line, at, tries))
    .map(({ time, text, ...record }) => ({
      ...record,
      ...(time === undefined ? {} : { time: { ms: time, isLocal: clock === 'local' } }),
      text: text.slice(0, cut),
    }));
}

/** The related events of a short log in UTC, in order. */
export function eventsOf(log: string): readonly LogEvent[] {
  return readEvents(buildLog({ log, clock: 'utc', cut: undefined })).events;
}

const levels: readonly EventLevel[] = ['critical', 'error', 'warning', 'information', 'verbose'];

type ShortRecord = Pick<EventRecord, 'provider' | 'id' | 'text' | 'level'> & { readonly time?: number };

function buildRecord(line: string, at: number, tries: Map<string, number>): ShortRecord {
  const [time = '', number = '', ...words] = line.split(' | ', 1).join().trim().split(' ');
  const id = Number(number);
  const person = valueOf(words, '@');
  const key = person === undefined ? `n${String(at)}` : tryOf(person, id, tries);
  const text = textOf({
    ...{ id, person, words, code: codeOf(words) },
    trackingId: guidOf(valueOf(words, 'id=') ?? key),
    literal: line.split(' | ')[1]?.replaceAll('\\n', '\n'),
  });
  const record = { provider: valueOf(words, 'from=') ?? providerOf(id), id, text, ...levelOf(words) };
  return time === '-' ? record : { ...record, time: Date.parse(`2026-11-25T${time}Z`) };
}

function levelOf(words: readonly string[]): Pick<EventRecord, 'level'> {
  const level = levels.find((one) => one === valueOf(words, 'level='));
  return level ? { level } : {};
}

/** A person and the number of the try, which a start begins. */
function tryOf(person: string, id: number, tries: Map<string, number>): string {
  const before = tries.get(person) ?? 0;
  if (id === 31001 || id === 31006 || id === 31009) tries.set(person, before + 1);
  return person + String(tries.get(person) ?? 0);
}

function codeOf(words: readonly string[]): string | undefined {
  return valueOf(words, 'hr=') ?? valueOf(words, '0x');
}

function valueOf(words: readonly string[], mark: string): string | undefined {
  return words.find((word) => word.startsWith(mark))?.slice(mark.length);
}

function guidOf(key: string): string {
  const digits = key.replace(/./g, (letter) => letter.charCodeAt(0).toString(16));
  return `${digits.padStart(8, '0').slice(0, 8)}-2222-3333-4444-555555555555`;
}

function providerOf(id: number): string {
  if (id > 30_000) return 'PasswordResetService';
  return id === 611 || id === 656 || id === 657 ? 'Directory Synchronization' : 'ADSync';
}

function textOf(line: Line): string {
  if (line.id === 6329) return engineText(line);
  if (line.literal !== undefined) return line.literal.replaceAll('{id}', line.trackingId);
  if (line.id === 403 || line.id === 405)
    return 'Call sync ldap_bind for DomainName=CONTOSO.COM, UserName=MSOL_0123456789ab.';
  if (line.person === undefined) return '';
  return line.code === undefined ? requestText(line) : faultText(line);
}

function engineText({ words, code, literal }: Line): string {
  const message = words.includes('foreign') ? '…' : (messages[code?.toUpperCase() ?? ''] ?? '');
  const own = literal ?? `BAIL: MMS(5716): ..\\server.cpp(11139): 0x${code ?? ''} (${message})\nAzure AD Sync 2.1.20.0`;
  return words.includes('noise')
    ? `An unexpected error has occurred during a password set operation.\n"${noise}\n${own}"`
    : own;
}

function requestText({ id, person = '', trackingId }: Line): string {
  const name = names[id] ?? 'Reason: (not shown)';
  const upn = `${person}@contoso.com`;
  if (name.endsWith('Start')) return `TrackingId: ${trackingId}, ${name}, Details: ${upn}`;
  return `TrackingId: ${trackingId}, ${name}, Details: Context: cloudAnchor: User_${trackingId}, SourceAnchorValue: AAAAAAAA==, UserPrincipalName: ${upn}`;
}

function faultText({ person = '', trackingId, code = '', words }: Line): string {
  const message = words.includes('foreign') ? '…' : (messages[code.toUpperCase()] ?? '');
  const reason = `Synchronization Engine returned an error hr=${code}, message=${message}`;
  return `TrackingId: ${trackingId}, Reason: ${reason}, Context: cloudAnchor: User_${trackingId}, SourceAnchorValue: AAAAAAAA==, UserPrincipalName: ${person}@contoso.com, Details: Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException: ${reason}\r\n   at AADPasswordReset.SynchronizationEngineManagedHandle.ThrowSyncEngineError(Int32 hr)`;
}
