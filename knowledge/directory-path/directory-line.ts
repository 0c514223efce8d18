/** A line of a message without what surrounds a path: list sign, label and quotation marks. */
export interface DirectoryLine {
  /** From 1, in the message. */
  readonly number: number;
  /** The label in lower case and without blanks, such as `distinguishedname`; `dn::` in LDIF means base64. */
  readonly label: string | undefined;
  readonly body: string;
  /** The column of the body's first character, from 1. */
  readonly column: number;
  /** Between quotation marks blanks at the ends count. */
  readonly isQuoted: boolean;
  /** Outside of quotation marks nobody can tell whether blanks at the ends were meant. */
  readonly hasOuterBlanks: boolean;
  /** The path goes on in the next line, as in folded LDIF. */
  readonly isContinued: boolean;
}

const listSign = /^\s*(?:(?:[-*•]|\d{1,3}[.)])\s+)?/;
const pathLabel = /^(dn|distinguished ?name|canonical ?name)\s*(::?)\s*/i;
/** Of a line without blanks at its ends. */
const heading = /^["'“]?(?:dn|distinguished ?name|canonical ?name)["'”]?$/i;
const ruleOrFence = /^(?:[-=_\s]+|`{3}\w*)$/;
const anyLabel = /^\s*[\w-]+\s*:/;
const opening = '"\'“”„‟«‘’‚`';
const closing = '"\'“”’‘»`';
const endsWithDomain = /[,;]\s*DC\s*=\s*[\p{L}\p{N}-]+$/iu;

/** The lines of a message that say something: no blank ones, no table headings, and no second halves of folded lines. */
export function readLines(text: string): DirectoryLine[] {
  const lines: DirectoryLine[] = [];
  let folded: { line: DirectoryLine; indent: number } | undefined;
  text.split(/\r\n|\n|\r/).forEach((raw, at) => {
    if (folded && isContinuation(raw, folded)) {
      lines.splice(-1, 1, { ...folded.line, isContinued: true });
      return;
    }
    const line = readLine(raw, at + 1);
    const isEmpty = isNothing(line.body.trim()) || isNothing(raw.trim());
    if (!isEmpty) lines.push(line);
    folded = isEmpty || line.label === undefined ? undefined : { line, indent: indentOf(raw) };
  });
  return lines;
}

function isNothing(trimmed: string): boolean {
  return trimmed === '' || heading.test(trimmed) || ruleOrFence.test(trimmed);
}

function indentOf(raw: string): number {
  return raw.length - raw.trimStart().length;
}

/** LDIF and PowerShell fold under a label, and indent what follows. */
function isContinuation(raw: string, { line, indent }: { line: DirectoryLine; indent: number }): boolean {
  if (raw.trim() === '' || indentOf(raw) <= indent || anyLabel.test(raw)) return false;
  return !(endsWithDomain.test(line.body.trimEnd()) && /^\s*(?:CN|OU)\s*=/i.test(raw));
}

function readLine(raw: string, number: number): DirectoryLine {
  const indented = raw.replace(listSign, '');
  const label = pathLabel.exec(indented);
  const rest = indented.replace(pathLabel, '');
  const { body, isQuoted } = unquote(rest);
  // Everything that was taken away takes one column a character.
  const column = raw.length - rest.length + (body === rest ? 1 : 2);
  const hasOuterBlanks = !isQuoted && raw !== raw.trim();
  const name = label ? nameLabel(label) : undefined;
  return { number, label: name, body, column, isQuoted, hasOuterBlanks, isContinued: false };
}

function nameLabel([, name, colons]: RegExpExecArray): string {
  return `${String(name).toLowerCase().replace(' ', '')}${colons === '::' ? '::' : ''}`;
}

/** Quotation marks around all of it, and one before a path whose other mark is lines away. */
function unquote(text: string): { body: string; isQuoted: boolean } {
  if (!opening.includes(text.charAt(0) || ' ')) return { body: text, isQuoted: false };
  const end = text.trimEnd();
  const list = /[,;]$/.test(end) ? end.slice(0, -1).trimEnd() : end;
  if (list.length > 1 && closing.includes(list.slice(-1))) return { body: list.slice(1, -1), isQuoted: true };
  return { body: /^.(?:CN|OU|DC)\s*=/i.test(text) ? text.slice(1) : text, isQuoted: false };
}
