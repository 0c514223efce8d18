import type { EventRecord } from '../../eventlog/event-record.ts';
import { createLogCollector } from '../../eventlog/log-collector.ts';
import type { SentLog } from '../../eventlog/log-report.ts';
import { mostPasted, readPasted } from '../../eventlog/read-pasted.ts';
import { readText } from '../../eventlog/reasoning/read-text.ts';
import { isRelated } from '../../eventlog/reasoning/related.ts';
import type { Desk } from '../desk.ts';

/** So many different events about writeback make a paste a log; fewer are a question about an event. */
const fewest = 2;
/** Of one text; a TrackingId stands at its beginning. */
const longestText = 1000;

/** Reads a message as a piece of an event log; undefined when it is none, a single event, or says more to whoever reads it as a question. */
export function readPastedLog(text: string, { matcher }: Pick<Desk, 'matcher'>): SentLog | undefined {
  const records = readPasted(text);
  const different = new Set(records?.filter(isRelated).map(keyOf));
  if (!records || different.size < fewest) return undefined;
  const collector = createLogCollector();
  for (const record of records) collector.add(record);
  const read = {
    kind: 'read',
    form: 'text',
    read: records.length,
    unreadable: 0,
    isCut: records.length >= mostPasted,
  } as const;
  const report = collector.report([{ name: 'What you pasted', outcome: read }]);
  // Words beside the events may name what the events do not.
  const isUnexplained = report.findings.verdict === 'symptom';
  return isUnexplained && matcher.answer(text).outcome === 'answer' ? undefined : { kind: 'report', report };
}

/** What makes an event the same when it was copied twice, such as its text and its details; a TrackingId is that of one request. */
function keyOf({ provider, id, text }: EventRecord): string {
  return [provider.toLowerCase(), id, readText(text.slice(0, longestText)).trackingId ?? text.trim()].join('\n');
}
