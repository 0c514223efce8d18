/** How many lists and objects may stand in each other: a Teams message with a card has about 20. */
export const maxDepth = 64;

/** The parsed value, or what is wrong with the text in words that quote nothing of it. */
export type StrictJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/**
 * Parses JSON (RFC 8259) in which nothing can mean two things or hurt what comes after: at most 64 levels, no key twice in
 * an object, no `__proto__`, no NUL and no half of a surrogate pair. It never throws and takes time in proportion to the
 * text.
 */
export function parseStrictJson(text: string): StrictJson {
  // Before parsing, because JSON.parse goes as deep as the text does.
  if (isTooDeep(text)) return refuse(`nested too deeply, expected at most ${String(maxDepth)} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('not JSON, expected one complete value');
  }
  const problem = findProblem(text);
  return problem === undefined ? { ok: true, value } : refuse(problem);
}

function refuse(problem: string): StrictJson {
  return { ok: false, problem };
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const { mark } of tokensOf(text)) {
    if (mark === '[' || mark === '{') depth += 1;
    if (mark === ']' || mark === '}') depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

/** Looks at the strings and keys of a text that is known to be JSON. */
function findProblem(text: string): string | undefined {
  // The keys so far of each open object, outermost first; a list has none.
  const open: Set<string>[] = [];
  for (const { mark, end } of tokensOf(text)) {
    if (mark === '{' || mark === '[') open.push(new Set());
    else if (mark === '}' || mark === ']') open.pop();
    else {
      const problem = findStringProblem(unescape(mark), isKey(text, end) ? open.at(-1) : undefined);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

/** What is wrong with a string, which is a key when it comes with the keys before it. */
function findStringProblem(string: string, keys: Set<string> | undefined): string | undefined {
  if (string.includes('\0')) return 'a text in it has a NUL character, expected text without';
  if (!string.isWellFormed()) return 'a text in it has half of a surrogate pair, expected whole characters';
  return keys && findKeyProblem(string, keys);
}

function findKeyProblem(key: string, keys: Set<string>): string | undefined {
  if (key === '__proto__') return 'it has the key “__proto__”, expected none of that name';
  if (keys.has(key)) return 'a key stands twice in one object, expected each once';
  keys.add(key);
  return undefined;
}

function unescape(literal: string): string {
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}

const colon = /[ \t\n\r]*:/y;

function isKey(text: string, end: number): boolean {
  colon.lastIndex = end;
  return colon.test(text);
}

interface Token {
  /** A bracket, or a string as it stands in the text, with its quotes. */
  readonly mark: string;
  /** Where the text goes on behind it. */
  readonly end: number;
}

/** The brackets and strings of a text, in order, also when it is not JSON. */
function* tokensOf(text: string): Generator<Token> {
  for (let start = 0; start < text.length; start += 1) {
    const mark = text.charAt(start);
    if (mark === '"') {
      const end = endOfString(text, start);
      yield { mark: text.slice(start, end), end };
      start = end - 1;
    } else if (mark === '{' || mark === '[' || mark === '}' || mark === ']') {
      yield { mark, end: start + 1 };
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') return at + 1;
    if (char === '\\') at += 1;
  }
  return text.length;
}
