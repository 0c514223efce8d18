import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import restify, { type Next, type Request, type RequestHandler, type Response, type Server } from 'restify';
import { readActivity } from './activity.ts';
import type { DeskAdapter } from './adapter.ts';
import { DeliveryError } from './delivery-error.ts';
import { describeError } from './describe-error.ts';
import type { DeskBot } from './desk-bot.ts';
import type { Drain } from './drain.ts';
import { guardBody, guardLocal, maxHeaders, signedBodyOf, signedPath, takeBody, unlessFile } from './edge.ts';
import type { Metrics } from './metrics.ts';
import { createReadyCheck } from './ready-check.ts';
import { UnsentReplies } from './replies.ts';
import type { Activity } from './sdk.ts';
import { createSparseLog } from './sparse-log.ts';
import type { TicketDoor } from './ticket-door.ts';
import type { Refusal, RefusalReason } from './token-gate.ts';

/** What the HTTP door stands in front of. */
export interface ServerParts {
  readonly adapter: DeskAdapter;
  /** Takes what the ticket system reports; undefined when nothing is expected of it. */
  readonly ticketDoor: TicketDoor | undefined;
  readonly bot: DeskBot;
  /** Counts the activities that are being handled; when it stops, new ones are put off. */
  readonly drain: Drain;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** No authentication: answers only to this machine. */
  readonly local: boolean;
  /** Resolves when storage answers. */
  ready(): Promise<void>;
}

/** Makes the HTTP server: `/api/messages`, `/api/tickets` where a ticket system reports, `/health`, `/ready`, `/metrics`. It does not listen yet. */
export function createServer(parts: ServerParts): Server {
  const server = restify.createServer({ name: 'Writeback Desk' });
  limitConnections(server.server);
  const guarded = parts.local ? unlessFile : (guard: RequestHandler) => guard;
  server.pre(guarded(guardBody));
  if (parts.local) server.pre(guardLocal);
  // Before the route is looked for: what is refused as unknown must not leave half a body on the connection either.
  server.pre(guarded(takeBody));
  server.use(restify.plugins.queryParser({ mapParams: false }));
  server.on(
    'restifyError',
    (_req: Request, res: Response, error: Error & { statusCode?: number }, done: () => void) => {
      refuseBadRequest(res, error, parts.log);
      done();
    },
  );
  addRoutes(server, parts);
  return server;
}

function addRoutes(server: Server, parts: ServerParts): void {
  const noteRefusal = createRefusalNote(parts);
  const ready = createReadyCheck(() => askStorage(parts));
  server.post('/api/messages', async (req: Request, res: Response) => {
    const leave = parts.drain.enter();
    if (leave) await receive(req, res, parts, noteRefusal).finally(leave);
    else putOff(res);
  });
  const { ticketDoor } = parts;
  if (ticketDoor) {
    server.post(signedPath, async (req: Request, res: Response) => {
      const { status, body } = await ticketDoor(req.headers, signedBodyOf(req));
      res.send(status, body);
    });
  }
  server.get('/health', (_req: Request, res: Response, next: Next) => {
    res.send(200, { status: 'alive' });
    next();
  });
  server.get('/ready', async (_req: Request, res: Response) => {
    if (parts.drain.stopping) res.send(503, { status: 'stopping' });
    else await tellReady(res, ready);
  });
  server.get('/metrics', async (_req: Request, res: Response) => {
    res.sendRaw(200, await parts.metrics.text(), { 'Content-Type': parts.metrics.contentType });
  });
}

/** Times in milliseconds: a sender that is slower than these loses its connection, at most 17 s after it was opened. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  // Longer than the 60 s for which proxies keep an idle connection: else they send a message into one that just ends.
  keepAliveTimeout: 65_000,
  maxHeadersCount: maxHeaders + 1,
  maxConnections: 2000,
  // An option of http.createServer, which restify calls without any; Node reads it when the server begins to listen.
  connectionsCheckingInterval: 2000,
};

function limitConnections(http: HttpServer): void {
  Object.assign(http, limits);
  // Restify hands upgraded connections to listeners that nobody added, and they would stay open for ever: without its
  // listener Node takes such a request as an ordinary one.
  http.removeAllListeners('upgrade');
}

/** Asks the sender to come again: by then another process answers, or this one after its restart. */
function putOff(res: Response): void {
  res.header('Retry-After', '2');
  res.header('Connection', 'close');
  res.send(503, { error: 'The bot is stopping. Send the activity again.' });
}

async function receive(
  req: Request,
  res: Response,
  { adapter, bot, log }: ServerParts,
  noteRefusal: NoteRefusal,
): Promise<void> {
  const read = readActivity(req.body as unknown);
  if (!read.ok) {
    res.send(400, { error: read.problem });
    return;
  }
  try {
    const authorization = req.headers.authorization ?? '';
    const received = await adapter.receive(authorization, read.activity as unknown as Activity, bot);
    if (received.ok) {
      res.send(received.answer?.status ?? 200, received.answer?.body);
    } else {
      noteRefusal(received.reason);
      refuseSender(res, received);
    }
  } catch (error) {
    tellFailure(res, error as Error, log);
  }
}

/** The sender of the activity is told what became of it, and the process goes on. */
function tellFailure(res: Response, error: Error, log: Logger): void {
  if (error instanceof UnsentReplies || error instanceof DeliveryError) {
    log.error({ error: describeError(error) }, 'delivery failed');
    res.send(502, { error: 'The reply could not be delivered to serviceUrl.' });
  } else {
    refuseBadRequest(res, error, log);
  }
}

type NoteRefusal = (reason: RefusalReason) => void;

/** In milliseconds: a line is written before anything else goes on, and who floods us must not choose how many there are. */
const refusalLogMs = 10_000;

function createRefusalNote({ metrics, log }: ServerParts): NoteRefusal {
  const logSparsely = createSparseLog(refusalLogMs);
  return (reason) => {
    metrics.countRefusal(reason);
    logSparsely(reason, (unlogged) => {
      log.warn({ reason, unlogged }, 'sender refused');
    });
  };
}

/** One sentence for each status: what exactly was wrong helps nobody but those who try. */
const refusals = {
  401: 'The activity carries no valid token of the Bot Framework.',
  403: 'This bot does not serve the tenant that the activity comes from.',
  503: 'The sender cannot be checked now. Send the activity again.',
} as const;

function refuseSender(res: Response, { status }: Refusal): void {
  if (status === 503) res.header('Retry-After', '30');
  res.send(status, { error: refusals[status] });
}

async function askStorage(parts: ServerParts): Promise<void> {
  try {
    await parts.ready();
  } catch (error) {
    parts.log.error({ error: describeError(error as Error) }, 'storage does not answer');
    throw error;
  }
}

async function tellReady(res: Response, ready: () => Promise<void>): Promise<void> {
  const isReady = await ready().then(
    () => true,
    () => false,
  );
  if (isReady) res.send(200, { status: 'ready' });
  else res.send(503, { status: 'storage does not answer' });
}

function refuseBadRequest(res: Response, error: Error & { statusCode?: number }, log: Logger): void {
  const status = error.statusCode ?? 500;
  if (status >= 500) log.error({ error: describeError(error) }, 'request failed');
  res.send(status, { error: status >= 500 ? 'Something went wrong here.' : error.message });
}
