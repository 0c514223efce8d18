/** A list of whole numbers that grows: four bytes each, where an array of JavaScript takes eight and more. */
export interface NumberList {
  readonly length: number;
  push(number: number): void;
  /** The number at a place that has one. */
  at(place: number): number;
  set(place: number, number: number): void;
  /** The numbers so far, in memory of their own. */
  toArray(): Int32Array;
}

/** Makes an empty list. */
export function createNumberList(): NumberList {
  let numbers = new Int32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(number) {
      if (length === numbers.length) {
        const larger = new Int32Array(2 * length);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length++] = number;
    },
    at: (place) => numberAt(numbers, place),
    set(place, number) {
      numbers[place] = number;
    },
    toArray: () => numbers.slice(0, length),
  };
}

/** Reads a typed array at a position that the index itself made, so that there is always a number. */
export function numberAt(numbers: Int32Array | Float32Array | Float64Array, at: number): number {
  return Number(numbers[at]);
}
