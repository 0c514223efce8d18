import { checkPaths } from '../directory-path/check-paths.ts';
import { findPaths } from '../directory-path/find-paths.ts';
import type { Output } from './output.ts';

/** A line that is meant as a path, whether it can be read or not. */
const firstPart = /^(?:CN|OU|DC)\s*=/i;

/**
 * Reads directory paths as the output of a command that asks for them: bad when an organizational unit has a reserved
 * character in its name. Undefined when the text is something else; no path is kept, only how many there were.
 */
export function readDistinguishedNames(text: string, isExpected: boolean): Output | undefined {
  // Where a path is expected every line is taken for one; a text without any is something else nevertheless.
  const asked = isExpected ? 'path' : 'nothing';
  if (!isExpected && !findPaths(text).isList) return undefined;
  const { reports, verdict } = checkPaths(text, asked);
  if (reports.every(({ outcome, text: path }) => outcome === 'unread' && !firstPart.test(path))) return undefined;
  const count = (outcome: (typeof reports)[number]['outcome']): number =>
    reports.filter((report) => report.outcome === outcome).length;
  const [reserved, unread] = [count('reserved'), count('unread')];
  return {
    kind: 'distinguished-names',
    verdict: verdictOf(reserved, unread),
    says: verdict,
    facts: [
      { name: 'paths', value: String(reports.length) },
      { name: 'with a reserved character', value: String(reserved) },
    ],
  };
}

function verdictOf(reserved: number, unread: number): Output['verdict'] {
  if (reserved > 0) return 'bad';
  return unread > 0 ? 'unclear' : 'good';
}
