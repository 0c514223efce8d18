import type { EventSink } from '../log-reading.ts';
import { readEventLines } from './event-lines.ts';
import { concludeReading, type FormReader, type WantsText } from './form-reader.ts';
import { holdUndated } from './hold-undated.ts';
import { splitLines } from './line-splitter.ts';

/** Reads the events in text that was copied or printed, and passes over everything else. */
export function createTextReader(sink: EventSink, wantsText: WantsText): FormReader {
  let read = 0;
  const undated = holdUndated(sink);
  const events = readEventLines(({ record, stamp }) => {
    read++;
    undated.push(wantsText(record.provider) ? record : { ...record, text: '' }, stamp);
  });
  const lines = splitLines(events.take);
  return {
    write(text) {
      lines.write(text);
      return true;
    },
    end() {
      lines.end();
      const isWhole = events.end();
      undated.end();
      return concludeReading('text', { read, unreadable: 0, ...undated.count, isCut: !isWhole });
    },
  };
}
