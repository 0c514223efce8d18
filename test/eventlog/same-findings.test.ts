import fc from 'fast-check';
import type { EventRecord } from '../../eventlog/event-record.ts';
import { readEvents } from '../../eventlog/read-events.ts';
import { findCauses } from '../../eventlog/reasoning/find-causes.ts';
import type { Findings } from '../../eventlog/reasoning/findings.ts';
import { writeEvtx, type DescribedEvent } from '../support/evtx-writer.ts';
import { buildLog, readIncidents } from '../support/incident-log.ts';
import { encodeText, inPieces } from '../support/log-bytes.ts';
import { wallClock, type DateStyle } from '../support/log-clocks.ts';
import { zones } from '../support/log-events.ts';
import * as write from '../support/log-writers.ts';

interface Clock {
  readonly zone: string;
  readonly style: DateStyle;
}

type Write = (events: readonly DescribedEvent[], clock: Clock) => Uint8Array;
const text = (written: string): Uint8Array => encodeText(written, 'utf-8 with a mark');

/** Forms that give times in UTC. */
const inUtc: Readonly<Record<string, Write>> = {
  evtx: (events) => writeEvtx(events),
  'evtx from a running server': (events) => writeEvtx(events, { isDirty: true, hasChecksums: false, perChunk: 3 }),
  'Event Viewer XML': (events) => text(write.writeViewerXml(events)),
  'wevtutil XML': (events) => text(write.writeWevtutilXml(events)),
  'ConvertTo-Json of PowerShell 5.1': (events) => text(write.writeJson(events, 5)),
  'ConvertTo-Json of PowerShell 7': (events) => text(write.writeJson(events, 7)),
};

/** Forms that give the time of a clock, without its zone. */
const inLocalTime: Readonly<Record<string, Write>> = {
  'Event Viewer CSV': (events, clock) => text(write.writeViewerTable(events, clock, ',')),
  'Event Viewer text': (events, clock) => text(write.writeViewerTable(events, clock, '\t')),
  'Export-Csv of PowerShell 5.1': (events, clock) => text(write.writeExportCsv(events, clock, 5)),
  'copied events': (events, clock) => text(write.writeCopied(events, clock, false)),
  'Format-List': (events, clock) => text(write.writeFormatList(events, clock, 4000)),
};

const described = ['people.yaml', 'service.yaml', 'none.yaml'].flatMap((file) => readIncidents(file));

/** Around which the clocks of these zones are changed. */
const changes = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-11-01T06:00:00Z', '2026-06-15T12:00:00Z'];
const hour = 3_600_000;

/** One or two incidents, one after the other, at any time of the year, and the clock of the server. */
const anyLog = fc.record({
  incidents: fc.array(fc.constantFrom(...described), { minLength: 1, maxLength: 2 }),
  start: fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -4, max: 4 })),
  clock: fc.record({ zone: fc.constantFrom(...zones), style: fc.constantFrom<DateStyle>('de', 'iso', 'jp') }),
});

function eventsOf({ incidents, start: [change, hours] }: typeof anyLog extends fc.Arbitrary<infer T> ? T : never) {
  const begin = Date.parse(change) + hours * hour;
  const records = incidents.flatMap((incident, at) => {
    const log = buildLog(incident);
    const first = Math.min(...log.map(({ time }) => time?.ms ?? 0));
    // No TrackingId comes again six hours later.
    const own = (said: string): string => said.replaceAll('-2222-3333-', `-222${String(at)}-3333-`);
    return log.map((record) => ({
      ...record,
      text: own(record.text),
      at: begin + at * 6 * hour + (record.time?.ms ?? first) - first,
    }));
  });
  return records.map(({ provider, id, at, text: said }, index): DescribedEvent => ({
    ...{ provider, id, at, level: 'error', channel: 'Application', computer: 'aadc01', recordId: index + 1 },
    strings: [said === '' ? 'No text.' : said],
  }));
}

async function read(bytes: Uint8Array): Promise<EventRecord[]> {
  const records: EventRecord[] = [];
  const reading = await readEvents(inPieces(bytes, [1000]), (record) => records.push(record));
  expect(reading.kind).toBe('read');
  return records;
}

/**
 * What the events say, without when: which failures, how often, what shows them, and what else is there. Where a form has neither
 * numbers of records nor parts of a second, it is open to which of two requests of one second a sign-in (405) belongs; where it
 * has no lines, the piece of a text that is shown ends later.
 */
function saidBy({ verdict, incidents, successes, noise, unknown, related, facts }: Findings, isExact: boolean): object {
  const piece = (excerpt: string): string => (isExact ? excerpt : excerpt.slice(0, 50));
  return {
    ...{
      verdict,
      related,
      clientVersion: facts.clientVersion,
      relays: facts.relays,
      trackingIds: facts.trackingIds.toSorted(),
    },
    incidents: incidents
      .map(({ explanation, count, events, codes, people, isOver, trackingIdCount, evidence }) => ({
        ...{ explanation, count, people, isOver, trackingIdCount, codes: codes.toSorted() },
        ...(isExact && { events }),
        evidence: evidence.map(({ provider, id, excerpt }) => `${provider} ${String(id)} ${piece(excerpt)}`).sort(),
      }))
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    successes: successes.map(({ operation, count }) => `${operation} ${String(count)}`).sort(),
    others: [...noise, ...unknown]
      .map(({ provider, id, count }) => `${provider} ${String(id)} ${String(count)}`)
      .sort(),
  };
}

const runs = { seed: 20261125, numRuns: 200 };

describe('the same log gives the same findings', () => {
  it.each(Object.keys(inUtc))('as %s, with its times', async (form) => {
    await fc.assert(
      fc.asyncProperty(anyLog, async (log) => {
        const events = eventsOf(log);
        const [direct, other] = await Promise.all(
          [inUtc['evtx'], inUtc[form]].map((by) => read(by?.(events, log.clock) ?? new Uint8Array())),
        );
        const expected = findCauses(direct ?? []);
        const found = findCauses(other ?? []);

        expect(saidBy(found, true)).toEqual(saidBy(expected, true));
        expect(found.span).toEqual(expected.span);
        expect(found.timelines).toEqual(expected.timelines);
      }),
      runs,
    );
  });

  it.each(Object.keys(inLocalTime))('as %s, whose clock is named as what it is', async (form) => {
    await fc.assert(
      fc.asyncProperty(anyLog, async (log) => {
        const events = eventsOf(log);
        const found = findCauses(await read(inLocalTime[form]?.(events, log.clock) ?? new Uint8Array()));
        const shown = events.map(({ at }) => wallClock(at, log.clock.zone));

        if (found.related > 0) expect(found.span.clock).toBe('local');
        expect(found.timelines.every(({ isLocal }) => isLocal)).toBe(true);
        // Where the clock was set back in between, nobody can tell in which order things happened.
        if (isEven(events, shown)) {
          const expected = findCauses(await read(writeEvtx(events)));
          expect(saidBy(found, false)).toEqual(saidBy(expected, false));
        }
      }),
      runs,
    );
  });
});

/** Whether the clock ran as evenly as the time. */
function isEven(events: readonly DescribedEvent[], shown: readonly number[]): boolean {
  const offsets = new Set(
    events.map(({ at }, index) => Math.floor(at / 1000) - Math.floor((shown[index] ?? 0) / 1000)),
  );
  return offsets.size === 1;
}
