import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

/** What became of a call: an answer, or the fact that there is none and whether the call can have arrived. */
export type CallResult =
  | { readonly ok: true; readonly status: number; readonly retryAfter: string | undefined; readonly body: string }
  | { readonly ok: false; readonly arrived: 'no' | 'perhaps' };

/** Calls with a JSON body over kept connections. */
export interface HttpCall {
  /** Calls once within so many milliseconds, and follows no redirect; never rejects. */
  call(
    method: string,
    url: URL,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
    withinMs?: number,
  ): Promise<CallResult>;
  /** Lets go of the kept connections. */
  close(): void;
}

/** Largest part of an answer that is kept, in bytes: the id of an activity is all that is wanted of it. */
const maxAnswerBytes = 64 * 1024;

/**
 * How long an unused connection is kept, in milliseconds. Shorter than servers do, because a call over a connection that the
 * other side is just closing fails without anybody knowing whether it arrived.
 */
const idleMs = 4000;

/** Makes the caller; `timeLimitMs` bounds each call, from connecting to the last byte of the answer. */
export function createHttpCall(timeLimitMs: number): HttpCall {
  const options = { keepAlive: true, timeout: idleMs, maxSockets: 256, scheduling: 'lifo' as const };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  return {
    call(method, url, headers, body, withinMs = timeLimitMs) {
      return new Promise((resolve) => {
        const protocol = url.protocol === 'http:' ? 'http:' : 'https:';
        const request = (protocol === 'http:' ? http : https).request(url, {
          method,
          agent: agents[protocol],
          headers: { ...headers, ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }) },
        });
        settle(request, Math.min(withinMs, timeLimitMs), resolve);
        request.end(body);
      });
    },
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function settle(request: http.ClientRequest, limitMs: number, resolve: (result: CallResult) => void): void {
  let connected = false;
  const finish = (result: CallResult): void => {
    clearTimeout(timer);
    resolve(result);
  };
  const fail = (): void => {
    finish({ ok: false, arrived: connected ? 'perhaps' : 'no' });
    request.destroy();
  };
  const timer = setTimeout(fail, limitMs);
  request.on('socket', (socket) => {
    // Nothing is sent before the connection stands, so a call that fails until then has not arrived.
    if (isReady(socket)) connected = true;
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => (connected = true));
  });
  request.on('error', fail);
  request.on('response', (response) => {
    readAnswer(response, finish, fail);
  });
}

/** A kept connection, or one that the call has waited for. */
function isReady(socket: Socket & { readonly secureConnecting?: boolean }): boolean {
  return !socket.connecting && socket.secureConnecting !== true;
}

function readAnswer(response: http.IncomingMessage, finish: (result: CallResult) => void, fail: () => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxAnswerBytes) response.destroy();
    else chunks.push(chunk);
  });
  response.on('end', () => {
    const { statusCode = 0, headers } = response;
    finish({
      ok: true,
      status: statusCode,
      retryAfter: headers['retry-after'],
      body: Buffer.concat(chunks).toString('utf8'),
    });
  });
  // After 'end' this changes nothing: the answer is there, and the connection already belongs to the agent again.
  response.on('close', fail);
  response.on('error', fail);
}
