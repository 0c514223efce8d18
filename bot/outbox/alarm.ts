/** Calls `work` after so many milliseconds; the result calls it off. */
export type After = (ms: number, work: () => void) => () => void;

/** A timer of the machine; it does not keep the process alive. */
export const afterReal: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => {
    clearTimeout(timer);
  };
};

/** One timer for many times. */
export interface Alarm {
  /** Wants it to ring at this time (milliseconds since 1970). */
  at(time: number): void;
  stop(): void;
}

/** Makes the alarm; times that are close together, or over, may be one ring. */
export function createAlarm(now: () => number, after: After, ring: () => void): Alarm {
  const times = new Set<number>();
  let next = Infinity;
  let callOff = (): void => undefined;
  const arm = (time: number): void => {
    callOff();
    next = time;
    callOff = after(Math.max(0, time - now()), () => {
      next = Infinity;
      const shown = Math.max(time, now());
      for (const other of times) if (other <= shown) times.delete(other);
      ring();
      const rest = [...times].reduce((least, other) => Math.min(least, other), Infinity);
      if (rest < next) arm(rest);
    });
  };
  return {
    at(time) {
      times.add(time);
      if (time < next) arm(time);
    },
    stop() {
      times.clear();
      callOff();
    },
  };
}
