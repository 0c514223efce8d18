/** Finds a name of which one letter is missing, added, wrong, or swapped with its neighbour. */
export interface NearNames {
  /** The first of the names that the word is one slip away from; undefined when there is none. */
  find(word: string): string | undefined;
}

/** Below this length a slip of the keyboard makes another word, not the same one. */
const leastForTypo = 9;

/** Names of one length by their first and by their second half. */
interface Halves {
  readonly first: Map<string, string[]>;
  readonly second: Map<string, string[]>;
}

/**
 * Builds the table: each name under its first and its second half. One slip leaves one of them whole, or swaps the two
 * letters at the seam; so few names have to be compared, however many there are.
 */
export function createNearNames(names: Iterable<string>): NearNames {
  const order = new Map<string, number>();
  const byLength = new Map<number, Halves>();
  for (const name of names) {
    // In digits every slip is another number.
    if (name.length < leastForTypo || !/[a-z]/.test(name) || order.has(name)) continue;
    order.set(name, order.size);
    addHalves(byLength, name);
  }
  const earlier = (left: string | undefined, right: string | undefined): string | undefined => {
    return (order.get(left ?? '') ?? Infinity) < (order.get(right ?? '') ?? Infinity) ? left : right;
  };
  return {
    find(word) {
      if (word.length < leastForTypo) return undefined;
      const swapped = swapAtSeam(word);
      let best = order.has(swapped) ? swapped : undefined;
      for (let length = word.length - 1; length <= word.length + 1; length++) {
        for (const sharers of sharersOf(word, length, byLength)) {
          best = earlier(
            sharers?.find((name) => isOneSlip(word, name)),
            best,
          );
        }
      }
      return best;
    },
  };
}

function addHalves(byLength: Map<number, Halves>, name: string): void {
  const seam = seamOf(name.length);
  const halves = byLength.get(name.length) ?? {
    first: new Map<string, string[]>(),
    second: new Map<string, string[]>(),
  };
  byLength.set(name.length, halves);
  for (const [half, key] of [
    [halves.first, name.slice(0, seam)],
    [halves.second, name.slice(seam)],
  ] as const) {
    const sharers = half.get(key);
    if (sharers) sharers.push(name);
    else half.set(key, [name]);
  }
}

/** The names of that length that begin or end as the word does. */
function sharersOf(word: string, length: number, byLength: ReadonlyMap<number, Halves>): (string[] | undefined)[] {
  const halves = byLength.get(length);
  if (!halves) return [];
  const seam = seamOf(length);
  return [halves.first.get(word.slice(0, seam)), halves.second.get(word.slice(seam - length))];
}

/** Where a name of that length is cut in two. */
function seamOf(length: number): number {
  return Math.floor(length / 2);
}

function swapAtSeam(word: string): string {
  const seam = seamOf(word.length);
  return word.slice(0, seam - 1) + word.charAt(seam) + word.charAt(seam - 1) + word.slice(seam + 1);
}

/** True when one letter is missing, added, wrong, or two neighbours are swapped. */
export function isOneSlip(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = long.slice(at + 1);
  return short.length < long.length
    ? short.slice(at) === rest
    : short.slice(at + 1) === rest || isSwapAt(short, long, at);
}

function isSwapAt(left: string, right: string, at: number): boolean {
  return (
    left.slice(at, at + 2) === right.charAt(at + 1) + right.charAt(at) && left.slice(at + 2) === right.slice(at + 2)
  );
}
