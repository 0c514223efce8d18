import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { DeliveryFailure } from './delivery-error.ts';
import type { CallResult, HttpCall } from './http-call.ts';

/** What can be asked of the channel's side of a conversation; `open` makes a new one, and `member` asks who somebody is in it. */
export type Operation = 'send' | 'reply' | 'update' | 'delete' | 'open' | 'member';

/**
 * What it is about: `activityId` is that of the activity replied to, updated or deleted, `memberId` that of the person asked
 * for. Without a conversation a new one is meant.
 */
export interface Target {
  readonly serviceUrl: string;
  readonly conversationId?: string;
  readonly activityId?: string;
  readonly memberId?: string;
}

/**
 * What the channel answered: the id of the activity or of the new conversation (undefined when it gave none) and the whole
 * answer, not yet trusted; or why nothing is known to have arrived.
 */
export type SendResult =
  | { readonly ok: true; readonly id: string | undefined; readonly answer?: unknown }
  | {
      readonly ok: false;
      readonly kind: DeliveryFailure;
      readonly status?: number;
      /** How long the channel asked to wait, in milliseconds. */
      readonly retryAfterMs?: number;
    };

/** Sends to the channel: once, within a time limit, and only where the token may go. */
export interface Connector {
  /**
   * Never rejects. Only a refusal for the time being (429) is followed by another try, for as long as `patienceMs` allows (8 s
   * unless given): everything else is sent once.
   */
  call(operation: Operation, target: Target, activity?: object, patienceMs?: number): Promise<SendResult>;
  /** Lets go of the kept connections. */
  close(): void;
}

/** What the connector is made of. */
export interface ConnectorParts {
  readonly http: HttpCall;
  /** Whether a token may be sent there. */
  readonly allows: (serviceUrl: string) => boolean;
  /** The bot's token; undefined when none is needed. */
  readonly token: () => Promise<string | undefined>;
  /** Counts what became of each call. */
  readonly count: (operation: Operation, outcome: 'ok' | DeliveryFailure) => void;
  /** Counts each time that the channel asked to wait. */
  readonly countWait: () => void;
  /** Waits; a timer unless a test gives another. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** Longest time spent waiting for a channel that says 429, in milliseconds: Teams delivers anew what takes over 15 s. */
const usualPatienceMs = 8000;

/** Longest time that one reply takes in all, token, waiting and every try, in milliseconds. */
export const longestSendMs = 12_000;

/** A try that would have less time than this is not begun, in milliseconds. */
const leastTryMs = 1000;

const methods = {
  send: 'POST',
  reply: 'POST',
  update: 'PUT',
  delete: 'DELETE',
  open: 'POST',
  member: 'GET',
} as const;
const resource = z.object({ id: z.string().optional() });

/** Makes the connector; it serves every conversation and keeps nothing of any. */
export function createConnector(parts: ConnectorParts): Connector {
  return {
    async call(operation, target, activity, patienceMs = usualPatienceMs) {
      const result = await callPatiently({ ...parts, patienceMs }, operation, target, activity);
      parts.count(operation, result.ok ? 'ok' : result.kind);
      return result;
    },
    close() {
      parts.http.close();
    },
  };
}

type PatientParts = ConnectorParts & { readonly patienceMs: number };

async function callPatiently(
  parts: PatientParts,
  operation: Operation,
  target: Target,
  activity: object | undefined,
): Promise<SendResult> {
  const end = performance.now() + longestSendMs;
  // A channel that takes every reply with the answer has no address.
  if (!URL.canParse(target.serviceUrl) || !parts.allows(target.serviceUrl)) return { ok: false, kind: 'unsent' };
  const headers = await headersWith(parts.token);
  if (headers === undefined) return { ok: false, kind: 'unsent' };
  const url = addressOf(target);
  const body = activity === undefined ? undefined : JSON.stringify(activity);
  const call = (withinMs: number) => parts.http.call(methods[operation], url, headers, body, withinMs);
  return waitForTurn(parts, call, end);
}

/** Calls, and calls again for as long as the channel asks to wait and there is patience left. */
async function waitForTurn(
  { countWait, pause = setTimeout, patienceMs }: PatientParts,
  call: (withinMs: number) => Promise<CallResult>,
  end: number,
): Promise<SendResult> {
  for (let waited = 0; ;) {
    const result = await call(end - performance.now());
    if (!result.ok || result.status !== 429) return judge(result);
    const wait = waitOf(result.retryAfter);
    const isTooLong = waited + wait > patienceMs || performance.now() + wait + leastTryMs > end;
    if (isTooLong) return { ok: false, kind: 'throttled', status: 429, retryAfterMs: wait };
    countWait();
    waited += wait;
    await pause(wait);
  }
}

async function headersWith(token: ConnectorParts['token']): Promise<Record<string, string> | undefined> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  try {
    const bearer = await token();
    return bearer === undefined ? headers : { ...headers, Authorization: `Bearer ${bearer}` };
  } catch {
    return undefined;
  }
}

/** Paths of the Bot Connector REST API, version 3. */
function addressOf({ serviceUrl, conversationId, activityId, memberId }: Target): URL {
  const conversations = `${serviceUrl.replace(/\/$/, '')}/v3/conversations`;
  if (conversationId === undefined) return new URL(conversations);
  const of = `${conversations}/${encodeURIComponent(conversationId)}`;
  if (memberId !== undefined) return new URL(`${of}/members/${encodeURIComponent(memberId)}`);
  const activities = `${of}/activities`;
  return new URL(activityId === undefined ? activities : `${activities}/${encodeURIComponent(activityId)}`);
}

function judge(result: CallResult): SendResult {
  if (!result.ok) return { ok: false, kind: result.arrived === 'no' ? 'unsent' : 'ambiguous' };
  const { status, body } = result;
  if (status >= 200 && status < 300) return accepted(body);
  // Teams says 502 and 504 also of what it has delivered: sent again, a person would read it twice.
  return { ok: false, kind: status >= 500 || status === 408 ? 'ambiguous' : 'refused', status };
}

function accepted(body: string): SendResult {
  try {
    const answer: unknown = JSON.parse(body);
    return { ok: true, id: resource.safeParse(answer).data?.id, answer };
  } catch {
    return { ok: true, id: undefined };
  }
}

/** Time to wait in milliseconds, from seconds or a date (RFC 9110, section 10.2.3), with a little more than asked for. */
function waitOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter ?? 1);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter ?? '') - Date.now();
  // Those who were told to wait together would otherwise come back together.
  return (Number.isFinite(ms) ? Math.max(ms, 100) : 1000) * (1 + Math.random() / 10);
}
