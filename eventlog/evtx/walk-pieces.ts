import { goDeeper, spendCharacters, spendNodes } from './budget.ts';
import type { ChunkSource } from './chunk-source.ts';
import { parseBinXml } from './parse-binxml.ts';
import type { Piece, Substitution, TypedValue, XmlElement } from './pieces.ts';
import { valueText } from './value-text.ts';

/** The values that substitutions stand for where they are. */
export type Values = readonly TypedValue[];

const binXmlType = 0x21;
const nullType = 0x00;

/** Takes an element; false ends the walk. */
export type Visit = (element: XmlElement, values: Values) => boolean;

/**
 * Visits the elements among these pieces, and those that their instances and values hold; says whether all were visited.
 * @throws UnreadableRecord when a value is broken, or the budget is spent
 */
export function eachElement(source: ChunkSource, pieces: readonly Piece[], values: Values, visit: Visit): boolean {
  return pieces.every((piece) => {
    spendNodes(source.budget, 1);
    switch (piece.kind) {
      case 'text':
        return true;
      case 'element':
        return visit(piece, values);
      case 'instance':
        return goDeeper(source.budget, () => eachElement(source, piece.template, piece.values, visit));
      case 'substitution': {
        const value = values[piece.index];
        if (value?.type !== binXmlType) return true;
        return goDeeper(source.budget, () => eachElement(source, parseValue(source, value), [], visit));
      }
    }
  });
}

function parseValue(source: ChunkSource, { at, size }: TypedValue): readonly Piece[] {
  return parseBinXml(source, at, at + size);
}

/**
 * The text of these pieces and of all they hold.
 * @throws UnreadableRecord when a value is broken, or the budget is spent
 */
export function textOf(source: ChunkSource, pieces: readonly Piece[], values: Values): string {
  let text = '';
  for (const piece of pieces) {
    spendNodes(source.budget, 1);
    text += pieceText(source, piece, values);
  }
  return text;
}

function pieceText(source: ChunkSource, piece: Piece, values: Values): string {
  switch (piece.kind) {
    case 'text':
      spendCharacters(source.budget, piece.text.length);
      return piece.text;
    case 'element':
      return goDeeper(source.budget, () => textOf(source, piece.content, values));
    case 'instance':
      return goDeeper(source.budget, () => textOf(source, piece.template, piece.values));
    case 'substitution':
      return textOfValue(source, values[piece.index]);
  }
}

function textOfValue(source: ChunkSource, value: TypedValue | undefined): string {
  if (value === undefined) return '';
  if (value.type === binXmlType) return goDeeper(source.budget, () => textOf(source, parseValue(source, value), []));
  // Before the text is made: an array takes up to five characters a byte.
  spendCharacters(source.budget, value.size);
  return valueText(source, value);
}

/** The value of an element or an attribute that holds nothing but one. */
export function onlyValue(pieces: readonly Piece[], values: Values): TypedValue | undefined {
  const only = onlySubstitution(pieces);
  return only && values[only.index];
}

function onlySubstitution(pieces: readonly Piece[]): Substitution | undefined {
  const [first] = pieces;
  return pieces.length === 1 && first?.kind === 'substitution' ? first : undefined;
}

/** Whether an element is left out: all it holds is optional and has no value. */
export function isLeftOut({ content }: XmlElement, values: Values): boolean {
  const only = onlySubstitution(content);
  if (only?.isOptional !== true) return false;
  const { type, size } = values[only.index] ?? { type: nullType, size: 0 };
  return type === nullType || (size === 0 && type >= 0x80);
}
