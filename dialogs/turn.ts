import type { AdaptiveCard } from '../cards/card.ts';
import type { SentLog } from '../eventlog/log-report.ts';

/** One thing a person did, and the ways to answer it; the only view of the channel that dialogs have. */
export interface Turn {
  /** What was typed, without the mention of the bot; empty when a button was pressed. */
  readonly text: string;
  /** Data of the pressed button, exactly as it came in: not yet trusted. */
  readonly submit?: unknown;
  /** It takes the place of a message that was answered before. */
  readonly isEdit: boolean;
  readonly attachment: 'none' | 'image' | 'file';
  /** What stands in the event logs that came along; undefined when none did. */
  readonly log?: SentLog | undefined;
  /** From the verified activity, never from card data; `name` is the first name, `fullName` as the directory shows it. */
  readonly person: { readonly id: string; readonly name: string; readonly fullName: string };
  /** Who the person is in a directory; undefined when the channel does not vouch for that: then there are no cases for them. */
  readonly identity: { readonly tenant: string; readonly person: string } | undefined;
  /** By what the channel knows the person, and where it is answered; empty where it takes replies with the answer alone. */
  readonly address: { readonly account: string; readonly serviceUrl: string };
  /** IANA name of the person's time zone, where the activity tells it. */
  readonly zone: string | undefined;
  /** Language tag of the person's client, where the activity tells it. */
  readonly locale: string | undefined;
  /** Kinds of secrets that stood in what came in and were taken out before anybody saw it, such as `a password`. */
  readonly secrets: readonly string[];
  /** By which the log and the audit trail know the activity. */
  readonly correlation: string;
  readonly conversation: {
    readonly id: string;
    readonly scope: 'personal' | 'groupChat' | 'channel';
    /** Directory id of the organization, in lower case, from the verified activity; undefined where none is named. */
    readonly tenant?: string | undefined;
    /** The id again, in a thread of a channel to which a link can be made; undefined anywhere else. */
    readonly thread?: string | undefined;
    /** The channel, without the thread, and its team; undefined outside a channel of Teams. */
    readonly channel?: { readonly id: string; readonly team: string; readonly group: string | null } | undefined;
  };
  say(text: string): Promise<void>;
  /** Sends a card; `summary` is what a notification shows. */
  show(card: AdaptiveCard, summary: string): Promise<void>;
  /** Puts a card in the place of the one whose button was pressed. */
  replace(card: AdaptiveCard, summary: string): Promise<void>;
}
