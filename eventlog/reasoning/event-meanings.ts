import type { Operation } from './findings.ts';

/** The source of the writeback service, in small letters. */
export const writebackService = 'passwordresetservice';
/** The source of the sync engine, in small letters. */
const syncEngine = 'adsync';
/** The source of password hash synchronization, in small letters. */
const hashSync = 'directory synchronization';
/** The source of the Cloud Sync agent, which keeps a log of its own, in small letters. */
export const cloudSyncAgent = 'microsoft-azureadconnect-provisioningagent';

/** What part an event plays. */
export type Part =
  /** A request or a setup begins. */
  | 'start'
  /** It went well. */
  | 'success'
  /** A request of somebody failed. */
  | 'request-fault'
  /** The service, its connection or its setup failed. */
  | 'service-fault'
  /** The service is well, or takes a step of its work. */
  | 'healthy'
  /** What the sync engine says of a failed request. */
  | 'engine-fault'
  /** The sync engine signs in. */
  | 'sign-in'
  /** A password on its way up to the cloud. */
  | 'hash-sync';

/** What is known of an event by its number. */
export interface Meaning {
  readonly part: Part;
  readonly operation?: Operation;
}

const requestFaults = [32000, 32003, 32004, 32010, 33001, 33002, 33003, 33004, 33005, 33006, 33007, 33008, 33009];
const serviceFaults = [
  31014, 31016, 31034, 31044, 32001, 32002, 32005, 32007, 32008, 32009, 32011, 32013, 32014, 32015,
];
const operations: readonly (readonly [Operation, start: number, success: number, fault?: number])[] = [
  ['reset', 31001, 31002, 31003],
  ['change', 31006, 31007, 31008],
  ['admin-reset', 31009, 31010, 31011],
  ['onboarding', 31004, 31005],
  ['offboarding', 31012, 31013],
];

/** Numbers and names of the document; 403, 405, 611, 656 and 657 are known from the field. */
const meanings: Readonly<Record<string, ReadonlyMap<number, Meaning>>> = {
  [writebackService]: new Map<number, Meaning>([
    ...requestFaults.map((id) => [id, { part: 'request-fault' }] as const),
    ...serviceFaults.map((id) => [id, { part: 'service-fault' }] as const),
    ...[31015, 31017, 31018, 31019].map((id) => [id, { part: 'healthy' }] as const),
    ...operations.flatMap(([operation, start, success, fault]) => [
      [start, { part: 'start', operation }] as const,
      [success, { part: 'success', operation }] as const,
      ...(fault === undefined ? [] : [[fault, { part: 'request-fault', operation }] as const]),
    ]),
  ]),
  [syncEngine]: new Map<number, Meaning>([
    [403, { part: 'sign-in' }],
    [405, { part: 'sign-in' }],
    [6306, { part: 'service-fault' }],
    [6329, { part: 'engine-fault' }],
    [6800, { part: 'service-fault' }],
  ]),
  [hashSync]: new Map<number, Meaning>([
    [611, { part: 'hash-sync' }],
    [656, { part: 'hash-sync' }],
    [657, { part: 'hash-sync' }],
  ]),
  [cloudSyncAgent]: new Map<number, Meaning>(),
};

/** A source as it is looked up: however a log spells it. */
export function foldProvider(provider: string): string {
  return provider.trim().toLowerCase();
}

/** What is known of the events of a source, by number; undefined for a source that does not concern writeback. */
export function findMeanings(provider: string): ReadonlyMap<number, Meaning> | undefined {
  const folded = foldProvider(provider);
  return Object.hasOwn(meanings, folded) ? meanings[folded] : undefined;
}
