import type { Next, Request, RequestHandler, Response } from 'restify';

/** Largest body taken in, in bytes: a Teams message is about 100 KB at most. */
export const maxBodyBytes = 256 * 1024;

/**
 * Refuses what must not reach the body reader. A `Content-Encoding` is refused because restify's reader ends the
 * process on a body that is not really compressed (github.com/restify/node-restify/issues/1975).
 */
export const guardBody: RequestHandler = (req: Request, res: Response, next: Next) => {
  const refusal = refuseBody(req);
  if (!refusal) {
    next();
    return;
  }
  res.header('Connection', 'close');
  res.send(refusal.status, { error: refusal.error });
  next(false);
};

const jsonType = /^application\/json\s*(?:;|$)/i;

function refuseBody(req: Request): { status: number; error: string } | undefined {
  if (req.headers['content-encoding'] !== undefined) {
    return { status: 415, error: 'Content-Encoding is not accepted; send the JSON body as it is.' };
  }
  if (req.method !== 'POST' && req.method !== 'PUT') return undefined;
  if (!jsonType.test(req.headers['content-type'] ?? ''))
    return { status: 415, error: 'Content-Type must be application/json.' };
  if (Number(req.headers['content-length'] ?? 0) > maxBodyBytes) {
    return { status: 413, error: `The body is larger than ${String(maxBodyBytes)} bytes.` };
  }
  return undefined;
}

const localHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/** Without authentication only this machine may talk to us: a foreign Host or Origin is another web page at work. */
export const guardLocal: RequestHandler = (req: Request, res: Response, next: Next) => {
  const origin = req.headers.origin;
  const originIsLocal = origin === undefined || localHost.test(origin.replace(/^https?:\/\//, ''));
  if (localHost.test(req.headers.host ?? '') && originIsLocal) {
    next();
    return;
  }
  res.send(403, { error: 'This bot runs without authentication and answers on its own machine only.' });
  next(false);
};
