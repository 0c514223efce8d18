import { headSize } from './choose-encoding.ts';

/** Passes on text without the warning before it, whatever pieces it comes in. */
export interface WarningFilter {
  readonly write: (text: string) => string;
  /** Gives what is still held. */
  readonly end: () => string;
}

/** `WARNING:` in the language of PowerShell, what it says, which may be broken at the width of the window, and the line end before JSON. */
const warning = /^[\ufeff\s]*(?:\p{Lu}{5,15}|警告)[ \u00a0]?[:：][^[{]{0,1000}[\r\n](?=[{[])/u;

const json = /^[\ufeff\s]*[[{]/;

/** The warning that stands before JSON where all that ConvertTo-Json says was written into one file; empty where there is none. */
export function warningOf(text: string): string {
  return warning.exec(text)?.[0] ?? '';
}

/** Makes a filter that leaves out a warning before JSON. */
export function skipWarning(): WarningFilter {
  let head: string | undefined = '';
  const giveHead = (): string => {
    const held = head ?? '';
    head = undefined;
    return held.slice(warningOf(held).length);
  };
  return {
    write(text) {
      if (head === undefined) return text;
      head += text;
      return head.length < headSize && !json.test(head) ? '' : giveHead();
    },
    end: giveHead,
  };
}
