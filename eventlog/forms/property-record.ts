import { levelOfEntryType, levelOfNumber, levelOfWord } from './event-level.ts';
import { readCount, readEventId, readInstanceId } from './event-number.ts';
import { leaveOutUnknown, type UndatedRecord } from './form-reader.ts';
import { readStamp, type Stamp } from './read-stamp.ts';
import { sourceOf } from './source-of.ts';

/** Properties of an event object of PowerShell as text, by their names in small letters. */
export type Properties = ReadonlyMap<string, string>;

/** Properties by which an event object is known, those of Get-WinEvent and Get-EventLog, in small letters. */
export const idProperties = ['id', 'eventid', 'instanceid'] as const;

/** Properties that only event objects have beside an id; a message, a level and a number have many things. */
export const tellingProperties = [
  'providername',
  'source',
  'timecreated',
  'timegenerated',
  'logname',
  'machinename',
] as const;

/** All properties that are read of an event object, in small letters. */
export const knownProperties: ReadonlySet<string> = new Set([
  ...[...idProperties, ...tellingProperties, 'level', 'leveldisplayname', 'entrytype', 'recordid', 'index'],
  ...['log', 'computername', 'timewritten', 'message', 'replacementstrings', 'properties'],
]);

/** An event with its time as it is written. */
export interface FoundEvent {
  readonly record: UndatedRecord;
  readonly stamp: Stamp | undefined;
}

/** Makes an event of what Get-WinEvent or Get-EventLog say of it; undefined without an id, or with nothing that shows that it is one of an event. */
export function describeProperties(properties: Properties): FoundEvent | undefined {
  const said = (...names: readonly string[]): string | undefined =>
    names.map((name) => properties.get(name)?.trim()).find((value) => value !== undefined && value !== '');
  const read = <T>(reader: (text: string) => T | undefined, ...names: readonly string[]): T | undefined => {
    const value = said(...names);
    return value === undefined ? undefined : reader(value);
  };
  const id = read(readEventId, 'id', 'eventid') ?? read(readInstanceId, 'instanceid');
  if (id === undefined || said(...tellingProperties, 'eventid', 'instanceid') === undefined) return undefined;
  const text = textOf(properties);
  const level =
    read(levelOfNumber, 'level') ??
    read(levelOfWord, 'level') ??
    read(levelOfEntryType, 'entrytype') ??
    read(levelOfWord, 'leveldisplayname');
  const provider = said('providername', 'source') ?? sourceOf(id, text);
  const record = leaveOutUnknown({
    ...{ provider, id, text, level, recordId: read(readCount, 'recordid', 'index') },
    ...{ channel: said('logname', 'log'), computer: said('machinename', 'computername') },
  });
  return { record, stamp: read(readStamp, 'timecreated', 'timegenerated', 'timewritten') };
}

/** Where the message of a provider is not installed there are its insertion strings. */
function textOf(properties: Properties): string {
  const texts = ['message', 'replacementstrings', 'properties'].map((name) => properties.get(name) ?? '');
  return texts.find((text) => text.trim() !== '') ?? '';
}
