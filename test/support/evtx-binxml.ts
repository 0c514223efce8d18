/** Anything that stands between two tags or in an attribute; a string is written as it is. */
export type XmlContent =
  | string
  | XmlElement
  | Substitution
  | TemplateInstance
  | { readonly cdata: string }
  | { readonly character: number }
  | { readonly entity: string }
  | { readonly target: string; readonly data: string };

/** An element of a template, or one written without a template. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, readonly XmlContent[]>>;
  readonly content?: readonly XmlContent[];
}

/** The place of a value in a template. */
export interface Substitution {
  readonly substitution: number;
  readonly type: number;
  readonly isOptional?: boolean;
}

/** A template with the values of one event; a template is written into a chunk once. */
export interface TemplateInstance {
  readonly template: XmlElement;
  readonly values: readonly XmlValue[];
}

/** One value: of a type, or Binary XML with the header of a fragment or without. */
export type XmlValue =
  | { readonly type: number; readonly bytes: Uint8Array }
  | { readonly fragment: TemplateInstance | XmlElement }
  | { readonly bare: TemplateInstance | XmlElement };

const chunkSize = 65_536;
const binXmlType = 0x21;

/** One chunk in the making; writing past its end throws a RangeError. */
export class ChunkWriter {
  readonly bytes = new Uint8Array(chunkSize);
  readonly view = new DataView(this.bytes.buffer);
  at = 512;
  /** Where names and templates were written, so that what follows refers to them. */
  names = new Map<string, number>();
  templates = new Map<XmlElement, number>();

  u8(value: number): void {
    this.view.setUint8(this.at, value);
    this.at += 1;
  }

  u16(value: number): void {
    this.view.setUint16(this.at, value, true);
    this.at += 2;
  }

  u32(value: number): void {
    this.view.setUint32(this.at, value, true);
    this.at += 4;
  }

  u64(value: bigint): void {
    this.view.setBigUint64(this.at, value, true);
    this.at += 8;
  }

