import { z } from 'zod';
import type { Activity, TurnContext } from './sdk.ts';

const outgoing = z.object({
  activity: z.looseObject({ type: z.string() }),
  /** Id of the activity whose place it takes; otherwise it is a new one. */
  update: z.string().optional(),
});

/** One activity that a turn wants to be sent. */
export interface Outgoing {
  readonly activity: Partial<Activity>;
  readonly update?: string | undefined;
}

/** Puts replies into a text; undefined when there are none. */
export function writeReplies(replies: readonly Outgoing[]): string | undefined {
  return replies.length === 0 ? undefined : JSON.stringify(replies);
}

/** Reads replies out of the text they were put into; throws when another release wrote them in another way. */
export function readReplies(text: string | undefined): readonly Outgoing[] {
  return text === undefined ? [] : z.array(outgoing).parse(JSON.parse(text));
}

/** Thrown when not all replies got out: `left` are those of which nothing was sent yet, the failed one first. */
export class UnsentReplies extends Error {
  override readonly name = 'UnsentReplies';
  readonly left: readonly Outgoing[];

  constructor(left: readonly Outgoing[], cause: unknown) {
    super(`${String(left.length)} replies were not delivered.`, { cause });
    this.left = left;
  }
}

/** Sends replies in their order while `mayGoOn` says so before each but the first; throws UnsentReplies at the first that fails. */
export async function sendReplies(
  context: TurnContext,
  replies: readonly Outgoing[],
  mayGoOn: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  for (const [index, { activity, update }] of replies.entries()) {
    if (index > 0 && !(await mayGoOn())) return;
    try {
      if (update === undefined) await context.sendActivity(activity);
      else await context.updateActivity({ ...activity, id: update });
    } catch (error) {
      throw new UnsentReplies(replies.slice(index), error);
    }
  }
}
