import type { Logger } from 'pino';
import { z } from 'zod';
import { rolesIn, type Standing } from '../cases/access.ts';
import type { CasePost, CaseReader } from '../cases/outbox-queue.ts';
import type { Connector, SendResult } from './connector.ts';
import { describeError } from './describe-error.ts';
import { afterReal, type After } from './outbox/alarm.ts';
import { drawCase, type DrawCard } from './outbox/send-card.ts';
import type { FindPeople } from './people-finder.ts';
import type { Activity } from './sdk.ts';
import { linkToThread } from './thread-link.ts';
import { createTurn, tenantOf } from './turn.ts';

/** What it takes to deal with a card of a case that stands twice. */
export interface SecondCardParts {
  readonly reader: CaseReader;
  readonly findPeople: FindPeople;
  readonly drawCard: DrawCard;
  readonly connector: Pick<Connector, 'call'>;
  readonly log: Logger;
  /** Timers; those of the machine unless a test gives others. */
  readonly after?: After;
}

/**
 * Looks at the card that was pressed, before the press is answered: Teams does not say whether a post arrived whose answer was
 * lost, and this is how such a card becomes known. Where the desk knows of no other card of the case, it is the card from now
 * on; else the result, called once the press is answered, puts a way to the other one in its place, if that one still stands.
 * A press of somebody who is no analyst of the case changes nothing. Never rejects.
 */
export type MindSecondCard = (activity: Activity, submit: unknown) => Promise<() => void>;

/** How long after the answer of a press its card is replaced, in milliseconds: what the answer draws must not come later. */
const replaceMs = 2000;

/** Makes what minds cards that stand twice. */
export function createSecondCard(parts: SecondCardParts): MindSecondCard {
  const { reader, findPeople, log, after = afterReal } = parts;
  const settleLogged = async (pressed: Pressed): Promise<void> => {
    try {
      const result = await settle(pressed, parts);
      if (!result.ok) log.warn({ case: pressed.case, status: result.status }, 'second card of a case not replaced');
    } catch (error) {
      log.warn({ case: pressed.case, error: describeError(error as Error) }, 'second card of a case not replaced');
    }
  };
  return async (activity, submit) => {
    const pressed = readPressed(activity, submit);
    if (!pressed) return nothing;
    try {
      const { standing } = (await isNews(pressed, reader))
        ? await findPeople(createTurn(activity, submit).turn)
        : noStanding;
      if (!standing || !(await isSecond(pressed, standing, reader))) return nothing;
      return () => {
        after(replaceMs, () => void settleLogged(pressed));
      };
    } catch (error) {
      log.warn({ case: pressed.case, error: describeError(error as Error) }, 'pressed card not looked at');
      return nothing;
    }
  };
}

const noStanding = { standing: undefined };

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

/** Most presses are of the card that the desk knows: nobody need be asked who presses it. */
async function isNews({ case: number, thread, activity }: Pressed, reader: CaseReader): Promise<boolean> {
  const known = await reader.post(number);
  return known?.thread !== thread || known.activity !== activity;
}

/** Whether the case has another card in its channel; one of a case without any is its card from now on. */
async function isSecond(pressed: Pressed, who: Standing, reader: CaseReader): Promise<boolean> {
  const { tenant, ...post } = pressed;
  const about = await reader.read(post.case);
  if (about?.tenant !== tenant || about.channel !== post.channel) return false;
  // What the button sent is not believed: only those who look after the case have its card.
  if (!rolesIn(about, who).includes('analyst')) return false;
  const known = await reader.adoptPost(post);
  return known?.channel === post.channel && known.activity !== post.activity;
}

/** Leaves one card of the case: the known one, brought up to date; the pressed one where somebody has deleted the other. */
async function settle(pressed: Pressed, parts: SecondCardParts): Promise<SendResult> {
  const { reader, connector } = parts;
  const { tenant, serviceUrl, ...post } = pressed;
  const known = await reader.post(post.case);
  const about = await reader.read(post.case);
  // Meanwhile another one was posted, or is about to be.
  if (about?.channel !== post.channel || known?.channel !== post.channel || known.activity === post.activity)
    return done;
  const card = await drawCase({ ...about, channel: post.channel }, parts);
  const put = ({ thread, activity }: CasePost, body: object): Promise<SendResult> => {
    const target = { serviceUrl, conversationId: thread, activityId: activity };
    return connector.call('update', target, { ...body, id: activity });
  };
  const result = await put(known, card);
  if (result.ok) return put(pressed, wayTo(known, tenant));
  if (result.status !== 404) return result;
  await reader.adoptPost({ ...post, serviceUrl }, known);
  return done;
}

const done: SendResult = { ok: true, id: undefined };

function wayTo({ case: number, thread }: CasePost, tenant: string): object {
  const said = `Case ${String(number)} was posted twice, because Teams had not said that this post arrived.`;
  const link = linkToThread(thread, tenant);
  const way = link === undefined ? 'in the other post' : `[in the other post](${link})`;
  const text = `${said} It goes on ${way}.`;
  return { type: 'message', text, textFormat: 'markdown', summary: said, attachments: [] };
}
