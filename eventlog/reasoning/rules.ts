import type { CauseRule, Confidence, Explanation, SymptomRule } from './findings.ts';

/** What an event must show for a rule. */
export interface Needs {
  /** Numbers of events, of which it is one; any number that stands for a failure where they are missing. */
  readonly events?: readonly number[];
  /** HRESULTs, of which it shows one. */
  readonly codes?: readonly string[];
  /** Parts of texts in small letters, of which it has one; of a list it has all. */
  readonly texts?: readonly (string | readonly string[])[];
  /** Numbers of events, of which at least one other belongs to the same failure. */
  readonly beside?: readonly number[];
}

interface RuleBase extends Needs {
  readonly about: 'people' | 'service';
  /** Other articles to look at, the nearest first. */
  readonly others?: readonly string[];
}

/** Leads from an event of a failure to its cause. */
export interface Cause extends RuleBase {
  readonly name: CauseRule;
  readonly article: string;
  readonly confidence: Confidence;
  readonly theme: Theme;
  /** Rules whose cause is this one, seen from further away. */
  readonly explains?: readonly CauseRule[];
  /** Numbers of the events that show that it is over, where not any sign of life does. */
  readonly ends?: readonly number[];
}

/** What a cause lies in; a second one of the same theme says nothing new. An effect is a cause only where nothing else is. */
export type Theme = 'request' | 'account' | 'file' | 'connection' | 'effect';

/** Leads from an event of a failure to the question for its cause. */
export interface Symptom extends RuleBase {
  readonly name: SymptomRule;
  readonly article?: string;
}

const people = { about: 'people', theme: 'request' } as const;
const service = { about: 'service', theme: 'connection' } as const;
const certain = { confidence: 'certain' } as const;
const likely = { confidence: 'likely' } as const;
const connection = [31034, 31044, 32001, 32002, 32011, 32013, 6306, 6800];

/** Rules for a domain controller that did not answer: it may a moment later, and then the same request goes well. */
export const noController: ReadonlySet<Explanation['rule']> = new Set<CauseRule>([
  'domain-controller-not-contacted',
  'rpc-unavailable',
]);

