import type { Delimiter } from './csv-shape.ts';
import { longestEvent } from './form-reader.ts';

/** Splits a table that was saved as text into rows, whatever pieces it comes in. */
export interface RowSplitter {
  /** Takes a piece; false once a row is longer than any event. */
  readonly write: (text: string) => boolean;
  /** Gives the last row; false when it ends inside of quotes, and is not given. */
  readonly end: () => boolean;
}

interface State {
  readonly delimiter: Delimiter;
  readonly give: (row: readonly string[]) => void;
  row: string[];
  field: string;
  /** Where in a field the next character stands. */
  place: 'start' | 'plain' | 'quoted' | 'behind a quote';
  /** UTF-16 units and fields of the row. */
  size: number;
}

/**
 * Makes a splitter that gives each row to a function. Quotation marks count where a field begins and stand for one where they are
 * doubled inside; rows may have any number of fields, as Event Viewer writes six under five names; empty lines are left out.
 */
export function splitRows(delimiter: Delimiter, give: (row: readonly string[]) => void): RowSplitter {
  const state: State = { delimiter, give, row: [], field: '', place: 'start', size: 0 };
  return {
    write(text) {
      let at = 0;
      while (at < text.length && state.size <= longestEvent) {
        at = state.place === 'quoted' ? takeQuoted(state, text, at) : takePlain(state, text, at);
      }
      return state.size <= longestEvent;
    },
    end() {
      if (state.place === 'quoted') return false;
      endRow(state);
      return true;
    },
  };
}

/** Takes what stands up to the next quotation mark, and gives back where to go on. */
function takeQuoted(state: State, text: string, at: number): number {
  const end = text.indexOf('"', at);
  if (end < 0) return keep(state, text, at, text.length);
  state.place = 'behind a quote';
  return keep(state, text, at, end) + 1;
}

function takePlain(state: State, text: string, at: number): number {
  const sign = text.charAt(at);
  if (sign === state.delimiter) endField(state);
  else if (sign === '\n' || sign === '\r') endRow(state);
  else if (sign === '"' && state.place !== 'plain') {
    // The second of two marks is meant.
    if (state.place === 'behind a quote') keep(state, text, at, at + 1);
    state.place = 'quoted';
  } else {
    state.place = 'plain';
    return keep(state, text, at, endOfPlain(state.delimiter, text, at + 1));
  }
  return at + 1;
}

function endOfPlain(delimiter: Delimiter, text: string, from: number): number {
  let at = from;
  while (at < text.length && !isEnd(text.charAt(at), delimiter)) at++;
  return at;
}

function isEnd(sign: string, delimiter: Delimiter): boolean {
  return sign === delimiter || sign === '\n' || sign === '\r';
}

function keep(state: State, text: string, from: number, to: number): number {
  state.field += text.slice(from, to);
  state.size += to - from;
  return to;
}

function endField(state: State): void {
  state.row.push(state.field);
  state.field = '';
  state.place = 'start';
  state.size++;
}

function endRow(state: State): void {
  endField(state);
  if (state.row.length > 1 || state.row[0] !== '') state.give(state.row);
  state.row = [];
  state.size = 0;
}
