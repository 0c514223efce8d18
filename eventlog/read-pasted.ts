import type { EventRecord } from './event-record.ts';
import { headSize } from './forms/choose-encoding.ts';
import { createCsvReader } from './forms/csv-reader.ts';
import { createJsonReader } from './forms/json-reader.ts';
import { sniffText } from './forms/sniff.ts';
import { createTextReader } from './forms/text-reader.ts';
import { createXmlReader } from './forms/xml-reader.ts';

const readers = { xml: createXmlReader, csv: createCsvReader, json: createJsonReader, text: createTextReader } as const;

/** Most events that are read of a message; no chat sends so many. */
export const mostPasted = 1000;
/** Written at once, so that the limit is noticed soon. */
const pieceSize = 4096;

/** Reads the events that were pasted into a message, whatever their form; undefined when nothing in it is an event. */
export function readPasted(text: string): readonly EventRecord[] | undefined {
  // Half of a character, of which a chat may send one, makes the XML parser fail.
  const pasted = text.toWellFormed();
  const form = sniffText(pasted.trimStart().slice(0, headSize));
  if (!isReadable(form)) return undefined;
  const records = readWith(form, pasted);
  // Prose may begin like any form.
  const found = records.length > 0 ? records : readWith('text', pasted);
  return found.length > 0 ? found : undefined;
}

function isReadable(form: string): form is keyof typeof readers {
  return Object.hasOwn(readers, form);
}

function readWith(form: keyof typeof readers, text: string): readonly EventRecord[] {
  const records: EventRecord[] = [];
  const reader = readers[form](
    (record) => records.push(record),
    () => true,
  );
  for (let at = 0; at < text.length && records.length < mostPasted; at += pieceSize) {
    if (!reader.write(text.slice(at, at + pieceSize))) break;
  }
  reader.end();
  return records.slice(0, mostPasted);
}
