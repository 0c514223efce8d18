import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { applyRetention } from '../integrations/cases/sql-retention.ts';
import { sqlKnowledgeJournal } from '../integrations/sql-knowledge-journal.ts';
import { createDownload, type DownloadParts } from '../integrations/logs/download-file.ts';
import { isFileAddress, isLocalAddress } from '../integrations/logs/file-address.ts';
import { createLogReader } from '../integrations/logs/log-reader.ts';
import { openSqlStore, pingSqlStore, type SqlStore } from '../integrations/sql-store.ts';
import { sqlTurns } from '../integrations/sql-turns.ts';
import { createAdapter } from './adapter.ts';
import { createAuthentication } from './authentication.ts';
import { buildDesk } from './build-desk.ts';
import type { Config } from './config.ts';
import { createConnector, type Connector } from './connector.ts';
import { describeError } from './describe-error.ts';
import { createDeskBot } from './desk-bot.ts';
import { createDrain } from './drain.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createHttpCall } from './http-call.ts';
import { createInOrder } from './in-order.ts';
import { startListening, stopListening } from './listening.ts';
import { mountLocalChannel } from './local-channel/local-channel.ts';
import { createTakeLogs } from './logs/take-logs.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createOutboundToken } from './outbound-token.ts';
import { createServer } from './server.ts';
import { isServiceUrl } from './service-hosts.ts';
import { startCases } from './start-cases.ts';
import { createSparseLog } from './sparse-log.ts';

/** A bot that listens. */
export interface RunningBot {
  /** Address of the server, such as `http://127.0.0.1:3978`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Longest time that one thing sent to the channel may take, in milliseconds. */
const sendLimitMs = 10_000;

/**
 * How long a process that sends replies may be silent before another one sends them, in milliseconds. It says every 2 s that
 * it is still at it; the clocks of two machines may differ by the rest.
 */
const leaseMs = 8000;

/** How long a stop waits for running turns, in milliseconds; Kubernetes and Azure give a process 30 s. */
const drainMs = 20_000;

/** Opens the store, reads the knowledge and listens; rejects with a sentence that says what to do. */
export async function startBot(config: Config, log: Logger): Promise<RunningBot> {
  const { databaseUrl: url, dataDir } = config;
  const store = await openSqlStore(url === undefined ? { file: join(dataDir, 'desk.db') } : { url });
  try {
    return await listen(config, log, store);
  } catch (error) {
    await store.destroy();
    throw error;
  }
}

async function listen(config: Config, log: Logger, store: SqlStore): Promise<RunningBot> {
  const bot = assemble(config, log, store);
  let url = '';
  const channel = config.local
    ? mountLocalChannel(bot.server, { messagesUrl: () => `${url}/api/messages`, newId: randomUUID })
    : undefined;
  url = await startListening(bot.server, config);
  const stopHousekeeping = startHousekeeping({
    ...{ turns: bot.turns, retention: config.cases.retention, now: bot.now, log },
    applyRetention: (before) => applyRetention(store, before),
  });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopHousekeeping();
    // At the same time, or both together could take longer than a process is given.
    const sending = bot.outbox.stop();
    if (await bot.drain.stop(drainMs)) await bot.inOrder.idle();
    else log.warn('stopped before all turns were over');
    await bot.logs.stop();
    await sending;
    channel?.close();
    await stopListening(bot.server);
    bot.connector.close();
    await store.destroy();
  };
  // Two signals, or a signal and an error, are one stop.
  return { url, stop: () => (stopped ??= stop()) };
}

/** Makes everything that a running bot consists of; nobody can reach it yet. */
function assemble(config: Config, log: Logger, store: SqlStore) {
  const metrics = createMetrics();
  const inOrder = createInOrder();
  const drain = createDrain();
  const connector = connect(config, metrics, log);
  const desk = buildDesk(sqlKnowledgeJournal(store), config);
  const now = (): Date => desk.now();
  const turns = sqlTurns(store, { now, leaseMs });
  const { findPeople, mindSecondCard, outbox, ticketDoor } = startCases({
    config,
    store,
    connector,
    metrics,
    log,
    now,
  });
  const logs = createTakeLogs({
    download: createDownload(config.local ? ofThisMachine : { allows: (url) => isFileAddress(url, config.fileHosts) }),
    reader: createLogReader(),
    keepDays: config.cases.keepsLogs ? config.cases.retention.logs : undefined,
    log,
  });
  const wakeOutbox = (): void => {
    outbox.wake();
  };
  const server = createServer({
    adapter: createAdapter({ config, connector, log, authenticate: createAuthentication({ config, log }) }),
    bot: createDeskBot({
      ...{ desk, turns, inOrder, findPeople, mindSecondCard, wakeOutbox, metrics, log },
      takeLogs: logs.take,
    }),
    ...{ ticketDoor, drain, metrics, log, local: config.local },
    ready: () => pingSqlStore(store),
  });
  return { server, turns, inOrder, drain, connector, outbox, logs, now };
}

/** Without an app id files come from the chat page alone. */
const ofThisMachine: DownloadParts = { allows: isLocalAddress, isInsideAllowed: true };

/** In milliseconds: without a token every reply fails, and one line a minute says so. */
const tokenLogMs = 60_000;

/** An expired client secret must not look like a fault of the network. */
function logged(token: () => Promise<string | undefined>, log: Logger): typeof token {
  const logSparsely = createSparseLog(tokenLogMs);
  return async () => {
    try {
      return await token();
    } catch (error) {
      logSparsely('token', (unlogged) => {
        log.error({ error: describeError(error as Error), unlogged }, 'no token for the channel');
      });
      throw error;
    }
  };
}

function connect(config: Config, metrics: Metrics, log: Logger): Connector {
  return createConnector({
    http: createHttpCall(sendLimitMs),
    // Without an app id there is no token to lose, and the channel is this machine.
    allows: config.local ? () => true : isServiceUrl,
    token: logged(createOutboundToken(config), log),
    count: (operation, outcome) => {
      metrics.countSend(operation, outcome);
    },
    countWait: () => {
      metrics.countSendWait();
    },
  });
}
