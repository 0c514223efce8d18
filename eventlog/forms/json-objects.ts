import type { Stop } from './form-reader.ts';

/** Splits text into its outermost objects, whatever brackets, commas and line ends stand around them. */
export interface ObjectSplitter {
  /** Takes a piece; says why no more can be taken, where that is so. */
  readonly write: (text: string) => Stop | undefined;
  /** Whether everything that was opened has been closed. */
  readonly isWhole: () => boolean;
}

/** Objects and arrays inside each other; ConvertTo-Json goes to 100 at most, and to 2 unless it is told to. */
const deepest = 100;
/** UTF-16 units that one object may have; an array that was given as one value is an object with everything in it. */
const longest = 32_000_000;

interface State {
  /** Brackets and braces that are open. */
  open: number;
  /** Those that were open before the object. */
  base: number;
  isInside: boolean;
  isInString: boolean;
  isEscaped: boolean;
  /** What there is of the object. */
  pieces: string[];
  size: number;
}

/** Makes a splitter that gives the text of each outermost object to a function, in one pass and with bounded memory. */
export function splitObjects(give: (text: string) => void): ObjectSplitter {
  const flags = { isInside: false, isInString: false, isEscaped: false };
  const state: State = { open: 0, base: 0, ...flags, pieces: [], size: 0 };
  const write = (text: string): Stop | undefined => {
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (!state.isInside) {
        if (!readOutside(state, code)) return 'broken';
        start = at;
      } else if (closesObject(state, code)) {
        give([...state.pieces, text.slice(start, at + 1)].join(''));
        Object.assign(state, { isInside: false, pieces: [], size: 0 });
      } else if (state.open - state.base > deepest) return 'limits';
    }
    return state.isInside ? keep(state, text.slice(start)) : undefined;
  };
  return { write, isWhole: () => state.open === 0 };
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];

function keep(state: State, text: string): Stop | undefined {
  state.size += text.length;
  state.pieces.push(text);
  return state.size > longest ? 'limits' : undefined;
}

/** Whether a character ends the outermost object. */
function closesObject(state: State, code: number): boolean {
  if (state.isInString) readInString(state, code);
  else if (code === quote) state.isInString = true;
  else if (code === openBrace || code === openBracket) state.open++;
  else if (code === closeBrace || code === closeBracket) {
    state.open--;
    return state.open === state.base;
  }
  return false;
}

function readInString(state: State, code: number): void {
  if (state.isEscaped) state.isEscaped = false;
  else if (code === backslash) state.isEscaped = true;
  else if (code === quote) state.isInString = false;
}

/** Whether a character may stand outside of objects. */
function readOutside(state: State, code: number): boolean {
  if (code === openBrace) {
    state.isInside = true;
    state.base = state.open++;
  } else if (code === openBracket) state.open++;
  else if (code === closeBracket) state.open = Math.max(0, state.open - 1);
  // Blanks, line ends, a comma, and the mark that begins a file.
  else return code === 0x20 || (code >= 9 && code <= 13) || code === 0x2c || code === 0xfeff;
  return true;
}
