import { numberAt } from './number-list.ts';
import { holderCount, type TermLists } from './term-lists.ts';

/** What is asked of the passages: numbers of terms, the rarest first. */
export interface Asked {
  readonly ids: readonly number[];
  /** Sum of the weights of what was said, unknown words included. */
  readonly mass: number;
  /** Two sentences read together: the passages that each of them finds are enough. */
  readonly isJoined: boolean;
}

/** Finds the passages that are worth comparing; what it looks at is bounded, however many passages there are. */
export interface PassageCandidates {
  find(asked: readonly Asked[]): Int32Array;
  /**
   * Visits each passage that shares anything with the piece, in no order, with the sum of the weights that it shares; false,
   * and no visit, when the lists of its terms are too long to be read as a whole.
   */
  visitShared(asked: Asked, visit: (passage: number, shared: number) => void): boolean;
}

/** So many entries of term lists are read for one message, shared among its pieces. */
const mostEntries = 24_000;
/** Lists with so few entries together are read as a whole for one piece. */
const mostToVisit = 4_000;
/** So many passages are compared with a message, shared among its pieces: each passage is compared with each piece. */
const mostCandidates = 1_500;
/** When there are too many, what shares less than this part of what the closest passage shares is no candidate. */
const leastPart = 0.4;
/** Of those that share equally much and are too many, so many are taken: nothing tells them apart. */
const mostAlike = 250;
/** Candidates are told apart in so many steps of what they share. */
const steps = 256;

/** Written over by each question and empty between two: no question costs memory by the number of passages. */
interface Memory {
  /** By passage: sum of the weights that it shares with the piece. */
  readonly shared: Float64Array;
  /** The passages that share anything, as many as the piece has touched. */
  readonly touched: Int32Array;
  /** By passage: 1 when a piece has chosen it. */
  readonly isChosen: Uint8Array;
}

/** Builds the finder; `weights` are by number of a term. */
export function createPassageCandidates(lists: TermLists, weights: Float64Array): PassageCandidates {
  const memory: Memory = {
    shared: new Float64Array(lists.texts),
    touched: new Int32Array(Math.min(lists.texts, mostEntries)),
    isChosen: new Uint8Array(lists.texts),
  };
  return {
    find(asked) {
      const alone = asked.filter(({ isJoined }) => !isJoined);
      const entries = Math.ceil(mostEntries / alone.length);
      const room = Math.ceil(mostCandidates / alone.length);
      const chosen: number[] = [];
      for (const { ids } of alone) {
        const { count, most } = addUp(ids, { lists, weights, memory, entries, room });
        choose(memory, count, (steps - 1) / most, room, chosen);
      }
      for (const passage of chosen) memory.isChosen[passage] = 0;
      return Int32Array.from(chosen).sort();
    },
    visitShared({ ids }, visit) {
      const entries = ids.reduce((total, id) => total + holderCount(lists, id), 0);
      if (entries > mostToVisit) return false;
      const { count } = addUp(ids, { lists, weights, memory, entries, room: entries });
      for (let at = 0; at < count; at++) {
        const passage = numberAt(memory.touched, at);
        visit(passage, numberAt(memory.shared, passage));
        memory.shared[passage] = 0;
      }
      return true;
    },
  };
}

interface Reading {
  readonly lists: TermLists;
  readonly weights: Float64Array;
  readonly memory: Memory;
  /** So many entries of lists may be read, and so many passages chosen. */
  readonly entries: number;
  readonly room: number;
}

/** Adds up what passages share with a piece, rare terms first: their lists are short and say most. */
function addUp(ids: readonly number[], reading: Reading): { count: number; most: number } {
  const { lists, weights, memory, room } = reading;
  let left = entriesFor(ids, reading);
  let [count, most] = [0, 0];
  let rest = ids.reduce((total, id) => total + numberAt(weights, id), 0);
  for (const id of ids) {
    // What shares common terms alone would be no candidate, and their lists are the long ones.
    if (rest < leastPart * most && count + holderCount(lists, id) > room) break;
    const weight = numberAt(weights, id);
    const from = numberAt(lists.holdersFrom, id);
    const to = Math.min(numberAt(lists.holdersFrom, id + 1), from + left);
    for (let at = from; at < to; at++) {
      const passage = numberAt(lists.holders, at);
      const before = numberAt(memory.shared, passage);
      if (before === 0) memory.touched[count++] = passage;
      memory.shared[passage] = before + weight;
      most = Math.max(most, before + weight);
    }
    left -= to - from;
    rest -= weight;
  }
  return { count, most };
}

/** Nothing tells apart the passages that share the one word there is. */
function entriesFor(ids: readonly number[], { lists, entries, room }: Reading): number {
  return ids.length === 1 && ids.every((id) => holderCount(lists, id) > room) ? mostAlike : entries;
}

/** Moves the passages that share most to the chosen ones, and forgets what all of them share. */
function choose(memory: Memory, count: number, scale: number, room: number, chosen: number[]): void {
  const { shared, touched, isChosen } = memory;
  const { lowest, left } = lowestStep(touched.subarray(0, count), shared, scale, room);
  let alike = left;
  for (let at = 0; at < count; at++) {
    const passage = numberAt(touched, at);
    const step = Math.floor(numberAt(shared, passage) * scale);
    shared[passage] = 0;
    // The next lower step does not fit as a whole: its first ones fill what room is left.
    const isClose = step >= lowest || (step === lowest - 1 && alike-- > 0);
    if (!isClose || isChosen[passage] === 1) continue;
    isChosen[passage] = 1;
    chosen.push(passage);
  }
}

/** The lowest step of what is shared from which on all passages fit into the room, and what room is left below it. */
function lowestStep(
  passages: Int32Array,
  shared: Float64Array,
  scale: number,
  room: number,
): { lowest: number; left: number } {
  // Counting is cheaper than sorting.
  const counts = new Int32Array(steps);
  for (const passage of passages) {
    const step = Math.floor(numberAt(shared, passage) * scale);
    counts[step] = numberAt(counts, step) + 1;
  }
  const floor = passages.length > room ? leastPart * steps : 0;
  let [lowest, left] = [steps, room];
  while (lowest > floor && numberAt(counts, lowest - 1) <= left) left -= numberAt(counts, --lowest);
  return { lowest, left: Math.min(left, mostAlike) };
}
