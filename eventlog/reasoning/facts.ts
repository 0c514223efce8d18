import { toEvidence, newestTrackingIds } from './build-incident.ts';
import { cloudSyncAgent, foldProvider } from './event-meanings.ts';
import { findRelays } from './find-relays.ts';
import type { ClockSigns, ConnectorAccount, Facts, Relay } from './findings.ts';
import type { LogEvent } from './log-event.ts';
import { isMicrosoftRelay } from './mask-host.ts';
import { countSetBack } from './set-back.ts';

const mostTrackingIds = 50;

/** Reads from the events of a log, which come in order, what commands and support need; `failed` has those of failures. */
export function readFacts(events: readonly LogEvent[], failed: ReadonlySet<LogEvent>): Facts {
  const newestFirst = events.toReversed();
  const clientVersion = firstMatch(newestFirst, /\bVersion: (\d{1,6}(?:\.\d{1,6}){1,4})/);
  const engineVersion = firstMatch(newestFirst, /Azure AD Sync (\d{1,6}(?:\.\d{1,6}){1,4})/);
  const writeback = newestFirst.find(({ record, meaning }) => meaning !== undefined && record.id in switches);
  return {
    ...(clientVersion === undefined ? {} : { clientVersion }),
    ...(engineVersion === undefined ? {} : { engineVersion }),
    relays: findAllRelays(newestFirst),
    connectorAccounts: findAccounts(newestFirst),
    trackingIds: newestTrackingIds(events.filter((event) => failed.has(event))).slice(0, mostTrackingIds),
    clock: readClockSigns(events),
    ...(writeback ? { writeback: switches[writeback.record.id] } : {}),
    servers: new Set(events.flatMap(({ record }) => record.computer?.toLowerCase() ?? [])).size,
    hasCloudSync: events.some(({ record }) => foldProvider(record.provider) === cloudSyncAgent),
  };
}

const switches: Readonly<Record<number, 'switched-on' | 'switched-off'>> = {
  31005: 'switched-on',
  31013: 'switched-off',
};

function firstMatch(events: readonly LogEvent[], pattern: RegExp): string | undefined {
  for (const { text, meaning } of events) {
    const found = meaning?.part === 'hash-sync' ? undefined : pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Others tell whose they are, and no command needs them. */
function findAllRelays(events: readonly LogEvent[]): Relay[] {
  const found = events.flatMap(({ text }) => findRelays(text)).filter(({ namespace }) => isMicrosoftRelay(namespace));
  return [...new Map(found.map((relay) => [`${relay.namespace}.${relay.domain}`, relay])).values()];
}

const accountAt = /\b(?:UserName=|Failed to acquire user information: (?=\S{1,256} Error))([^\s,;]{1,256})/i;

function findAccounts(events: readonly LogEvent[]): ConnectorAccount[] {
  const found = new Map<string, ConnectorAccount>();
  for (const { text, meaning } of events) {
    const isOfEngine = meaning?.part === 'sign-in' || meaning?.part === 'engine-fault';
    const account = isOfEngine ? accountAt.exec(text)?.[1] : undefined;
    if (account !== undefined) addAccount(found, account);
  }
  return [...found.values()];
}

function addAccount(found: Map<string, ConnectorAccount>, written: string): void {
  const name = written.slice(written.lastIndexOf('\\') + 1).replace(/\.$/, '');
  const kind = /^(?:MSOL|AAD)_/i.exec(name)?.[0].toUpperCase();
  found.set(name.toLowerCase(), { masked: kind === undefined ? '[account]' : `${kind}…` });
}

/** Texts in small letters of Windows, Kerberos and tokens that speak of a wrong time. */
const timeTexts = [
  ...['clock skew', 'time and/or date difference', 'not within its validity period', 'not within its valid time range'],
  ...['expiredtoken', 'token is expired', 'lifetime validation failed'],
];
const mostTexts = 3;

function readClockSigns(events: readonly LogEvent[]): ClockSigns {
  const texts = events.flatMap((event) => {
    const folded = event.text.toLowerCase();
    const at = timeTexts.map((text) => folded.indexOf(text)).find((found) => found !== -1);
    return at === undefined || event.meaning?.part === 'hash-sync' ? [] : [toEvidence(event, { text: event.text, at })];
  });
  return { backwards: countSetBack(events), texts: texts.slice(-mostTexts) };
}