/** Causes that a code or a literal text names, first those that say most. */
export const spokenCauses: readonly Cause[] = [
  {
    ...{ name: 'sam-restricted', ...people, ...likely, article: 'error-sspr-0029' },
    events: [6329],
    texts: [
      ['failed to acquire user information', 'error_access_denied'],
      ['failed to acquire user information', ' 0x5'],
    ],
    others: ['event-33004', 'procedure-verify-permissions', 'field-protected-groups'],
    explains: ['access-denied', 'permission-missing'],
  },
  {
    ...{ name: 'rpc-unavailable', ...people, ...certain, article: 'field-hr-80004005' },
    events: [6329],
    texts: [['failed to acquire user information', '0x6ba']],
    others: ['field-hr-80230818', 'field-on-premises-down'],
    explains: ['domain-controller-not-contacted'],
  },
  {
    ...{ name: 'ldap-policy-control-missing', ...people, ...certain, article: 'event-6329-ldap-policy-control' },
    texts: ['contain the ldap password policy control'],
  },
  {
    ...{ name: 'password-restriction', ...people, ...certain, article: 'event-6329-restriction' },
    codes: ['80230619'],
    texts: ['a restriction prevents the password from being changed'],
    others: ['event-33008'],
    explains: ['password-policy'],
  },
  {
    ...{ name: 'privileged-account', ...people, ...likely, article: 'field-protected-groups' },
    texts: ['denied access to perform the operation on a privileged account'],
    others: ['event-33004', 'procedure-verify-permissions'],
    explains: ['access-denied', 'permission-missing'],
  },
  {
    ...{ name: 'access-denied', ...people, ...certain, article: 'event-33004' },
    codes: ['80230626'],
    texts: ['management agent credentials were denied access', 'management agent was denied access'],
    others: [
      ...['field-hr-80230626', 'error-management-agent-denied-access', 'procedure-verify-permissions'],
      ...['field-protected-groups', 'error-sspr-0029'],
    ],
    explains: ['permission-missing'],
  },
  {
    ...{ name: 'object-not-found', ...people, ...certain, article: 'error-object-could-not-be-found' },
    codes: ['80230405'],
    texts: [
      'no password writeback targets found',
      'ad object is not present',
      'object could not be found',
      'object cannot be found',
    ],
    others: ['field-hr-80230405', 'event-33002'],
    explains: ['user-not-found'],
  },
  {
    ...{ name: 'domain-controller-not-contacted', ...people, ...certain, article: 'field-hr-80230818' },
    codes: ['80230818'],
    texts: ['because a domain controller could not be contacted'],
    others: ['event-33001', 'field-on-premises-down'],
  },
  {
    ...{ name: 'duplicate-anchor', ...people, ...certain, article: 'event-hr-80230402' },
    codes: ['80230402'],
    texts: ['duplicated entries with the same anchor'],
    others: ['event-33003', 'error-multiple-matches-found'],
    explains: ['two-users-matched'],
  },
  {
    ...{ name: 'multiple-matches', ...people, ...certain, article: 'error-multiple-matches-found' },
    texts: ['multiple matches found'],
    others: ['event-33003', 'event-hr-80230402'],
    explains: ['two-users-matched'],
  },
  {
    ...{ name: 'forest-added-later', ...people, ...certain, article: 'error-6329-8023061f' },
    codes: ['8023061F'],
    texts: ['password synchronization is not enabled on this management agent'],
    others: ['event-33009', 'procedure-disable-reenable-writeback'],
  },
  {
    ...{ name: 'ldap-not-sealed', ...people, ...certain, article: 'field-hr-8023062c' },
    codes: ['8023062C'],
    texts: ['not configured for insecure setting of passwords'],
  },
  {
    ...{ name: 'account-password-too-long', ...people, ...certain, article: 'error-800700ce-filename-too-long' },
    codes: ['800700CE'],
    texts: ['the filename or extension is too long'],
  },
  {
    ...{ name: 'onboarding-burst', ...service, ...certain, article: 'field-event-6306' },
    events: [6800],
    texts: ["couldn't connect to any service bus endpoint"],
    others: ['error-6800-service-does-not-start', 'event-32001', 'event-31044', 'procedure-tls-1-2'],
    explains: ['no-endpoint'],
  },
  {
    ...{ name: 'onboarding-burst', ...service, ...likely, article: 'field-event-6306' },
    events: [6306],
    beside: [6800, 32001, 31044],
    others: ['event-32001', 'event-31044', 'error-6800-service-does-not-start', 'procedure-tls-1-2'],
    explains: ['no-endpoint'],
  },
  {
    ...{ name: 'certificate-not-trusted', ...service, ...certain, article: 'event-31034' },
    events: connection,
    texts: ['the remote certificate is invalid'],
    others: ['procedure-network-connectivity'],
    explains: ['no-security-token', 'no-endpoint', 'connection-lost', 'tls-channel'],
  },
  {
    ...{ name: 'tls-channel', ...service, ...likely, article: 'procedure-tls-1-2' },
    events: connection,
    texts: ['could not create ssl/tls secure channel'],
    others: ['event-31034', 'procedure-network-connectivity'],
    explains: ['no-security-token', 'no-endpoint', 'connection-lost'],
  },
  {
    ...{ name: 'no-security-token', ...service, ...certain, article: 'error-32002-token-provider-security-token' },
    events: connection,
    texts: ['token provider was unable to provide a security token'],
    others: ['event-32002', 'procedure-network-connectivity'],
    explains: ['no-endpoint', 'connection-lost'],
  },
  {
    ...{
      name: 'no-auth-token',
      ...service,
      theme: 'account',
      ...certain,
      article: 'error-32009-error-getting-auth-token',
    },
    events: [32009],
    texts: ['error getting auth token'],
    others: ['event-32009'],
    ends: [31005],
  },
  {
    ...{ name: 'no-endpoint', ...service, ...certain, article: 'event-32001' },
    events: [32001],
    texts: ["couldn't connect to any service bus endpoint"],
    others: ['event-31044', 'procedure-network-connectivity', 'procedure-tls-1-2'],
  },
  {
    ...{ name: 'connection-lost', ...service, ...certain, article: 'event-31034' },
    events: [31034],
    texts: ['the connection to the connect service was lost'],
    others: ['procedure-restart-sync-service', 'procedure-network-connectivity'],
  },
];
