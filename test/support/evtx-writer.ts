import type { EventLevel } from '../../eventlog/event-record.ts';
import type { TemplateInstance, XmlContent, XmlElement, XmlValue } from './evtx-binxml.ts';
import { toFileTime, writeLogFile, type FileOptions, type LogRecord } from './evtx-file.ts';

/** An event as a test describes it. */
export interface DescribedEvent {
  readonly provider: string;
  readonly id: number;
  readonly level: EventLevel;
  /** Milliseconds since 1970 in UTC. */
  readonly at: number;
  readonly channel: string;
  readonly computer: string;
  readonly recordId: number;
  /** Its insertion strings; none of them may hold a NUL. */
  readonly strings: readonly string[];
}

/**
 * How an event holds its strings: one `Data` with all of them, as sources of the old kind do; one `Data` each, without names or
 * with; elements of its own under `UserData`; or, as forwarded, with the rendered message, which is the strings one a line.
 */
export type EvtxShape = 'classic' | 'several' | 'named' | 'user-data' | 'rendered';

/** What is odd about the events of a written file. */
export interface EvtxOptions extends FileOptions {
  /** The shape of all events, or of each by its place; classic unless said. */
  readonly shape?: EvtxShape | ((index: number) => EvtxShape);
}

const levels: Readonly<Record<EventLevel, number>> = { critical: 1, error: 2, warning: 3, information: 4, verbose: 5 };

/** The bytes of an .evtx file with these events. */
export function writeEvtx(events: readonly DescribedEvent[], options: EvtxOptions = {}): Uint8Array {
  const shape = options.shape ?? 'classic';
  const templates = new Map<string, XmlElement>();
  return writeLogFile(
    events.map((event, index) => describeRecord(event, typeof shape === 'function' ? shape(index) : shape, templates)),
    options,
  );
}

/** Values of the common types; `number` takes the type, the size in bytes and the number. */
export const value = {
  none: { type: 0x00, bytes: new Uint8Array(0) },
  text: (text: string): XmlValue => ({ type: 0x01, bytes: Buffer.from(text, 'utf16le') }),
  texts: (texts: readonly string[]): XmlValue => ({
    type: 0x81,
    bytes: Buffer.from(texts.map((text) => `${text}\0`).join(''), 'utf16le'),
  }),
  number: (type: number, bytes: number, number: number | bigint): XmlValue => {
    const written = Buffer.alloc(8);
    written.writeBigInt64LE(BigInt.asIntN(64, BigInt(number)));
    return { type, bytes: written.subarray(0, bytes) };
  },
} as const;

function describeRecord(event: DescribedEvent, shape: EvtxShape, templates: Map<string, XmlElement>): LogRecord {
  const { recordId, at } = event;
  const key = JSON.stringify([shape, event.provider, event.channel, event.computer, event.strings.length]);
  const shared = (part: string, build: () => XmlElement): XmlElement => {
    const template = templates.get(key + part) ?? build();
    templates.set(key + part, template);
    return template;
  };
  if (shape === 'rendered') {
    const template = shared('', () => eventTemplate(event, shape, [data(event, false, 12), rendering]));
    const strings = [event.strings.join('\n'), ...event.strings];
    return { recordId, at, root: { template, values: [...systemValues(event), ...strings.map(value.text)] } };
  }
  const template = shared('', () => eventTemplate(event, shape, [{ substitution: 11, type: 0x21, isOptional: true }]));
  const inner: TemplateInstance = {
    template: shared('data', () => dataTemplate(event, shape)),
    values: shape === 'classic' ? [value.texts(event.strings), value.none] : event.strings.map(value.text),
  };
  return { recordId, at, root: { template, values: [...systemValues(event), { fragment: inner }] } };
}

function systemValues({ id, level, at, recordId, computer, channel }: DescribedEvent): XmlValue[] {
  return [
    value.number(0x04, 1, levels[level]),
    value.number(0x06, 2, id),
    value.number(0x06, 2, 0),
    value.number(0x15, 8, 0x80_0000_0000_0000n),
    value.number(0x11, 8, toFileTime(at)),
    value.number(0x0a, 8, recordId),
    value.number(0x04, 1, 0),
    value.none,
    value.number(0x08, 4, 4711),
    value.text(channel),
    value.text(computer),
  ];
}

const namespace = 'http://schemas.microsoft.com/win/2004/08/events/event';

function eventTemplate(event: DescribedEvent, shape: EvtxShape, parts: readonly XmlContent[]): XmlElement {
  const optional = (substitution: number, type: number): XmlContent => ({ substitution, type, isOptional: true });
  // Sources of the old kind have their names in the template, as Windows writes them; the others among the values.
  const named = (text: string, place: number): XmlContent[] => [shape === 'classic' ? text : optional(place, 0x01)];
  const system: XmlElement[] = [
    { name: 'Provider', attributes: { Name: [event.provider] } },
    { name: 'EventID', attributes: { Qualifiers: [optional(2, 0x06)] }, content: [optional(1, 0x06)] },
    { name: 'Version', content: [optional(6, 0x04)] },
    { name: 'Level', content: [optional(0, 0x04)] },
    { name: 'Keywords', content: [optional(3, 0x15)] },
    { name: 'TimeCreated', attributes: { SystemTime: [optional(4, 0x11)] } },
    { name: 'EventRecordID', content: [optional(5, 0x0a)] },
    { name: 'Correlation', attributes: { ActivityID: [optional(7, 0x0f)] } },
    { name: 'Execution', attributes: { ProcessID: [optional(8, 0x08)], ThreadID: [optional(8, 0x08)] } },
    { name: 'Channel', content: named(event.channel, 9) },
    { name: 'Computer', content: named(event.computer, 10) },
    { name: 'Security' },
  ];
  return {
    name: 'Event',
    attributes: { xmlns: [namespace] },
    content: [{ name: 'System', content: system }, ...parts],
  };
}

const rendering: XmlElement = {
  name: 'RenderingInfo',
  attributes: { Culture: ['en-US'] },
  content: [
    { name: 'Message', content: [{ substitution: 11, type: 0x01, isOptional: true }] },
    { name: 'Level', content: ['Information'] },
  ],
};

function dataTemplate(event: DescribedEvent, shape: Exclude<EvtxShape, 'rendered'>): XmlElement {
  if (shape === 'user-data') return userData(event);
  if (shape !== 'classic') return data(event, shape === 'named', 0);
  const strings: XmlContent = { substitution: 0, type: 0x81, isOptional: true };
  const binary: XmlContent = { substitution: 1, type: 0x0e, isOptional: true };
  return {
    name: 'EventData',
    content: [
      { name: 'Data', content: [strings] },
      { name: 'Binary', content: [binary] },
    ],
  };
}

function data({ strings }: DescribedEvent, hasNames: boolean, first: number): XmlElement {
  const content = strings.map((_, index) => ({
    name: 'Data',
    ...(hasNames ? { attributes: { Name: [`param${String(index + 1)}`] } } : {}),
    content: [{ substitution: first + index, type: 0x01 }],
  }));
  return { name: 'EventData', content };
}

function userData({ strings }: DescribedEvent): XmlElement {
  const content = strings.map((_, index) => ({
    name: `Item${String(index + 1)}`,
    content: [{ substitution: index, type: 0x01 }],
  }));
  return {
    name: 'UserData',
    content: [{ name: 'EventXML', attributes: { xmlns: ['Event_NS'] }, content }],
  };
}
