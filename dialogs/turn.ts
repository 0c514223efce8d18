import type { AdaptiveCard } from '../cards/card.ts';

/** One thing a person did, and the ways to answer it; the only view of the channel that dialogs have. */
export interface Turn {
  /** What was typed, without the mention of the bot; empty when a button was pressed. */
  readonly text: string;
  /** Data of the pressed button, exactly as it came in: not yet trusted. */
  readonly submit?: unknown;
  readonly attachment: 'none' | 'image' | 'file';
  /** From the verified activity, never from card data. */
  readonly person: { readonly id: string; readonly name: string };
  readonly conversation: {
    readonly id: string;
    readonly scope: 'personal' | 'groupChat' | 'channel';
    /** Directory id of the organization, in lower case, from the verified activity; undefined where none is named. */
    readonly tenant?: string | undefined;
    /** The id again, in a thread of a channel to which a link can be made; undefined anywhere else. */
    readonly thread?: string | undefined;
  };
  say(text: string): Promise<void>;
  /** Sends a card; `summary` is what a notification shows. */
  show(card: AdaptiveCard, summary: string): Promise<void>;
  /** Puts a card in the place of the one whose button was pressed. */
  replace(card: AdaptiveCard, summary: string): Promise<void>;
}
