/** Lines that stand in every 6329 and have nothing to do with its failure. */
const noise = /dnutils\.cpp|MAUtils\.h|Failed getting registry value/i;
const lineStart = /(?=\b(?:ERR_|BAIL):)|(?<!\b(?:ERR_|BAIL): )(?=\bMMS\(\d+\):)|\r?\n/;
/** Says that something failed, and not what. */
const unspecified = /0x80004005/i;
/** Something that is named beside a code: a call that failed with no more than the unspecified code names nothing. */
const stated =
  /Failed to acquire user information|password writeback targets|password policy control|A restriction prevents/i;

/** Lines that are looked at; a real 6329 has fewer than ten that count. */
const mostLines = 40;

/** The last lines of a 6329 that may name its reason, in order: without those of every 6329 and those that only say that it failed. */
export function readEngineLines(text: string): string[] {
  return text
    .split(lineStart)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !noise.test(line) && (!unspecified.test(line) || stated.test(line)))
    .slice(-mostLines);
}
