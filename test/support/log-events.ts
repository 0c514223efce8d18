import fc from 'fast-check';
import type { DescribedEvent } from './evtx-writer.ts';

/** Zones with different rules for changing their clocks, and with none. */
export const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'UTC',
];

/** Moments around which clocks of these zones are changed. */
const changes = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-11-01T06:00:00Z', '2026-10-03T15:30:00Z'].map(
  (time) => Date.parse(time),
);
const hour = 3_600_000;
const moment = fc.oneof(
  fc.integer({ min: Date.parse('2015-01-01T00:00:00Z'), max: Date.parse('2035-12-31T23:59:59Z') }),
  fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * hour, max: 2 * hour })).map(([at, by]) => at + by),
);

/** Words that messages of writeback have, and such as make trouble for one form or another. */
const word = fc.constantFrom(
  ...[
    'TrackingId:',
    '11111111-2222-3333-4444-555555555555,',
    'Reason:',
    'hr=80230626,',
    'message=The',
    'denied',
    'access.,',
  ],
  ...[
    'SourceAnchorValue:',
    'AAAAAAAAAAAAAAAAAAAAAA==,',
    '"quoted"',
    "it's",
    '<tag>',
    '&amp;',
    'a;b',
    'x,y',
    '{}',
    '[0]',
    '\\',
    '/',
  ],
  ...['Überprüfung', 'データ', '😀', '%1', '#TYPE', ']]>', '--', '0x5', '(0)', '25/11/2026', '1.2.3.4:443'],
);
const line = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));

/** Any event that a log can hold, with a message of several lines. */
export const anyEvent: fc.Arbitrary<DescribedEvent> = fc.record({
  provider: fc.constantFrom(
    'PasswordResetService',
    'ADSync',
    'Directory Synchronization',
    'Microsoft-Windows-Kernel-Power',
  ),
  id: fc.integer({ min: 0, max: 65_535 }),
  level: fc.constantFrom('critical', 'error', 'warning', 'information', 'verbose'),
  at: moment,
  channel: fc.constantFrom('Application', 'System', 'Microsoft-AzureADConnect-ProvisioningAgent/Admin'),
  computer: fc.constantFrom('AADC01.contoso.com', 'sync-02'),
  recordId: fc.integer({ min: 1, max: 2 ** 40 }),
  strings: fc.array(line, { minLength: 1, maxLength: 4 }),
});

/** One or several events. */
export const anyEvents = fc.array(anyEvent, { minLength: 1, maxLength: 6 });
