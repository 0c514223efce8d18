import type { EventLevel } from '../event-record.ts';
import type { ChunkSource } from './chunk-source.ts';
import { fileTimeMs, isoTimeMs, systemTimeMs } from './log-times.ts';
import type { Piece, XmlElement } from './pieces.ts';
import { eachElement, onlyValue, textOf, type Values } from './walk-pieces.ts';

/** What the `System` element of an event says. */
export interface SystemFields {
  provider: string;
  id: number | undefined;
  level: EventLevel | undefined;
  /** Milliseconds since 1970 in UTC. */
  ms: number | undefined;
  channel: string;
  computer: string;
  recordId: number | undefined;
}

type ReadField = (fields: SystemFields, source: ChunkSource, element: XmlElement, values: Values) => void;

const readers: ReadonlyMap<string, ReadField> = new Map<string, ReadField>([
  ['Provider', readProvider],
  [
    'EventID',
    (fields, source, { content }, values) => {
      fields.id = readNumber(source, content, values);
    },
  ],
  [
    'Level',
    (fields, source, { content }, values) => {
      fields.level = levels[readNumber(source, content, values) ?? -1];
    },
  ],
  [
    'TimeCreated',
    (fields, source, element, values) => {
      fields.ms = readTime(source, findAttribute(element, 'SystemTime'), values);
    },
  ],
  [
    'EventRecordID',
    (fields, source, { content }, values) => {
      fields.recordId = readNumber(source, content, values);
    },
  ],
  [
    'Channel',
    (fields, source, { content }, values) => {
      fields.channel = textOf(source, content, values);
    },
  ],
  [
    'Computer',
    (fields, source, { content }, values) => {
      fields.computer = textOf(source, content, values);
    },
  ],
]);

/** By number; what is always logged has no level, and Event Viewer shows it as information. */
const levels: Readonly<Partial<Record<number, EventLevel>>> = {
  0: 'information',
  1: 'critical',
  2: 'error',
  3: 'warning',
  4: 'information',
  5: 'verbose',
};

/**
 * Reads the `System` element of an event.
 * @throws UnreadableRecord when a value is broken, or the budget is spent
 */
export function readSystemFields(source: ChunkSource, system: XmlElement, values: Values): SystemFields {
  const fields: SystemFields = {
    ...{ provider: '', channel: '', computer: '' },
    ...{ id: undefined, level: undefined, ms: undefined, recordId: undefined },
  };
  eachElement(source, system.content, values, (element, inner) => {
    readers.get(element.name)?.(fields, source, element, inner);
    return true;
  });
  return fields;
}

/**
 * A classic source that logs through a provider of the new kind has both names. `Name` is what every other form of the log
 * shows as the source, so it is the one that can be compared.
 */
function readProvider(fields: SystemFields, source: ChunkSource, element: XmlElement, values: Values): void {
  fields.provider =
    textOf(source, findAttribute(element, 'Name'), values) ||
    textOf(source, findAttribute(element, 'EventSourceName'), values);
}

function findAttribute(element: XmlElement, name: string): readonly Piece[] {
  return element.attributes.find((attribute) => attribute.name === name)?.content ?? [];
}

/** A whole number that a double holds exactly; undefined for anything else. */
function readNumber(source: ChunkSource, content: readonly Piece[], values: Values): number | undefined {
  const text = textOf(source, content, values);
  const number = /^\d{1,16}$/.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A moment since 1970. */
function readTime(source: ChunkSource, content: readonly Piece[], values: Values): number | undefined {
  const value = onlyValue(content, values);
  const ms = ((): number | undefined => {
    if (value?.type === 0x11 && value.size === 8) return fileTimeMs(source.view, value.at);
    if (value?.type === 0x12 && value.size === 16) return systemTimeMs(source.view, value.at);
    return isoTimeMs(textOf(source, content, values));
  })();
  return ms !== undefined && ms >= 0 ? ms : undefined;
}
