/** An activity as the log keeps it: the channel looks at these fields, the page reads the rest. */
export type LoggedActivity = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** One line of a conversation's log; `update` and `delete` are about the activity with the same id. */
export interface LogEntry {
  readonly seq: number;
  readonly kind: 'add' | 'update' | 'delete';
  readonly activity: LoggedActivity;
}

/** What the page gets for a question about news: pass `next` as `after` of the next one. */
export interface LogPage {
  readonly activities: readonly LogEntry[];
  readonly next: number;
}

/** Entries kept for one conversation; the oldest are dropped. */
export const maxEntries = 500;

/** Conversations kept in memory; the one that was quiet for longest is dropped. */
export const maxConversations = 200;

/** Id of the one channel of this machine, written as Teams writes those of its channels. */
export const channelId = '19:this-machine@thread.tacv2';

/** One conversation between a chat page and the bot, or the channel that all pages share, with everything that was shown in it. */
export class Conversation {
  readonly id: string;
  readonly #entries: LogEntry[] = [];
  readonly #waiting = new Set<() => void>();
  #last = 0;
  #person = '';
  #locale: string | undefined;

  constructor(id: string) {
    this.id = id;
  }

  /** Who talks; empty while no page has opened it, and in the channel, where each post says it for itself. */
  get person(): string {
    return this.#person;
  }

  get locale(): string | undefined {
    return this.#locale;
  }

  /** A page has opened it. */
  join(person: string, locale: string | undefined): void {
    this.#person = person;
    this.#locale = locale;
  }

  get isChannel(): boolean {
    return this.id === channelId;
  }

  /** Number of the newest entry, 0 before the first. */
  get last(): number {
    return this.#last;
  }

  append(kind: LogEntry['kind'], activity: LoggedActivity): void {
    this.#last += 1;
    this.#entries.push({ seq: this.#last, kind, activity });
    if (this.#entries.length > maxEntries) this.#entries.shift();
    this.release();
  }

  /** The newest form of an activity, as long as the log still has it. */
  find(activityId: string): LoggedActivity | undefined {
    return this.#entries.findLast((entry) => entry.activity.id === activityId)?.activity;
  }

  /** Entries after a number, at once when there are any, else as soon as one comes or the time (in milliseconds) is up. */
  async read(after: number, waitMs: number, signal: AbortSignal): Promise<LogPage> {
    if (this.#last <= after) await this.#news(waitMs, signal);
    return { activities: this.#entries.filter((entry) => entry.seq > after), next: this.#last };
  }

  /** Answers everyone who waits for news, with news or without. */
  release(): void {
    for (const wake of this.#waiting) wake();
  }

  #news(waitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, waitMs);
      signal.addEventListener('abort', wake, { once: true });
      this.#waiting.add(wake);
    });
  }
}

/** The conversations of one process; nothing of them outlives it. */
export class Conversations {
  readonly #newId: () => string;
  readonly #known = new Map<string, Conversation>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** The channel is there from the beginning, and stays. */
  readonly channel = new Conversation(channelId);

  /** Opens a conversation under new ids, or again under those that it had before a restart; who is known stays who they are. */
  open(locale: string | undefined, ids: { conversation?: string; person?: string } = {}): Conversation {
    const { conversation: id = this.#newId(), person = this.#newId() } = ids;
    const conversation = this.expect(id);
    conversation.join(person, locale);
    return conversation;
  }

  /** The conversation, even if no page has opened it since a restart: what the bot sends there waits for one. */
  expect(id: string): Conversation {
    const known = this.find(id);
    if (known) return known;
    const conversation = new Conversation(id);
    this.#known.set(id, conversation);
    if (this.#known.size > maxConversations) this.#dropQuietest();
    return conversation;
  }

  find(id: string): Conversation | undefined {
    if (id === channelId) return this.channel;
    const conversation = this.#known.get(id);
    if (!conversation) return undefined;
    // A Map keeps the order of insertion, so the conversation in use moves to the safe end.
    this.#known.delete(id);
    this.#known.set(id, conversation);
    return conversation;
  }

  #dropQuietest(): void {
    for (const [id, conversation] of this.#known) {
      this.#known.delete(id);
      conversation.release();
      return;
    }
  }
}
