import type { Confidence, CauseRule } from './findings.ts';
import type { Cause, Symptom, Theme } from './rules.ts';

type Row = readonly [id: number, name: CauseRule, article: string, confidence: Confidence, others?: readonly string[]];

const policy = ['event-6329-restriction'];
const setup = ['procedure-disable-reenable-writeback'];
const network = ['procedure-network-connectivity', 'procedure-tls-1-2'];

/** Certain where the document gives an event one meaning. */
const requests: readonly Row[] = [
  [33002, 'user-not-found', 'event-33002', 'certain', ['error-object-could-not-be-found', 'field-hr-80230405']],
  [33003, 'two-users-matched', 'event-33003', 'certain', ['event-hr-80230402', 'error-multiple-matches-found']],
  [33004, 'permission-missing', 'event-33004', 'likely', ['field-protected-groups', 'procedure-verify-permissions']],
  [33005, 'account-disabled', 'event-33005', 'certain'],
  [33006, 'account-locked', 'event-33006', 'certain'],
  [33007, 'wrong-current-password', 'event-33007', 'certain'],
  [33008, 'password-policy', 'event-33008', 'likely', policy],
  [32003, 'input-not-valid', 'event-32003', 'likely'],
];

const requestsOfAll: readonly Row[] = [
  [32004, 'not-decrypted', 'event-32004', 'likely', setup],
  [32010, 'key-failed', 'event-32010', 'likely', setup],
];

const account: readonly Row[] = [
  [32009, 'auth-token-failed', 'event-32009', 'likely', ['error-32009-error-getting-auth-token']],
  [31014, 'offboarding-failed', 'event-31014', 'likely'],
];

const files: readonly Row[] = [
  [32005, 'configuration-file', 'event-32005', 'likely', setup],
  [32007, 'configuration-in-memory', 'event-32007', 'likely', setup],
];

/** Those that say more come first: one outage shows several. */
const connection: readonly Row[] = [
  [32002, 'service-bus-failed', 'event-32002', 'likely', ['error-32002-token-provider-security-token', ...network]],
  [32001, 'web-service-failed', 'event-32001', 'likely', network],
  [31034, 'listener-failed', 'event-31034', 'likely', network],
  [32008, 'answer-not-valid', 'event-32008', 'likely', setup],
];

const effects: readonly Row[] = [
  [32011, 'onboarding-failed', 'event-32011', 'likely', network],
  [32013, 'offboarding-not-reached', 'event-32013', 'likely', network],
  [31044, 'host-not-running', 'event-31044', 'likely', network],
  [
    6800,
    'endpoint-not-started',
    'error-6800-service-does-not-start',
    'likely',
    ['procedure-restart-sync-service', ...setup],
  ],
  [31016, 'service-stopped', 'event-31016', 'likely', ['error-stops-working-after-some-time']],
  [32014, 'many-retries', 'event-32014', 'likely', network],
  [32015, 'health-not-reported', 'event-32015', 'likely', network],
];

/** What shows that a fault of the setup is over, where not any sign of life does. */
const ends: Readonly<Partial<Record<CauseRule, readonly number[]>>> = {
  'auth-token-failed': [31005],
  'onboarding-failed': [31005],
  'offboarding-failed': [31013],
  'offboarding-not-reached': [31013],
  'not-decrypted': [31002, 31007, 31010],
  'key-failed': [31002, 31007, 31010],
};

function causesOf(about: 'people' | 'service', theme: Theme, rows: readonly Row[]): Cause[] {
  return rows.map(([id, name, article, confidence, others = []]) => ({
    ...{ about, theme, events: [id], name, article, confidence, others },
    ...(ends[name] === undefined ? {} : { ends: ends[name] }),
  }));
}

/** Causes that only the number of an event names, first those that say most. */
export const numberedCauses: readonly Cause[] = [
  ...causesOf('people', 'request', requests),
  ...causesOf('service', 'request', requestsOfAll),
  ...causesOf('service', 'account', account),
  ...causesOf('service', 'file', files),
  ...causesOf('service', 'connection', connection),
  ...causesOf('service', 'effect', effects),
];

/** What the articles on 6329 tell apart by its lines. */
const engineArticles = [
  ...['event-6329-restriction', 'error-sspr-0029', 'error-object-could-not-be-found'],
  ...['event-6329-ldap-policy-control', 'error-6329-8023061f', 'field-hr-80004005'],
];

/** Failures that are seen without their reason, first those that say most. */
export const symptoms: readonly Symptom[] = [
  {
    name: 'unnamed-configuration',
    about: 'people',
    events: [33009],
    article: 'event-33009',
    others: ['error-6329-8023061f'],
  },
  {
    ...{ name: 'unnamed-error', about: 'people', events: [33001], article: 'event-33001' },
    others: ['procedure-ou-reserved-characters'],
  },
  { name: 'unknown-error', about: 'people', events: [32000], article: 'event-32000' },
  { name: 'bare-6306', about: 'service', events: [6306], article: 'field-event-6306' },
  { name: 'bare-6329', about: 'people', events: [6329], others: engineArticles },
  { name: 'reset-failed', about: 'people', events: [31003], article: 'event-31003' },
  { name: 'change-failed', about: 'people', events: [31008], article: 'event-31008' },
  { name: 'admin-reset-failed', about: 'people', events: [31011], article: 'event-31011' },
];

/** A request that began and has no end; its article is that of the event with which it began. */
export const noEnd = {
  name: 'no-end',
  about: 'people',
  others: ['field-on-premises-down', 'procedure-restart-sync-service'],
} satisfies Symptom;
