import { z } from 'zod';
import type { EventSink } from '../log-reading.ts';
import { concludeReading, type FormReader, type Stop, type WantsText } from './form-reader.ts';
import { holdUndated } from './hold-undated.ts';
import { splitObjects } from './json-objects.ts';
import { skipWarning } from './json-warning.ts';
import { describeProperties, type Properties } from './property-record.ts';

/** A value that can be told as text: PowerShell 5.1 puts a date into an object with its value. */
const scalar = z.union([
  z.string(),
  z.number().transform(String),
  z.object({ value: z.string() }).transform(({ value }) => value),
]);

/** Insertion strings: plain, or as EventProperty objects; deeper than ConvertTo-Json went there is only the name of that type. */
const eventProperty = z.object({ Value: z.unknown() });
const strings = z
  .array(z.union([eventProperty.transform(({ Value }) => plain(Value)), z.unknown().transform(plain)]))
  .transform((list) => list.filter((text) => text !== 'System.Diagnostics.Eventing.Reader.EventProperty').join('\n'));

/** What is read of an event object, by the names of its properties in small letters. */
const schemas = new Map<string, z.ZodType<string>>([
  ...[
    ...['id', 'eventid', 'instanceid', 'providername', 'source', 'message', 'level', 'leveldisplayname', 'entrytype'],
    ...['timecreated', 'timegenerated', 'timewritten', 'logname', 'log', 'machinename', 'recordid', 'index'],
  ].map((name) => [name, scalar] as const),
  ['properties', strings],
  ['replacementstrings', strings],
]);

/** Reads events as ConvertTo-Json writes them: one object, an array, or one object a line. */
export function createJsonReader(sink: EventSink, wantsText: WantsText): FormReader {
  const count = { read: 0, unreadable: 0, isCut: false };
  let stop: Stop | undefined;
  const undated = holdUndated(sink);
  const take = (value: unknown): boolean => {
    const found = describeProperties(readProperties(value));
    if (found === undefined) return false;
    count.read++;
    const { record, stamp } = found;
    undated.push(wantsText(record.provider) ? record : { ...record, text: '' }, stamp);
    return true;
  };
  const prose = skipWarning();
  const splitter = splitObjects((text) => {
    if (!eachItem(text, take)) stop = 'broken';
  });
  return {
    write(text) {
      const why = splitter.write(prose.write(text));
      stop ??= why;
      return stop === undefined;
    },
    end() {
      const why = splitter.write(prose.end());
      undated.end();
      return concludeReading(
        'json',
        { ...count, ...undated.count },
        stop ?? why ?? (splitter.isWhole() ? undefined : 'broken'),
      );
    },
  };
}

/** Gives what may be an event in the text of an object to a function, which says whether it is one; false when the text is not JSON. */
function eachItem(text: string, take: (value: unknown) => boolean): boolean {
  let value: object;
  try {
    value = JSON.parse(text) as object;
  } catch {
    return false;
  }
  for (const item of take(value) ? [] : itemsIn(value)) take(item);
  return true;
}

/**
 * What may be events in an object that is none: scripts put them below a name of their own, and PowerShell 5.1 writes an array that
 * was given as one value as its items and their number.
 */
function itemsIn(value: object): readonly unknown[] {
  return Object.values(value).filter(Array.isArray).flat();
}

/** The properties of a value that event objects have; none of what is no object. */
function readProperties(value: unknown): Properties {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([name, of]) => {
      const key = name.toLowerCase();
      const parsed = schemas.get(key)?.safeParse(of);
      return parsed?.success === true ? [[key, parsed.data] as const] : [];
    }),
  );
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