  raw(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  characters(text: string): void {
    for (let index = 0; index < text.length; index++) this.u16(text.charCodeAt(index));
  }

  /** Leaves room for a size of four bytes, and fills in how many bytes `write` wrote. */
  sized(write: () => void): void {
    const place = this.at;
    this.u32(0);
    write();
    this.view.setUint32(place, this.at - place - 4, true);
  }
}

/** The hash of a name as Windows stores it with the name ([MS-EVEN6] 2.2.12, BinXmlName). */
export function hashName(name: string): number {
  let hash = 0;
  for (let index = 0; index < name.length; index++) hash = (hash * 65_599 + name.charCodeAt(index)) >>> 0;
  return hash & 0xffff;
}

/** Writes a fragment with one instance or one element into a chunk. */
export function writeFragment(chunk: ChunkWriter, root: TemplateInstance | XmlElement): void {
  chunk.raw(Uint8Array.of(0x0f, 1, 1, 0));
  writeRoot(chunk, root);
  chunk.u8(0);
}

function writeRoot(chunk: ChunkWriter, root: TemplateInstance | XmlElement): void {
  if ('template' in root) writeInstance(chunk, root);
  else writeElement(chunk, root, false);
}

function writeInstance(chunk: ChunkWriter, { template, values }: TemplateInstance): void {
  const known = chunk.templates.get(template);
  const id = hashName(JSON.stringify(template)) + template.name.length * 65_536;
  chunk.raw(Uint8Array.of(0x0c, 1));
  chunk.u32(id);
  chunk.u32(known ?? chunk.at + 4);
  if (known === undefined) writeTemplate(chunk, template, id);
  chunk.u32(values.length);
  const sizes = values.map((value) => {
    const place = chunk.at;
    chunk.u16(0);
    chunk.u8('type' in value ? value.type : binXmlType);
    chunk.u8(0);
    return place;
  });
  values.forEach((value, index) => {
    const start = chunk.at;
    if ('bytes' in value) chunk.raw(value.bytes);
    else if ('fragment' in value) writeFragment(chunk, value.fragment);
    else writeRoot(chunk, value.bare);
    chunk.view.setUint16(sizes[index] ?? 0, chunk.at - start, true);
  });
}

function writeTemplate(chunk: ChunkWriter, template: XmlElement, id: number): void {
  chunk.templates.set(template, chunk.at);
  chunk.u32(0);
  chunk.u32(id);
  chunk.raw(new Uint8Array(12).fill(7));
  chunk.sized(() => {
    chunk.raw(Uint8Array.of(0x0f, 1, 1, 0));
    writeElement(chunk, template, true);
    chunk.u8(0);
  });
}

function writeElement(chunk: ChunkWriter, element: XmlElement, isInTemplate: boolean): void {
  const attributes = Object.entries(element.attributes ?? {});
  chunk.u8(attributes.length > 0 ? 0x41 : 0x01);
  // Only elements of a template say on which value they depend.
  if (isInTemplate) chunk.u16(0xffff);
  chunk.sized(() => {
    writeName(chunk, element.name);
    if (attributes.length > 0) writeAttributes(chunk, attributes, isInTemplate);
    if (element.content === undefined) {
      chunk.u8(0x03);
      return;
    }
    chunk.u8(0x02);
    element.content.forEach((part, index, all) => {
      writeContent(chunk, part, index < all.length - 1, isInTemplate);
    });
    chunk.u8(0x04);
  });
}

function writeAttributes(
  chunk: ChunkWriter,
  attributes: readonly (readonly [string, readonly XmlContent[]])[],
  isInTemplate: boolean,
): void {
  chunk.sized(() => {
    attributes.forEach(([name, content], index) => {
      chunk.u8(index < attributes.length - 1 ? 0x46 : 0x06);
      writeName(chunk, name);
      content.forEach((part, at) => {
        writeContent(chunk, part, at < content.length - 1, isInTemplate);
      });
    });
  });
}

/** A name stands where it is used first; later uses refer to it. */
function writeName(chunk: ChunkWriter, name: string): void {
  const known = chunk.names.get(name);
  chunk.u32(known ?? chunk.at + 4);
  if (known !== undefined) return;
  chunk.names.set(name, chunk.at);
  chunk.u32(0);
  chunk.u16(hashName(name));
  chunk.u16(name.length);
  chunk.characters(name);
  chunk.u16(0);
}

function writeContent(chunk: ChunkWriter, part: XmlContent, hasMore: boolean, isInTemplate: boolean): void {
  if (typeof part === 'string') writeString(chunk, part, hasMore);
  else if ('name' in part) writeElement(chunk, part, isInTemplate);
  else if ('template' in part) writeInstance(chunk, part);
  else if ('substitution' in part) {
    chunk.u8(part.isOptional === true ? 0x0e : 0x0d);
    chunk.u16(part.substitution);
    chunk.u8(part.type);
  } else writeCharacters(chunk, part, hasMore ? 0x40 : 0);
}

function writeString(chunk: ChunkWriter, text: string, hasMore: boolean): void {
  chunk.raw(Uint8Array.of(hasMore ? 0x45 : 0x05, 0x01));
  writeText(chunk, text);
}

type Characters = Exclude<XmlContent, string | XmlElement | TemplateInstance | Substitution>;

function writeCharacters(chunk: ChunkWriter, part: Characters, more: 0 | 0x40): void {
  if ('cdata' in part) {
    chunk.u8(0x07 | more);
    writeText(chunk, part.cdata);
  } else if ('character' in part) {
    chunk.u8(0x08 | more);
    chunk.u16(part.character);
  } else if ('entity' in part) {
    chunk.u8(0x09 | more);
    writeName(chunk, part.entity);
  } else {
    chunk.u8(0x0a);
    writeName(chunk, part.target);
    chunk.u8(0x0b);
    writeText(chunk, part.data);
  }
}

function writeText(chunk: ChunkWriter, text: string): void {
  chunk.u16(text.length);
  chunk.characters(text);
}
