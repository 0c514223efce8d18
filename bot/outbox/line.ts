/** Claimed messages of one destination on their way, never more than there are places. */
export interface Line {
  /** Claims what is due for the free places, and as they become free the rest of it. */
  readonly fill: () => void;
  /** Resolves when nothing of this line is on its way, nor being claimed. */
  readonly idle: () => Promise<void>;
}

/**
 * What a line does. `deliver` never rejects, and resolves to whether something may be due that was not before; `fail` hears why
 * nothing could be claimed.
 */
export interface LineParts<Item> {
  readonly places: number;
  readonly claim: (limit: number) => Promise<readonly Item[]>;
  readonly deliver: (item: Item) => Promise<boolean>;
  readonly fail: (error: Error) => void;
}

/** Makes a line that stands still until it is filled. */
export function createLine<Item>({ places, claim, deliver, fail }: LineParts<Item>): Line {
  const works = createWorks();
  let onTheWay = 0;
  let isClaiming = false;
  let isAsked = false;
  /** More may be due than there were places for. */
  let isLeft = false;

  const start = async (item: Item): Promise<void> => {
    onTheWay += 1;
    const isMore = await deliver(item);
    onTheWay -= 1;
    if (isMore || isLeft) fill();
  };
  const claimAll = async (): Promise<void> => {
    isClaiming = true;
    try {
      while (isAsked && onTheWay < places) {
        isAsked = false;
        const limit = places - onTheWay;
        const items = await claim(limit);
        isLeft = items.length === limit;
        for (const item of items) works.add(start(item));
      }
    } catch (error) {
      fail(error as Error);
    } finally {
      isClaiming = false;
    }
  };
  const fill = (): void => {
    isAsked = true;
    if (!isClaiming) works.add(claimAll());
  };
  return { fill, idle: works.idle };
}

function createWorks(): { readonly add: (work: Promise<void>) => void; readonly idle: () => Promise<void> } {
  const running = new Set<Promise<void>>();
  return {
    add(work) {
      const tracked = work.finally(() => running.delete(tracked));
      running.add(tracked);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
