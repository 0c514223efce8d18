import { goDeeper, spendCharacters, spendNodes } from './budget.ts';
import { ByteCursor, UnreadableRecord } from './byte-cursor.ts';
import type { ChunkSource } from './chunk-source.ts';
import { cutNuls, decodeUtf16 } from './decode-text.ts';
import type { Instance, Piece, TypedValue, XmlAttribute, XmlElement } from './pieces.ts';

/** Where parsing stands. */
interface Place {
  readonly source: ChunkSource;
  readonly cursor: ByteCursor;
  /** Elements of a template say which value they depend on, others do not. */
  readonly isInTemplate: boolean;
}

/** Says of a token that more content follows; of an element, that it has attributes. */
const moreFlag = 0x40;
const endOfFile = 0x00;
const closeStart = 0x02;
const closeEmpty = 0x03;
const endElement = 0x04;
const attributeToken = 0x06;

type PieceParser = (place: Place, hasFlag: boolean) => Piece | undefined;

/** By token; what gives undefined is no part of the text. */
const parsers: Readonly<Partial<Record<number, PieceParser>>> = {
  0x01: parseElement,
  0x05: parseValue,
  0x07: parseText,
  0x08: ({ cursor }) => ({ kind: 'text', text: cutNuls(String.fromCharCode(cursor.u16()).toWellFormed()) }),
  0x09: (place) => ({ kind: 'text', text: resolveEntity(readName(place)) }),
  0x0a: (place) => {
    readName(place);
    return undefined;
  },
  0x0b: (place) => {
    parseText(place);
    return undefined;
  },
  0x0c: parseInstance,
  0x0d: ({ cursor }) => parseSubstitution(cursor, false),
  0x0e: ({ cursor }) => parseSubstitution(cursor, true),
  0x0f: ({ cursor }) => {
    cursor.pass(3);
    return undefined;
  },
};

/**
 * Parses the Binary XML in a range of a chunk, as "Windows XML Event Log (EVTX) format" of the libevtx project describes it.
 * @throws UnreadableRecord when it is none, or costs more than the budget has
 */
export function parseBinXml(source: ChunkSource, at: number, end: number): readonly Piece[] {
  return parsePieces({ source, cursor: new ByteCursor(source.view, at, end), isInTemplate: false });
}

function parsePieces(place: Place): readonly Piece[] {
  const { cursor } = place;
  const pieces: Piece[] = [];
  while (cursor.at < cursor.end) {
    const token = cursor.u8();
    if (token === endOfFile) break;
    addPiece(place, token, pieces);
  }
  return pieces;
}

function addPiece(place: Place, token: number, pieces: Piece[]): void {
  spendNodes(place.source.budget, 1);
  const parse = parsers[token & ~moreFlag];
  if (parse === undefined) throw new UnreadableRecord();
  const piece = parse(place, (token & moreFlag) !== 0);
  if (piece !== undefined) pieces.push(piece);
}

function parseElement(place: Place, hasAttributes: boolean): XmlElement {
  const { cursor, source } = place;
  // The id of what it depends on, and its size: neither is needed, and neither can be relied on.
  cursor.pass(place.isInTemplate ? 6 : 4);
  const name = readName(place);
  const attributes = hasAttributes ? parseAttributes(place) : [];
  const token = cursor.u8();
  if (token === closeEmpty) return { kind: 'element', name, attributes, content: [] };
  if (token !== closeStart) throw new UnreadableRecord();
  return { kind: 'element', name, attributes, content: goDeeper(source.budget, () => parseContent(place)) };
}

function parseContent(place: Place): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let token = place.cursor.u8(); token !== endElement; token = place.cursor.u8()) addPiece(place, token, pieces);
  return pieces;
}

