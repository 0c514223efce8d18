import { longestEvent } from './form-reader.ts';

/** Splits text into lines, whatever pieces it comes in. */
export interface LineSplitter {
  readonly write: (text: string) => void;
  /** Gives the last line, which may have no end. */
  readonly end: () => void;
}

/** Makes a splitter that gives each line without its end to a function; what is longer than any event is cut. */
export function splitLines(take: (line: string) => void): LineSplitter {
  let rest = '';
  let isAfterReturn = false;
  return {
    write(text) {
      if (text === '') return;
      const parts = (isAfterReturn && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n|\n|\r/);
      isAfterReturn = text.endsWith('\r');
      for (const [at, part] of parts.entries()) {
        if (at > 0) {
          take(rest);
          rest = '';
        }
        rest += part.slice(0, longestEvent - rest.length);
      }
    },
    end() {
      if (rest !== '') take(rest);
      rest = '';
    },
  };
}
