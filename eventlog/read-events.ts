import { readEvtx } from './evtx/read-evtx.ts';
import { headSize } from './forms/choose-encoding.ts';
import { createCsvReader } from './forms/csv-reader.ts';
import type { FormReader, WantsText } from './forms/form-reader.ts';
import { createJsonReader } from './forms/json-reader.ts';
import { sniffForm } from './forms/sniff.ts';
import { createPieceDecoder, joinBytes } from './forms/text-decoder.ts';
import { createTextReader } from './forms/text-reader.ts';
import { createXmlReader } from './forms/xml-reader.ts';
import type { EventSink, FileReading, ReadableFormat } from './log-reading.ts';

/** What may be asked of a reading. */
export interface ReadOptions {
  /** Whether the text of events of a provider is wanted; all are unless this says otherwise. */
  readonly wantsText?: WantsText;
}

const readers: Readonly<Record<Exclude<ReadableFormat, 'evtx'>, (sink: EventSink, wants: WantsText) => FormReader>> = {
  xml: createXmlReader,
  csv: createCsvReader,
  json: createJsonReader,
  text: createTextReader,
};

/** Reads every event of a log, whatever its form, which its content tells; an error of the bytes themselves is passed on. */
export async function readEvents(
  bytes: AsyncIterable<Uint8Array>,
  sink: EventSink,
  { wantsText = () => true }: ReadOptions = {},
): Promise<FileReading> {
  const source = bytes[Symbol.asyncIterator]();
  const head = await readHead(source);
  const form = sniffForm(head.subarray(0, headSize));
  if (form === 'evtx') return readEvtx(resume(head, source), sink, { wantsText });
  if (isText(form)) return readText(resume(head, source), readers[form](sink, wantsText));
  await source.return?.();
  return form === 'empty' ? { kind: 'refused', why: 'empty' } : { kind: 'refused', why: 'form', form };
}

function isText(form: string): form is keyof typeof readers {
  return Object.hasOwn(readers, form);
}

/** The first 4 KB, or all there is. */
async function readHead(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < headSize) {
    const next = await source.next();
    if (next.done === true) break;
    head = joinBytes(head, next.value);
  }
  return head;
}

async function* resume(head: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}

async function readText(bytes: AsyncIterable<Uint8Array>, reader: FormReader): Promise<FileReading> {
  const decoder = createPieceDecoder();
  let isWanted = true;
  for await (const piece of bytes) {
    isWanted = reader.write(decoder.write(piece));
    if (!isWanted) break;
  }
  if (isWanted) reader.write(decoder.end());
  return reader.end();
}
