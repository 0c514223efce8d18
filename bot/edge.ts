import type { IncomingMessage } from 'node:http';
import type { Next, Request, RequestHandler, Response } from 'restify';
import { maxBodyBytes, readBody } from './read-body.ts';

/** Most headers that a request may have: Teams and the proxies on the way send about 30. */
export const maxHeaders = 100;

interface Refusal {
  readonly status: number;
  readonly error: string;
}

/**
 * Refuses by its headers what must not reach the body reader: compressed bodies (they may be bombs), anything but JSON in
 * UTF-8, and bodies that say themselves that they are too large.
 */
export const guardBody: RequestHandler = (req: Request, res: Response, next: Next) => {
  const refusal = refuseHeaders(req) ?? (mayHaveBody(req) ? refuseBody(req) : refuseAnyBody(req));
  if (refusal) refuse(res, next, refusal);
  else next();
};

function refuseHeaders(req: Request): Refusal | undefined {
  // Early releases of Node 24 drop the headers beyond the limit, and one that a guard asks for could be among them.
  if (req.rawHeaders.length > 2 * maxHeaders) {
    return { status: 431, error: `The request has more than ${String(maxHeaders)} headers.` };
  }
  if (req.headers['content-encoding'] !== undefined) {
    return { status: 415, error: 'Content-Encoding is not accepted; send the JSON body as it is.' };
  }
  return undefined;
}

function mayHaveBody({ method }: Request): boolean {
  return method === 'POST' || method === 'PUT';
}

function refuseAnyBody({ headers }: Request): Refusal | undefined {
  const hasNone = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
  return hasNone
    ? undefined
    : { status: 400, error: 'Only POST and PUT may have a body; send the request without one.' };
}

const jsonType = /^application\/json\s*(?:;|$)/i;
const charset = /;\s*charset\s*=\s*"?([^\s";]*)/gi;

function refuseBody({ headers }: Request): Refusal | undefined {
  const type = headers['content-type'] ?? '';
  if (!jsonType.test(type)) return { status: 415, error: 'Content-Type must be application/json.' };
  if (!Array.from(type.matchAll(charset)).every(([, name]) => /^utf-?8$/i.test(name ?? ''))) {
    return { status: 415, error: 'The charset of the body must be utf-8.' };
  }
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes) {
    return { status: 413, error: `The body is larger than ${String(maxBodyBytes)} bytes.` };
  }
  return undefined;
}

const filePath = /^\/chat\/conversations\/[^/?]{1,200}\/files(?:\?|$)/;

/** Lets a file pass that the chat page sends: its bytes are read by whoever takes it. Only where that page is. */
export function unlessFile(guard: RequestHandler): RequestHandler {
  return (req: Request, res: Response, next: Next) => {
    // Restify's own path throws where the Host is none, and nothing has looked at that yet.
    if (req.method === 'POST' && filePath.test(req.url ?? '')) next();
    else void guard(req, res, next);
  };
}

const localHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/** What proxies add; those that add nothing cannot be told from a program on this machine. */
const proxyHeader = /^(?:forwarded|via|x-real-ip|x-forwarded-.*)$/;

/**
 * Without authentication only this machine may talk to us: a foreign Host or Origin is another web page at work, and what a
 * proxy has passed on came from anywhere.
 */
export const guardLocal: RequestHandler = (req: Request, res: Response, next: Next) => {
  if (isLocal(req)) {
    next();
    return;
  }
  refuse(res, next, {
    status: 403,
    error: 'This bot runs without authentication and answers on its own machine only.',
  });
};

function isLocal({ headers }: Request): boolean {
  const { host = '', origin } = headers;
  const originIsLocal = origin === undefined || localHost.test(origin.replace(/^https?:\/\//, ''));
  return localHost.test(host) && originIsLocal && !Object.keys(headers).some((name) => proxyHeader.test(name));
}

/** Where messages come in that are signed byte by byte. */
export const signedPath = '/api/tickets';

const signedBodies = new WeakMap<IncomingMessage, Buffer>();

/** The body of a request to the path of signed messages as it came; empty when there was none, or for any other path. */
export function signedBodyOf(req: IncomingMessage): Buffer {
  return signedBodies.get(req) ?? Buffer.alloc(0);
}

/** Reads the body of a POST or PUT into `req.body`, undefined when it is empty; put it behind the guards. */
export const takeBody: RequestHandler = (req: Request, res: Response, next: Next) => {
  if (!mayHaveBody(req)) {
    next();
    return;
  }
  const keep = req.path() === signedPath ? (bytes: Buffer) => signedBodies.set(req, bytes) : undefined;
  void readBody(req, keep).then((read) => {
    if (!read) {
      next(false);
    } else if (read.ok) {
      req.body = read.value;
      next();
    } else {
      refuse(res, next, { status: read.status, error: read.problem });
    }
  });
};

/** Answers and ends the connection, so that nothing is read of a body that nobody wants. */
function refuse(res: Response, next: Next, { status, error }: Refusal): void {
  res.header('Connection', 'close');
  res.send(status, { error });
  next(false);
}
