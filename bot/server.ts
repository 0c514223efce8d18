import type { Logger } from 'pino';
import restify, { type Next, type Request, type Response, type Server } from 'restify';
import { readActivity } from './activity.ts';
import { describeError, type DeskAdapter } from './adapter.ts';
import type { DeskBot } from './desk-bot.ts';
import { guardBody, guardLocal, maxBodyBytes } from './edge.ts';
import type { Metrics } from './metrics.ts';
import type { Activity } from './sdk.ts';

/** What the HTTP door stands in front of. */
export interface ServerParts {
  readonly adapter: DeskAdapter;
  readonly bot: DeskBot;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** No authentication: answers only to this machine. */
  readonly local: boolean;
  /** Resolves when storage answers. */
  ready(): Promise<void>;
}

// A constant, because @types/restify does not know that the parser hands maxBodySize to its reader.
const jsonBody = { mapParams: false, maxBodySize: maxBodyBytes };

/** Makes the HTTP server: `/api/messages`, `/health`, `/ready`, `/metrics`. It does not listen yet. */
export function createServer(parts: ServerParts): Server {
  const server = restify.createServer({ name: 'Writeback Desk' });
  server.pre(guardBody);
  if (parts.local) server.pre(guardLocal);
  server.use(restify.plugins.queryParser({ mapParams: false }));
  // jsonBodyParser, not bodyParser: that one would write multipart bodies to disk.
  server.use(restify.plugins.jsonBodyParser(jsonBody));
  server.on(
    'restifyError',
    (_req: Request, res: Response, error: Error & { statusCode?: number }, done: () => void) => {
      refuseBadRequest(res, error, parts.log);
      done();
    },
  );
  server.post('/api/messages', async (req: Request, res: Response) => {
    await receive(req, res, parts);
  });
  server.get('/health', (_req: Request, res: Response, next: Next) => {
    res.send(200, { status: 'alive' });
    next();
  });
  server.get('/ready', async (_req: Request, res: Response) => {
    await tellReady(res, parts);
  });
  server.get('/metrics', async (_req: Request, res: Response) => {
    res.sendRaw(200, await parts.metrics.text(), { 'Content-Type': parts.metrics.contentType });
  });
  return server;
}

async function receive(req: Request, res: Response, { adapter, bot, log }: ServerParts): Promise<void> {
  const read = readActivity(req.body as unknown);
  if (!read.ok) {
    res.send(400, { error: read.problem });
    return;
  }
  let admitted = false;
  try {
    const answer = await adapter.receive(
      req.headers.authorization ?? '',
      read.activity as unknown as Activity,
      (context) => {
        admitted = true;
        return bot(context);
      },
    );
    res.send(answer?.status ?? 200, answer?.body);
  } catch (error) {
    refuseTurn(res, error as Error & { statusCode?: number }, admitted, log);
  }
}

/** The sender of the activity is told what became of it, and the process goes on. */
function refuseTurn(res: Response, error: Error & { statusCode?: number }, admitted: boolean, log: Logger): void {
  if (admitted) {
    log.error({ error: describeError(error) }, 'delivery failed');
    res.send(502, { error: 'The reply could not be delivered to serviceUrl.' });
  } else if (isForged(error)) {
    log.warn({ error: describeError(error) }, 'sender refused');
    res.send(401, { error: 'The activity carries no valid token of the Bot Framework.' });
  } else {
    refuseBadRequest(res, error, log);
  }
}

// The SDK throws all sorts of errors about a token; only that the keys could not be fetched is not the sender's fault.
function isForged({ name, statusCode = 401 }: Error & { statusCode?: number }): boolean {
  return name !== 'FetchError' && statusCode < 500;
}

async function tellReady(res: Response, parts: ServerParts): Promise<void> {
  try {
    await parts.ready();
    res.send(200, { status: 'ready' });
  } catch (error) {
    parts.log.error({ error: describeError(error as Error) }, 'storage does not answer');
    res.send(503, { status: 'storage does not answer' });
  }
}

function refuseBadRequest(res: Response, error: Error & { statusCode?: number }, log: Logger): void {
  const status = error.statusCode ?? 500;
  if (status >= 500) log.error({ error: describeError(error) }, 'request failed');
  res.send(status, { error: status >= 500 ? 'Something went wrong here.' : error.message });
}
