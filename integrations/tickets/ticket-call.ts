import type { TicketResult } from '../../cases/ticket-system.ts';

/** Longest time for one call, from connecting to the last byte of the answer, in milliseconds. */
export const callLimitMs = 10_000;
/** Largest answer that is read, in bytes. */
const maxAnswerBytes = 1024 * 1024;
/** Longest time that a ticket system can ask to wait, in milliseconds: ServiceNow counts requests by the hour. */
const longestWaitMs = 3_600_000;

export interface TicketRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer below 300, with the value of its body (undefined when that is no JSON); or why there is none. */
export type CallResult = { readonly ok: true; readonly status: number; readonly body: unknown } | CallFailure;

export interface CallFailure {
  readonly ok: false;
  readonly kind: 'unreachable' | 'late' | 'busy' | 'failing' | 'elsewhere' | 'refused';
  /** Of the answer; null when there was none. */
  readonly status: number | null;
  /** Whether the request may have been carried out all the same. */
  readonly mayHaveArrived: boolean;
  /** The value of the body of the answer. */
  readonly body: unknown;
  /** How long the system wants to be left alone, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** Calls once and follows no redirect; never rejects. */
export type TicketCall = (request: TicketRequest) => Promise<CallResult>;

/** Makes the caller of a ticket system. */
export function createTicketCall(limitMs = callLimitMs, now: () => number = Date.now): TicketCall {
  return async ({ method, url, headers, body }) => {
    try {
      const response = await fetch(url, {
        method,
        headers: { accept: 'application/json', ...headers },
        ...(body !== undefined && { body }),
        // A redirect would take the credentials along to wherever it leads.
        redirect: 'manual',
        signal: AbortSignal.timeout(limitMs),
      });
      return classify(response, parse(await readText(response)), now);
    } catch (error) {
      return unanswered(error as Error);
    }
  };
}

/** Undefined when the answer is too long: nothing that is wanted of it is. */
async function readText({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxAnswerBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function classify({ ok, status, headers }: Response, body: unknown, now: () => number): CallResult {
  if (ok) return { ok, status, body };
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), now());
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429) return { ok: false, kind: 'busy', status, mayHaveArrived: false, body, ...wait };
  if (status >= 500 || status === 408 || status === 425) {
    return { ok: false, kind: 'failing', status, mayHaveArrived: true, body, ...wait };
  }
  return { ok: false, kind: status < 400 ? 'elsewhere' : 'refused', status, mayHaveArrived: false, body };
}

/** Seconds, or a date (RFC 9110, section 10.2.3). */
function readRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const wait = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), longestWaitMs);
}

/** With these there was never a connection on which the request could have gone. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

function unanswered({ name, cause }: Error): CallFailure {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  const mayHaveArrived = !(typeof code === 'string' && neverConnected.has(code));
  const kind = name === 'TimeoutError' ? 'late' : 'unreachable';
  return { ok: false, kind, status: null, mayHaveArrived, body: undefined };
}

/** Whom a call went to, and what to look at when it is refused: settings and rights, in words for the operator. */
export interface Advice {
  readonly title: string;
  readonly address: string;
  readonly signIn: string;
  readonly rights: string;
  readonly data: string;
}

/** The failure of a call in words, and whether to try again. Nothing of the answer is in them but its status. */
export function explain(failure: CallFailure, advice: Advice): TicketResult & { readonly ok: false } {
  const { kind, status, retryAfterMs } = failure;
  return {
    ok: false,
    final: kind === 'elsewhere' || (kind === 'refused' && !isOfSettings(status)),
    reason: describe(failure, advice),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** A password that has expired and a right that was taken away concern every message, and can be mended for all of them. */
function isOfSettings(status: number | null): boolean {
  return status === 401 || status === 403;
}

function describe({ kind, status }: CallFailure, advice: Advice): string {
  const { title } = advice;
  const code = String(status);
  switch (kind) {
    case 'unreachable':
      return sentence(`${title} could not be reached.`);
    case 'late':
      return sentence(`${title} did not answer in time.`);
    case 'busy':
      return sentence(`${title} asks to wait (${code}).`);
    case 'failing':
      return sentence(`${title} has a problem of its own (${code}).`);
    case 'elsewhere':
      return sentence(`${title} answers at another address (${code}). Check ${advice.address}.`);
    case 'refused':
      return sentence(describeRefusal(status, code, advice));
  }
}

/** Titles such as `your ticket system` begin sentences as well. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describeRefusal(status: number | null, code: string, advice: Advice): string {
  const { title } = advice;
  if (status === 401) return `${title} does not know us (401). Check ${advice.signIn}.`;
  if (status === 403) return `${title} does not allow this (403). Check ${advice.rights}.`;
  if (status === 404 || status === 410)
    return `${title} has nothing at this address (${code}). Check ${advice.address}.`;
  return `${title} did not accept what was sent (${code}). Check ${advice.data}.`;
}
