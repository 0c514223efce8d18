import type { EventLevel, EventTime } from '../event-record.ts';

/** What the related events of a log say about password writeback; plain data, and every text in it is masked. */
export interface Findings {
  readonly verdict: Verdict;
  /** Failures of one reason taken together: those open and not long past first, then the hour nearest to the newest, then the most frequent. */
  readonly incidents: readonly Incident[];
  /** Requests and setups that went well, each kind once. */
  readonly successes: readonly Success[];
  /** Events that belong to other work of the same server or mean nothing by themselves. */
  readonly noise: readonly Noise[];
  /** Events of the writeback sources that no document of ours names; they are counted and not interpreted. */
  readonly unknown: readonly Tally[];
  readonly span: Span;
  /** One for each kind of clock: times in UTC and local times are never put in one order. */
  readonly timelines: readonly Timeline[];
  readonly starts: readonly ServiceStart[];
  readonly gaps: readonly Gap[];
  readonly bursts: readonly Burst[];
  readonly facts: Facts;
  /** Related events that were weighed, each once. */
  readonly related: number;
  /** Records that came a second time and were left out. */
  readonly repeated: number;
}

/**
 * What the log comes to. `cause`: one cause is named; `several-causes`: more than one; `symptom`: something failed, and the log does
 * not carry the reason; `healthy`: writeback was at work and nothing failed; `only-noise`: related sources, and nothing about
 * writeback; `only-unknown`: nothing but events that are not known; `nothing-related`: no event of the related sources.
 * `unknown-errors`: nothing that is known failed, and events that are not known are errors or warnings; `not-all-weighed`: nothing
 * failed in what was weighed, and there was more.
 */
export type Verdict =
  | 'cause'
  | 'several-causes'
  | 'symptom'
  | 'healthy'
  | 'only-noise'
  | 'only-unknown'
  | 'unknown-errors'
  | 'not-all-weighed'
  | 'nothing-related';

/** `certain`: a code, a literal text or an event of one meaning names the cause; `likely`: the event only says where it lies. */
export type Confidence = 'certain' | 'likely';

/** What is made of the evidence of a failure. */
export type Explanation =
  | { readonly kind: 'cause'; readonly rule: CauseRule; readonly article: string; readonly confidence: Confidence }
  /** The failure is seen, its reason is not; the article, where there is one, says where to look. */
  | { readonly kind: 'symptom'; readonly rule: SymptomRule; readonly article?: string };

/** Names of the rules that end in a cause. */
export type CauseRule =
  // What stands in a code or on a line of 6329
  | 'sam-restricted'
  | 'password-restriction'
  | 'access-denied'
  | 'privileged-account'
  | 'object-not-found'
  | 'domain-controller-not-contacted'
  | 'rpc-unavailable'
  | 'duplicate-anchor'
  | 'multiple-matches'
  | 'forest-added-later'
  | 'ldap-not-sealed'
  | 'account-password-too-long'
  | 'ldap-policy-control-missing'
  // What stands in a text about the connection or the setup
  | 'onboarding-burst'
  | 'certificate-not-trusted'
  | 'tls-channel'
  | 'no-security-token'
  | 'no-auth-token'
  | 'no-endpoint'
  | 'connection-lost'
  // What the number of an event says
  | 'user-not-found'
  | 'two-users-matched'
  | 'permission-missing'
  | 'account-disabled'
  | 'account-locked'
  | 'wrong-current-password'
  | 'password-policy'
  | 'input-not-valid'
  | 'not-decrypted'
  | 'configuration-file'
  | 'configuration-in-memory'
  | 'answer-not-valid'
  | 'auth-token-failed'
  | 'key-failed'
  | 'onboarding-failed'
  | 'offboarding-not-reached'
  | 'offboarding-failed'
  | 'service-bus-failed'
  | 'web-service-failed'
  | 'listener-failed'
  | 'host-not-running'
  | 'endpoint-not-started'
  | 'service-stopped'
  | 'many-retries'
  | 'health-not-reported';

/** Names of the rules that end in a failure without its reason. */
export type SymptomRule =
  /** 6329 without a line that names a reason: which line stands there? */
  | 'bare-6329'
  /** 6306 alone: an operation of the sync engine failed, and which one is not said. */
  | 'bare-6306'
  /** 33001 whose reason would stand in an event of ADSync. */
  | 'unnamed-error'
  /** 33009 whose reason would stand in an event of ADSync. */
  | 'unnamed-configuration'
  /** 32000, of which only the exception text says more. */
  | 'unknown-error'
  /** 31003, 31008 or 31011 and nothing beside it. */
  | 'reset-failed'
  | 'change-failed'
  | 'admin-reset-failed'
  /** A request began, and neither success nor failure followed while the log went on. */
  | 'no-end';

/** Failures of one reason, taken together. */
export interface Incident {
  readonly explanation: Explanation;
  /** Whether it concerns passwords of single people, or the service and its connection. */
  readonly about: 'people' | 'service';
  /** Other articles that the same evidence allows or touches, the nearest first; never the one of the explanation. */
  readonly others: readonly string[];
  /** What proves it, from its newest failure, in order of time; at most eight. */
  readonly evidence: readonly Evidence[];
  /** How often it failed: requests of people, or outages of the service with at most 15 minutes from event to event. */
  readonly count: number;
  /** Events that belong to it. */
  readonly events: number;
  readonly first?: EventTime;
  readonly last?: EventTime;
  /** TrackingIds, as Microsoft's support asks for them, the newest first; at most 20. */
  readonly trackingIds: readonly string[];
  /** How many TrackingIds there are, also beyond 20. */
  readonly trackingIdCount: number;
  /** How many different people its events name; 0 where they name nobody. */
  readonly people: number;
  /** How many other people succeeded meanwhile, where the connector account gets the blame and so many make that doubtful. */
  readonly othersWell?: number;
  /** HRESULTs that its events show, eight hexadecimal digits in capitals. */
  readonly codes: readonly string[];
  /** That things went well again afterwards: for the service, unless it failed again the same day, or for every person concerned. */
  readonly isOver: boolean;
}

