import type { EventRecord } from '../event-record.ts';
import { readCount, readEventId } from './event-number.ts';
import { levelOfNumber } from './event-level.ts';
import { leaveOutUnknown, longestEvent, type WantsText } from './form-reader.ts';
import { readUtcStamp } from './read-stamp.ts';

/** Gathers one `<Event>` element while it is parsed. */
export interface XmlEvent {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: () => void;
  /** The event; undefined when it has no id or is too large. */
  readonly finish: () => EventRecord | undefined;
}

interface Gathered {
  readonly system: Map<string, string>;
  readonly data: string[];
  message: string;
}

/** Starts to gather an event: System, the data of EventData or UserData, and the rendered message. */
export function gatherXmlEvent(wantsText: WantsText): XmlEvent {
  const path: string[] = [];
  const gathered: Gathered = { system: new Map(), data: [], message: '' };
  let leaf: string[] | undefined;
  let size = 0;
  return {
    open(name, attributes) {
      path.push(name);
      leaf = [];
      const key = path.join('/');
      if (key === 'System/Provider') gathered.system.set('Provider', attributes['Name'] ?? '');
      if (key === 'System/TimeCreated') gathered.system.set('TimeCreated', attributes['SystemTime'] ?? '');
    },
    text(text) {
      if (leaf === undefined || (path[0] !== 'System' && !isWanted(gathered, wantsText))) return;
      size += text.length;
      if (size <= longestEvent) leaf.push(text);
    },
    close() {
      if (leaf !== undefined) takeLeaf(gathered, path, leaf.join(''));
      leaf = undefined;
      path.pop();
    },
    finish: () => (size > longestEvent ? undefined : describe(gathered, wantsText)),
  };
}

function isWanted({ system }: Gathered, wantsText: WantsText): boolean {
  return wantsText(system.get('Provider') ?? '');
}

/** Takes the text of an element that has no other inside. */
function takeLeaf(gathered: Gathered, path: readonly string[], text: string): void {
  const [section, name] = path;
  const isData = section === 'EventData' || section === 'UserData';
  if (isData && path.length > 1 && path.at(-1) !== 'Binary') gathered.data.push(text);
  else if (path.join('/') === 'RenderingInfo/Message') gathered.message = text;
  else if (section === 'System' && text.trim() !== '') gathered.system.set(String(name), text.trim());
}

function describe({ system, data, message }: Gathered, wantsText: WantsText): EventRecord | undefined {
  const said = (name: string): string => system.get(name) ?? '';
  const id = readEventId(said('EventID'));
  if (id === undefined) return undefined;
  const provider = said('Provider');
  const text = message.trim() === '' ? data.join('\n') : message;
  const record = leaveOutUnknown({
    ...{ provider, id, text: wantsText(provider) ? text : '', level: levelOfNumber(said('Level')) },
    ...{ channel: system.get('Channel'), computer: system.get('Computer'), recordId: readCount(said('EventRecordID')) },
  });
  const time = readUtcStamp(said('TimeCreated'));
  return time === undefined ? record : { time, ...record };
}
