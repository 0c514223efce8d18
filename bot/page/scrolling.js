const nearPx = 80;
const marginPx = 12;

/**
 * Keeps the reading place in the log: follows what comes in as long as the person has not scrolled away, and never past
 * the start of what was not read yet.
 */
export class Scrolling {
  #log;
  #newer;
  #following = true;
  #anchor;
  #newest;
  #placed = 0;

  constructor(log, newer) {
    this.#log = log;
    this.#newer = newer;
    log.addEventListener('scroll', () => this.#scrolled());
    newer.addEventListener('click', () => this.#showNewest());
    new ResizeObserver(() => this.#place()).observe(log);
  }

  /** Something new stands at the end of the log; what the person caused herself is always brought into view. */
  added(element, caused) {
    if (caused) this.#following = true;
    this.#anchor = caused ? undefined : (this.#anchor ?? element);
    this.#newest = element;
    this.#place();
  }

  /** The log was emptied. */
  reset() {
    this.#following = true;
    this.#anchor = undefined;
    this.#newest = undefined;
    this.#place();
  }

  get #bottom() {
    return this.#log.scrollHeight - this.#log.clientHeight;
  }

  #place() {
    if (this.#following) {
      const start = this.#anchor?.isConnected ? this.#anchor.offsetTop - marginPx : Infinity;
      this.#log.scrollTop = Math.min(this.#bottom, start);
    }
    this.#placed = this.#log.scrollTop;
    this.#offerNewer();
  }

  #scrolled() {
    const byPerson = Math.abs(this.#log.scrollTop - this.#placed) > 2;
    if (byPerson) {
      this.#following = this.#bottom - this.#log.scrollTop < nearPx;
      // Who scrolled to the end has seen it all: only what comes next is new.
      if (this.#following) this.#anchor = undefined;
    }
    this.#offerNewer();
  }

  #offerNewer() {
    const end = this.#log.scrollTop + this.#log.clientHeight - marginPx;
    this.#newer.hidden = !this.#newest?.isConnected || this.#newest.offsetTop < end;
  }

  #showNewest() {
    this.#newest?.scrollIntoView({ block: 'start' });
    this.#newest?.focus({ preventScroll: true });
    this.#following = true;
  }
}
