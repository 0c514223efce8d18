/** From 1601, where a FILETIME begins, to 1970. */
const epochGap = 11_644_473_600_000;
/** The end of the year 9999, which is the last that ISO 8601 writes with four digits. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A FILETIME (100 ns since 1601, eight bytes) as milliseconds since 1970; undefined after the year 9999. */
export function fileTimeMs(view: DataView, at: number): number | undefined {
  const { ms } = splitFileTime(view, at);
  return ms > latest ? undefined : ms;
}

/** A FILETIME as ISO 8601 with seven places, as Event Viewer exports it; undefined after the year 9999. */
export function fileTimeText(view: DataView, at: number): string | undefined {
  const { ms, rest } = splitFileTime(view, at);
  if (ms > latest) return undefined;
  return `${new Date(ms).toISOString().slice(0, -1)}${String(rest).padStart(4, '0')}Z`;
}

/** Whole milliseconds since 1970, and how many times 100 ns above; no number here exceeds what a double holds exactly. */
function splitFileTime(view: DataView, at: number): { readonly ms: number; readonly rest: number } {
  const high = view.getUint32(at + 4, true);
  // 2 ** 32 units are 429,496 milliseconds and 7,296 units.
  const units = high * 7_296 + view.getUint32(at, true);
  return { ms: high * 429_496 + Math.floor(units / 10_000) - epochGap, rest: units % 10_000 };
}

/** A SYSTEMTIME (sixteen bytes) as milliseconds since 1970; undefined when it is no date. */
export function systemTimeMs(view: DataView, at: number): number | undefined {
  const part = (index: number): number => view.getUint16(at + 2 * index, true);
  const [year, month, day] = [part(0), part(1), part(3)];
  const clock = `${pad(part(4), 2)}:${pad(part(5), 2)}:${pad(part(6), 2)}.${pad(part(7), 3)}`;
  return isoTimeMs(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${clock}Z`);
}

function pad(part: number, digits: number): string {
  return String(part).padStart(digits, '0');
}

/** A time in UTC as logs write it (`2026-03-14T09:26:53.1234567Z`) as milliseconds since 1970; undefined when it is none. */
export function isoTimeMs(text: string): number | undefined {
  const [, seconds, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  const ms = Date.parse(`${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}
