import type { EventRecord } from '../event-record.ts';
import { beginRecord, goDeeper } from './budget.ts';
import { UnreadableRecord } from './byte-cursor.ts';
import type { ChunkSource } from './chunk-source.ts';
import { parseBinXml } from './parse-binxml.ts';
import type { XmlElement } from './pieces.ts';
import { readSystemFields, type SystemFields } from './system-fields.ts';
import { eachElement, isLeftOut, textOf, type Values } from './walk-pieces.ts';

/** Whether the text of the events of a provider is needed. */
export type WantsText = (provider: string) => boolean;

/** What of an event was found so far. */
interface Found {
  system?: SystemFields;
  /** Known with the provider. */
  isTextWanted: boolean;
  readonly lines: string[];
  message: string;
}

/**
 * Reads the event whose Binary XML is in this range of a chunk.
 * @throws UnreadableRecord when it is no event, or would cost more than any event does
 */
export function readEvent(source: ChunkSource, at: number, end: number, wantsText: WantsText): EventRecord {
  beginRecord(source.budget);
  const found: Found = { isTextWanted: true, lines: [], message: '' };
  eachElement(source, parseBinXml(source, at, end), [], (event, values) =>
    eachElement(source, event.content, values, (part, inner) => {
      if (part.name === 'System') {
        found.system = readSystemFields(source, part, inner);
        found.isTextWanted = wantsText(found.system.provider);
      } else readText(source, part, inner, found);
      // What follows is parsed only when it is wanted.
      return found.isTextWanted;
    }),
  );
  if (found.system === undefined) throw new UnreadableRecord();
  return toRecord(found.system, found.isTextWanted ? found.message || found.lines.join('\n') : '');
}

function toRecord({ id, ms, level, channel, computer, recordId, provider }: SystemFields, text: string): EventRecord {
  if (id === undefined) throw new UnreadableRecord();
  return {
    ...(ms === undefined ? {} : { time: { ms, isLocal: false } }),
    provider,
    // An identifier with its qualifiers has them above the sixteen bits of the number that people know.
    id: id & 0xffff,
    ...(level === undefined ? {} : { level }),
    ...(channel === '' ? {} : { channel }),
    ...(computer === '' ? {} : { computer }),
    ...(recordId === undefined ? {} : { recordId }),
    text,
  };
}

function readText(source: ChunkSource, part: XmlElement, values: Values, found: Found): void {
  switch (part.name) {
    case 'EventData':
    case 'UserData':
      eachElement(source, part.content, values, (element, inner) => {
        // Event Viewer shows it as bytes, not among the strings.
        if (element.name !== 'Binary') collectLines(source, element, inner, found.lines);
        return true;
      });
      break;
    case 'RenderingInfo':
      eachElement(source, part.content, values, (element, inner) => {
        if (element.name === 'Message') found.message = textOf(source, element.content, inner);
        return true;
      });
      break;
  }
}

/** The text of each element that holds no other. */
function collectLines(source: ChunkSource, element: XmlElement, values: Values, lines: string[]): void {
  let children = 0;
  eachElement(source, element.content, values, (child, inner) => {
    children += 1;
    goDeeper(source.budget, () => {
      collectLines(source, child, inner, lines);
    });
    return true;
  });
  if (children === 0 && !isLeftOut(element, values)) lines.push(textOf(source, element.content, values));
}
