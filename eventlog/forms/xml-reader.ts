import { SaxesParser } from 'saxes';
import type { EventSink } from '../log-reading.ts';
import { concludeReading, type FormReader, type Stop, type WantsText } from './form-reader.ts';
import { gatherXmlEvent, type XmlEvent } from './xml-event.ts';

/** Complaints about one event that are passed over: each costs more than what it is about. */
const mostComplaints = 1000;
/** Elements inside each other; an event in a list has 5 or so, user data a few more. */
const deepest = 20;
/** UTF-16 units without an element or an event coming to its end. */
const longestRun = 8_000_000;
/** Written at once, so that what a limit has to stop is noticed soon. */
const pieceSize = 4096;

/**
 * Complaints of the parser that do not matter here: declarations between files that were put one behind the other, and what
 * Windows itself writes of messages that hold control characters or XML.
 */
const harmless =
  /^(?:an XML declaration must be|expected one of |disallowed character\.|malformed character entity\.|the string "\]\]>")/;

interface Progress {
  readonly count: { read: number; unreadable: number; isCut: boolean };
  stop?: Stop;
  depth: number;
  event?: XmlEvent | undefined;
  /** The depth at which the event began. */
  eventDepth: number;
  /** UTF-16 units since something came to its end. */
  run: number;
  /** Harmless complaints since something came to its end. */
  complaints: number;
}

/** Reads events as XML, with or without a root and a namespace, until something is broken. */
export function createXmlReader(sink: EventSink, wantsText: WantsText): FormReader {
  const parser = new SaxesParser({ xmlns: false, fragment: true, position: false });
  const progress: Progress = {
    count: { read: 0, unreadable: 0, isCut: false },
    depth: 0,
    eventDepth: 0,
    run: 0,
    complaints: 0,
  };
  parser.on('error', ({ message }) => {
    if (!harmless.test(message)) progress.stop ??= message.includes('doctype') ? 'doctype' : 'broken';
    else if (++progress.complaints > mostComplaints) progress.stop ??= 'broken';
  });
  parser.on('opentag', ({ name, attributes }) => {
    openElement(progress, name.slice(name.indexOf(':') + 1), attributes, wantsText);
  });
  parser.on('text', (text) => progress.event?.text(text));
  parser.on('cdata', (text) => progress.event?.text(text));
  parser.on('closetag', () => {
    closeElement(progress, sink);
  });
  return {
    write(text) {
      for (let at = 0; at < text.length && progress.stop === undefined; at += pieceSize) {
        const piece = text.slice(at, at + pieceSize);
        progress.run += piece.length;
        parser.write(piece);
        if (progress.run > longestRun) progress.stop ??= 'limits';
      }
      return progress.stop === undefined;
    },
    end() {
      if (progress.stop === undefined) parser.close();
      return concludeReading('xml', progress.count, progress.stop);
    },
  };
}

function openElement(
  progress: Progress,
  name: string,
  attributes: Readonly<Record<string, string>>,
  wantsText: WantsText,
): void {
  progress.depth++;
  if (progress.depth > deepest) progress.stop ??= 'limits';
  // The parser goes on to the end of its piece.
  if (progress.stop !== undefined) return;
  if (progress.event !== undefined) progress.event.open(name, attributes);
  else if (name === 'Event') {
    progress.event = gatherXmlEvent(wantsText);
    progress.eventDepth = progress.depth;
  } else progress.run = 0;
}

function closeElement(progress: Progress, sink: EventSink): void {
  const { event, count } = progress;
  if (progress.stop === undefined && event !== undefined && progress.depth === progress.eventDepth) {
    const record = event.finish();
    if (record === undefined) count.unreadable++;
    else {
      count.read++;
      sink(record);
    }
    progress.event = undefined;
    progress.run = 0;
    progress.complaints = 0;
  } else event?.close();
  progress.depth--;
}
