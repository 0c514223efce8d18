/** What Binary XML is made of once it is parsed. */
export type Piece = TextPiece | XmlElement | Substitution | Instance;

/** Text as the template or the event has it, without references. */
export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
}

/** An element; what it holds may stand among the values. */
export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly content: readonly Piece[];
}

/** An attribute; its text is that of its pieces. */
export interface XmlAttribute {
  readonly name: string;
  readonly content: readonly Piece[];
}

/** The place of a value of the instance that the template is used for. */
export interface Substitution {
  readonly kind: 'substitution';
  readonly index: number;
  /** That an element holding nothing else is left out when there is no value. */
  readonly isOptional: boolean;
}

/** A template with the values of one use of it. */
export interface Instance {
  readonly kind: 'instance';
  readonly template: readonly Piece[];
  readonly values: readonly TypedValue[];
}

/** A value where it stands in the chunk. */
export interface TypedValue {
  /** As in section "Value types" of the format description; 0x80 marks an array. */
  readonly type: number;
  /** Offset in the chunk. */
  readonly at: number;
  /** In bytes; all of them are inside the chunk. */
  readonly size: number;
}
