import type { EventSink } from '../log-reading.ts';
import { headSize } from './choose-encoding.ts';
import { readRows } from './csv-rows.ts';
import { findDelimiter } from './csv-shape.ts';
import { concludeReading, type FormReader, type Stop, type WantsText } from './form-reader.ts';
import { holdUndated } from './hold-undated.ts';
import { splitRows, type RowSplitter } from './row-splitter.ts';

/** Reads events from what Event Viewer saves as CSV or as text, and from what Export-Csv writes. */
export function createCsvReader(sink: EventSink, wantsText: WantsText): FormReader {
  const undated = holdUndated(sink);
  const rows = readRows(undated, wantsText);
  let head = '';
  let splitter: RowSplitter | undefined;
  let stop: Stop | undefined;
  const write = (text: string, isLast: boolean): boolean => {
    if (splitter === undefined) {
      head += text;
      if (head.length < headSize && !isLast) return true;
      const delimiter = findDelimiter(head) ?? ',';
      splitter = splitRows(delimiter, (row) => {
        if (stop === undefined && !rows.take(row, delimiter)) stop = 'limits';
      });
    }
    if (!splitter.write(head === '' ? text : head)) stop = 'limits';
    head = '';
    return stop === undefined;
  };
  return {
    write: (text) => write(text, false),
    end() {
      if (stop === undefined) {
        write('', true);
        if (splitter?.end() === false) stop ??= 'broken';
      }
      undated.end();
      return concludeReading('csv', { ...rows.count, ...undated.count, isCut: false }, stop);
    },
  };
}
