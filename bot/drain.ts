/** Keeps count of what runs, so that the process can stop without cutting anything off. */
export interface Drain {
  /** True once `stop` was called. */
  readonly stopping: boolean;
  /** Lets one work in; undefined when no more are taken. The result is called when the work is over. */
  enter(): (() => void) | undefined;
  /** Takes no more in and waits for what runs, at most `limitMs` milliseconds; true when all of it came to its end. */
  stop(limitMs: number): Promise<boolean>;
}

/** Makes the count of one process. */
export function createDrain(): Drain {
  let running = 0;
  let stopping = false;
  let emptied = (): void => undefined;
  return {
    get stopping() {
      return stopping;
    },
    enter() {
      if (stopping) return undefined;
      running += 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        running -= 1;
        if (running === 0) emptied();
      };
    },
    async stop(limitMs) {
      stopping = true;
      if (running === 0) return true;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          resolve(false);
        }, limitMs);
        emptied = () => {
          clearTimeout(timer);
          resolve(true);
        };
      });
    },
  };
}
