import { mostPaths, readablePart, reportPath, type PathReport } from './check-paths.ts';
import { findWholeNames, type WholeName } from './find-paths.ts';
import type { Fault } from './reserved-characters.ts';

/**
 * The paths in a text about anything that are complete, hold a reserved character, and are plainly meant as they stand: no
 * alarm for half a path, a canonical one, prose, or a sign that only lacks the backslash which a directory writes.
 */
export function findFaultyPaths(text: string): PathReport[] {
  const reports = findWholeNames(readablePart(text)).flatMap((path) => {
    const found = reportPath(path);
    return found.outcome === 'reserved' && isPlain(path, found.faults) ? [found] : [];
  });
  return reports.slice(0, mostPaths);
}

/** Signs that readers take as they stand, and that a directory writes behind a backslash. */
const readableRaw = /^[=<>"#]$/;

function isPlain({ column, text, read }: WholeName, faults: readonly Fault[]): boolean {
  const signs = Array.from(text);
  const isEscaped = (at: number): boolean => signs[at] === '\\' || signs[at - 1] === '\\';
  const isSure = (fault: Fault): boolean => !readableRaw.test(fault.sign) || isEscaped(fault.column - column);
  return read.unescaped.length > 0 || faults.some(isSure);
}
