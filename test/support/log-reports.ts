import fc from 'fast-check';
import { createLogCollector } from '../../eventlog/log-collector.ts';
import type { LogFile, LogReport, SentLog } from '../../eventlog/log-report.ts';
import type {
  CauseRule,
  Explanation,
  Findings,
  Incident,
  SymptomRule,
  Verdict,
} from '../../eventlog/reasoning/findings.ts';
import { buildLog } from './incident-log.ts';

/** A file that was read. */
export function aFile(name: string, events = 1, more: { unreadable?: number; isCut?: boolean } = {}): LogFile {
  return { name, outcome: { kind: 'read', form: 'evtx', read: events, unreadable: 0, isCut: false, ...more } };
}

/** What a described log (see `buildLog`) comes to, in one file. */
export function reportOf(log: string, clock: 'utc' | 'local' = 'utc'): LogReport {
  const records = buildLog({ log, clock, cut: undefined });
  const collector = createLogCollector();
  for (const record of records) collector.add(record);
  return collector.report([aFile('Application.evtx', records.length)]);
}

/** The same as it comes with a message. */
export function sentLog(log: string): SentLog {
  return { kind: 'report', report: reportOf(log) };
}

/** A described log with a message as text: what Event Viewer copies, one event below the other. */
export function pasteOf(log: string): string {
  return buildLog({ log, clock: 'utc', cut: undefined })
    .map(
      ({ provider, id, text }) =>
        `Log Name: Application\nSource: ${provider}\nEvent ID: ${String(id)}\nDescription:\n${text}`,
    )
    .join('\n\n');
}

const hostile = fc.constantFrom(
  ...[
    '**b** _c_',
    '${$root.form}',
    '[a](javascript:1)',
    '<at>Everyone</at>',
    '\u202Egpj.exe',
    '\u0000\u001b[31m',
    '👩🏽‍💻',
  ],
);
const text = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 4 })
  .map((parts) => parts.join(' '));
const count = fc.integer({ min: 0, max: 1_000_000_000 });
const time = fc.record({
  ms: fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(-9e15, NaN, 8.64e15)),
  isLocal: fc.boolean(),
});
const id = fc.integer({ min: 0, max: 65_535 });
const list = <Thing>(of: fc.Arbitrary<Thing>, maxLength = 12) => fc.array(of, { maxLength });
const article = fc.constantFrom('event-33004', 'event-31034', 'field-event-6306', 'gone');

const evidence = fc.record(
  { time, provider: text, id, excerpt: text },
  { requiredKeys: ['provider', 'id', 'excerpt'] },
);
const explanation: fc.Arbitrary<Explanation> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('cause' as const), article },
    rule: fc.constantFrom<CauseRule>('access-denied', 'listener-failed'),
    confidence: fc.constantFrom('certain' as const, 'likely' as const),
  }),
  fc.record(
    {
      ...{ kind: fc.constant('symptom' as const), article },
      rule: fc.constantFrom<SymptomRule>('bare-6329', 'unnamed-error', 'no-end', 'unknown-error'),
    },
    { requiredKeys: ['kind', 'rule'] },
  ),
);
const incident: fc.Arbitrary<Incident> = fc.record(
  {
    ...{ explanation, about: fc.constantFrom('people' as const, 'service' as const), others: list(article) },
    ...{ evidence: list(evidence, 8), count, events: count, first: time, last: time, people: count },
    ...{ trackingIds: list(text, 20), trackingIdCount: count, codes: list(fc.constantFrom('80230626', '80004005')) },
    isOver: fc.boolean(),
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'explanation',
      'about',
      'others',
      'evidence',
      'count',
      'events',
      'trackingIds',
      'trackingIdCount',
      'people',
      'codes',
      'isOver',
    ],
  },
);
const tally = { provider: text, id, count, first: time, last: time };
const row = fc.record({
  first: time,
  last: time,
  provider: text,
  id,
  role: fc.constantFrom('fault' as const, 'healthy' as const, 'other' as const),
  count,
});
const bucket = fc.record({ from: fc.integer({ min: 0, max: 4e12 }), faults: count, healthy: count, other: count });
const relay = fc.record({
  namespace: fc.constantFrom('a', 'ssprdedicatedsbprodfra-1', 'x'.repeat(63)),
  domain: fc.constant('servicebus.windows.net'),
});

/** Any findings that the types allow, with texts that are up to no good. */
export const anyFindings: fc.Arbitrary<Findings> = fc.record({
  verdict: fc.constantFrom<Verdict>(
    'cause',
    'several-causes',
    'symptom',
    'healthy',
    'only-noise',
    'only-unknown',
    'unknown-errors',
    'not-all-weighed',
    'nothing-related',
  ),
  incidents: list(incident),
  successes: list(
    fc.record({
      operation: fc.constantFrom('reset' as const, 'onboarding' as const),
      count,
      last: time,
      sequence: list(id, 40),
    }),
  ),
  noise: list(fc.record({ ...tally, why: fc.constantFrom('hash-sync' as const, 'retry' as const), failed: count })),
  unknown: list(fc.record(tally), 40),
  span: fc.record({
    clock: fc.constantFrom('utc' as const, 'local' as const, 'mixed' as const, 'none' as const),
    first: time,
    last: time,
    timeless: count,
  }),
  timelines: list(
    fc.record({ isLocal: fc.boolean(), rows: list(row, 120), buckets: list(bucket, 48), bucketMs: count }),
    2,
  ),
  starts: list(fc.record({ started: time, stopped: time }, { requiredKeys: ['started'] })),
  gaps: list(
    fc.record({
      from: time,
      to: time,
      why: fc.constantFrom('stopped' as const, 'silent' as const),
      isOpen: fc.boolean(),
      relay: text,
    }),
  ),
  bursts: list(fc.record({ from: time, to: time, count, ids: list(id) })),
  facts: fc.record({
    ...{ clientVersion: text, engineVersion: text, relays: list(relay), trackingIds: list(text, 50), servers: count },
    connectorAccounts: list(fc.record({ masked: text })),
    clock: fc.record({ backwards: count, texts: list(evidence, 3) }),
    writeback: fc.constantFrom('switched-on' as const, 'switched-off' as const),
    hasCloudSync: fc.boolean(),
  }),
  ...{ related: count, repeated: count },
});

/** Any report that the types allow. */
export const anyReport: fc.Arbitrary<LogReport> = fc.record({
  files: fc.array(
    text.map((name) => aFile(name, 7, { unreadable: 2, isCut: true })),
    { maxLength: 6 },
  ),
  ...{ read: count, unreadable: count, first: time, last: time, dropped: count, counted: count, findings: anyFindings },
});