function parseAttributes(place: Place): readonly XmlAttribute[] {
  const { cursor, source } = place;
  cursor.pass(4);
  const attributes: XmlAttribute[] = [];
  let token = cursor.u8();
  while ((token & ~moreFlag) === attributeToken) {
    spendNodes(source.budget, 1);
    const name = readName(place);
    const content: Piece[] = [];
    for (token = cursor.u8(); isInAttribute(token); token = cursor.u8()) addPiece(place, token, content);
    attributes.push({ name, content });
  }
  // The token that ended the list belongs to the element.
  cursor.at -= 1;
  return attributes;
}

function isInAttribute(token: number): boolean {
  const kind = token & ~moreFlag;
  return kind !== attributeToken && kind !== closeStart && kind !== closeEmpty;
}

function parseSubstitution(cursor: ByteCursor, isOptional: boolean): Piece {
  const index = cursor.u16();
  // The type stands with the value as well, and that one counts.
  cursor.pass(1);
  return { kind: 'substitution', index, isOptional };
}

const stringType = 0x01;

function parseValue(place: Place): Piece {
  if (place.cursor.u8() !== stringType) throw new UnreadableRecord();
  return parseText(place);
}

function parseText({ cursor, source }: Place): Piece {
  const units = cursor.u16();
  return { kind: 'text', text: cutNuls(readText(source, cursor.pass(2 * units), units)) };
}

function readText(source: ChunkSource, at: number, units: number): string {
  spendCharacters(source.budget, units);
  return decodeUtf16(source.view, at, units);
}

/** Reads the offset of a name, and the name there; one that stands right here is passed. */
function readName({ cursor, source }: Place): string {
  const offset = cursor.u32();
  const name = new ByteCursor(source.view, Math.min(offset, source.view.byteLength), source.view.byteLength);
  // The name before it in its bucket, and its hash.
  name.pass(6);
  const units = name.u16();
  const at = name.pass(2 * units);
  // It ends with a NUL.
  if (offset === cursor.at) cursor.pass(10 + 2 * units);
  const known = source.names.get(offset);
  if (known !== undefined) return known;
  const text = cutNuls(readText(source, at, units));
  source.names.set(offset, text);
  return text;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolveEntity(name: string): string {
  return entities.get(name) ?? `&${name};`;
}

function parseInstance(place: Place): Instance {
  const { cursor, source } = place;
  // A version, and an id that the template has as well.
  cursor.pass(5);
  const offset = cursor.u32();
  const template = findTemplate(source, offset);
  // The first use of a template holds it.
  if (offset === cursor.at) cursor.pass(templateHeader + source.view.getUint32(offset + 20, true));
  return { kind: 'instance', template, values: parseValues(place) };
}

/** The one before it in its bucket, a GUID, the size of what follows. */
const templateHeader = 24;

function findTemplate(source: ChunkSource, offset: number): readonly Piece[] {
  if (!source.templates.has(offset)) {
    // Until it is parsed, it cannot be used: so none leads back to itself.
    source.templates.set(offset, undefined);
    source.templates.set(
      offset,
      goDeeper(source.budget, () => parseTemplate(source, offset)),
    );
  }
  const template = source.templates.get(offset);
  if (template === undefined) throw new UnreadableRecord();
  return template;
}

function parseTemplate(source: ChunkSource, offset: number): readonly Piece[] {
  const { view } = source;
  const header = new ByteCursor(view, Math.min(offset, view.byteLength), view.byteLength);
  header.pass(20);
  const size = header.u32();
  return parsePieces({ source, cursor: new ByteCursor(view, header.at, header.at + size), isInTemplate: true });
}

function parseValues({ cursor, source }: Place): readonly TypedValue[] {
  const count = cursor.u32();
  spendNodes(source.budget, count);
  const described = new ByteCursor(cursor.view, cursor.pass(4 * count), cursor.end);
  const values: TypedValue[] = [];
  for (let index = 0; index < count; index++) {
    const size = described.u16();
    const type = described.u8();
    described.pass(1);
    values.push({ type, at: cursor.pass(size), size });
  }
  return values;
}
