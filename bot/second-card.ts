import type { Logger } from 'pino';
import { z } from 'zod';
import type { CasePost, CaseReader } from '../cases/outbox-queue.ts';
import type { Connector } from './connector.ts';
import { describeError } from './describe-error.ts';
import { afterReal, type After } from './outbox/alarm.ts';
import type { Activity } from './sdk.ts';
import { linkToThread } from './thread-link.ts';
import { tenantOf } from './turn.ts';

/** What it takes to deal with a card of a case that stands twice. */
export interface SecondCardParts {
  readonly reader: Pick<CaseReader, 'read' | 'adoptPost'>;
  readonly connector: Pick<Connector, 'call'>;
  readonly log: Logger;
  /** Timers; those of the machine unless a test gives others. */
  readonly after?: After;
}

/**
 * Looks at the card that was pressed, before the press is answered: Teams does not say whether a post arrived whose answer was
 * lost, and this is how such a card becomes known. Where the desk knows of no other card of the case, it is the card from now
 * on; else the result, called once the press is answered, puts a way to the other one in its place. Never rejects.
 */
export type MindSecondCard = (activity: Activity, submit: unknown) => Promise<() => void>;

/** How long after the answer of a press its card is replaced, in milliseconds: what the answer draws must not come later. */
const replaceMs = 2000;

/** Makes what minds cards that stand twice. */
export function createSecondCard({ reader, connector, log, after = afterReal }: SecondCardParts): MindSecondCard {
  const point = async (pressed: Pressed, known: CasePost): Promise<void> => {
    const target = { serviceUrl: pressed.serviceUrl, conversationId: pressed.thread, activityId: pressed.activity };
    const result = await connector.call('update', target, wayTo(known, pressed));
    if (!result.ok) log.warn({ case: pressed.case, status: result.status }, 'second card of a case not replaced');
  };
  return async (activity, submit) => {
    const pressed = readPressed(activity, submit);
    if (!pressed) return nothing;
    try {
      const known = await adopt(pressed, reader);
      if (!known || known.activity === pressed.activity) return nothing;
      return () => {
        after(replaceMs, () => void point(pressed, known));
      };
    } catch (error) {
      log.warn({ case: pressed.case, error: describeError(error as Error) }, 'pressed card not looked at');
      return nothing;
    }
  };
}

function nothing(): void {
  // The desk knows this card, or it is none of a case.
}

interface Pressed extends CasePost {
  readonly tenant: string;
}

const submitted = z.object({ verb: z.string().startsWith('case.'), case: z.int().positive() });

/** The card that a thread of a channel begins with, if that was pressed and is one of a case: no other is posted by the outbox. */
function readPressed(activity: Activity, submit: unknown): Pressed | undefined {
  const { conversation, replyToId, serviceUrl } = activity;
  const read = submitted.safeParse(submit);
  const tenant = tenantOf(activity);
  const [channel = '', root] = conversation.id.split(';messageid=');
  if (!read.success || tenant === undefined || root === undefined || root !== replyToId) return undefined;
  return { case: read.data.case, tenant, channel, serviceUrl, thread: conversation.id, activity: root };
}

/** The card that the desk knows, in the channel of the case; undefined where the case does not belong. */
async function adopt(pressed: Pressed, reader: SecondCardParts['reader']): Promise<CasePost | undefined> {
  const { tenant, ...post } = pressed;
  const about = await reader.read(post.case);
  if (about?.tenant !== tenant || about.channel !== post.channel) return undefined;
  const known = await reader.adoptPost(post);
  return known.channel === post.channel ? known : undefined;
}

function wayTo({ case: number, thread }: CasePost, { activity: id, tenant }: Pressed): object {
  const said = `Case ${String(number)} was posted twice, because Teams had not said that this post arrived.`;
  const link = linkToThread(thread, tenant);
  const way = link === undefined ? 'in the other post' : `[in the other post](${link})`;
  const text = `${said} It goes on ${way}.`;
  return { type: 'message', id, text, textFormat: 'markdown', summary: said, attachments: [] };
}