/** One event that proves something. */
export interface Evidence {
  readonly time?: EventTime;
  readonly provider: string;
  readonly id: number;
  readonly level?: EventLevel;
  readonly recordId?: number;
  /** The part of its text that carries the proof, masked, on one line, at most 240 characters; empty where it has no text. */
  readonly excerpt: string;
}

/** What a request or a setup is about. */
export type Operation = 'reset' | 'change' | 'admin-reset' | 'onboarding' | 'offboarding';

/** What went well, and how often. */
export interface Success {
  readonly operation: Operation;
  readonly count: number;
  readonly last?: EventTime;
  /** Numbers of the events of the newest one, in order, such as 31001, 405, 403, 405, 31002. */
  readonly sequence: readonly number[];
}

/** How often an event was logged. */
export interface Tally {
  readonly provider: string;
  readonly id: number;
  readonly count: number;
  readonly first?: EventTime;
  readonly last?: EventTime;
}

/** Events that explain no failure, and why they are there. */
export interface Noise extends Tally {
  /** `hash-sync`: passwords on their way up; `sign-in`: 403 and 405 outside a request; `retry`: a few 32014. */
  readonly why: 'hash-sync' | 'sign-in' | 'retry';
  /** Those among them that say `Result: Failed` or an error of hash synchronization. */
  readonly failed: number;
}

/** When the related events were logged. */
export interface Span {
  /** `mixed`: some times are in UTC and some of an unnamed local clock; `none`: no event has a time. */
  readonly clock: 'utc' | 'local' | 'mixed' | 'none';
  /** Of the clock with more events; UTC where both have the same. */
  readonly first?: EventTime;
  readonly last?: EventTime;
  /** Events without a time that can be read. */
  readonly timeless: number;
}

/** Events of one kind of clock in order. */
export interface Timeline {
  readonly isLocal: boolean;
  /** Neighbours of one kind taken together. */
  readonly rows: readonly TimelineRow[];
  /** Equal stretches of time from the first event to the last, at most 48, empty ones among them. */
  readonly buckets: readonly Bucket[];
  /** The length of each bucket in milliseconds. */
  readonly bucketMs: number;
}

/** What an event is on a timeline. */
export type Role = 'fault' | 'healthy' | 'other';

/** One event, or several of one kind that follow each other. */
export interface TimelineRow {
  readonly first: EventTime;
  readonly last: EventTime;
  readonly provider: string;
  readonly id: number;
  readonly role: Role;
  readonly count: number;
}

/** How many events of each role one stretch of time has. */
export interface Bucket {
  /** Where it begins, in milliseconds of its clock. */
  readonly from: number;
  readonly faults: number;
  readonly healthy: number;
  readonly other: number;
}

/** The service started (31015), with the stop (31016) before it where the log has one. */
export interface ServiceStart {
  readonly started: EventTime;
  readonly stopped?: EventTime;
}

/**
 * A stretch of more than 15 minutes without the heartbeat 31019, which comes about every five minutes from each relay, after a
 * heartbeat and until the next one or the end of the log. `stopped`: the service was down, from a 31016 to a 31015;
 * `silent`: no event at all was logged meanwhile; `no-heartbeat`: other events were.
 */
export interface Gap {
  readonly from: EventTime;
  readonly to: EventTime;
  readonly why: 'stopped' | 'silent' | 'no-heartbeat';
  /** That no heartbeat follows until the end of the log. */
  readonly isOpen: boolean;
  /** The relay whose heartbeat is missing, where the events name one. */
  readonly relay?: string;
}

/** At least ten faults within five minutes. */
export interface Burst {
  readonly from: EventTime;
  readonly to: EventTime;
  readonly count: number;
  /** The numbers of its events, the most frequent first. */
  readonly ids: readonly number[];
}

/** What the events say beside causes, of use in commands and for support. */
export interface Facts {
  /** Version of the writeback client, from `Details: Version: ...`; the newest. */
  readonly clientVersion?: string;
  /** Version of the sync engine, from the end of 6329; the newest. */
  readonly engineVersion?: string;
  /** Service Bus namespaces of the form that Microsoft's have, such as `ssprdedicatedsbprodfra-1` at `servicebus.windows.net`. */
  readonly relays: readonly Relay[];
  /** Accounts with which the server signs in to Active Directory. */
  readonly connectorAccounts: readonly ConnectorAccount[];
  /** TrackingIds of the failures, the newest first; at most 50. */
  readonly trackingIds: readonly string[];
  readonly clock: ClockSigns;
  /** What the newest of 31005 and 31013 says; missing without both. */
  readonly writeback?: 'switched-on' | 'switched-off';
  /** How many servers the events name. */
  readonly servers: number;
  /** That events of the Cloud Sync provisioning agent are in the log, which does not tell about writeback there. */
  readonly hasCloudSync: boolean;
}

/** A Service Bus namespace and the domain of its cloud. */
export interface Relay {
  readonly namespace: string;
  readonly domain: string;
}

/** An account, as it may be shown. */
export interface ConnectorAccount {
  readonly masked: string;
}

/** Signs that a clock is wrong. */
export interface ClockSigns {
  /** How often a record of a server is more than a minute earlier than one with a lower number. */
  readonly backwards: number;
  /** Events whose text speaks of a difference in time or of a token outside its lifetime; at most three. */
  readonly texts: readonly Evidence[];
}
