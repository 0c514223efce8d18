import type { Logger } from 'pino';
import type { CaseReader } from '../cases/outbox-queue.ts';
import { redactText } from '../cases/secrets/redact-text.ts';
import { drawCard } from '../dialogs/case/case-view.ts';
import { drawNews } from '../dialogs/case/news-view.ts';
import { sqlCaseReader } from '../integrations/cases/sql-case-reader.ts';
import { countDead } from '../integrations/cases/sql-dead-letters.ts';
import { sqlOutboxQueue } from '../integrations/cases/sql-outbox-queue.ts';
import { sqlTicketReports } from '../integrations/cases/sql-ticket-reports.ts';
import { sqlTriageChannels } from '../integrations/cases/sql-triage-channels.ts';
import type { SqlStore } from '../integrations/sql-store.ts';
import { createTicketSystem } from '../integrations/tickets/create-ticket-system.ts';
import type { Config } from './config.ts';
import type { Connector } from './connector.ts';
import type { Metrics } from './metrics.ts';
import { createOutboundToken } from './outbound-token.ts';
import { outboxLeaseMs, startOutbox, type Outbox } from './outbox/start-outbox.ts';
import { watchDead } from './outbox/watch-dead.ts';
import { createPeopleFinder, type FindPeople } from './people-finder.ts';
import { createRoster } from './roster.ts';
import { createSecondCard, type MindSecondCard } from './second-card.ts';
import { createSparseLog } from './sparse-log.ts';
import { createTeamOwners, graph, type IsTeamOwner } from './team-owners.ts';
import { createTicketDoor, type TicketDoor } from './ticket-door.ts';

/** What the desk's cases need of the running bot. */
export interface CaseServices {
  readonly findPeople: FindPeople;
  readonly mindSecondCard: MindSecondCard;
  readonly outbox: Outbox;
  readonly ticketDoor: TicketDoor | undefined;
}

/** What they stand on. */
export interface CaseServicesParts {
  readonly config: Config;
  readonly store: SqlStore;
  readonly connector: Connector;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Starts what goes on around cases: who people are, what is sent to others, and what the ticket system reports. */
export function startCases(parts: CaseServicesParts): CaseServices {
  const { config, store, connector, log, now } = parts;
  const reader = sqlCaseReader(store, now);
  const { inboundSecret: secret } = config.tickets;
  const outbox = startSending(parts, reader);
  const channels = sqlTriageChannels(store)(store);
  const findPeople = createPeopleFinder({
    channelsOf: (tenant) => channels.list(tenant),
    roster: createRoster({ connector, isOwner: ownersOf(config, log), now: () => now().getTime() }),
    leads: config.cases.leads,
  });
  const ticketDoor =
    secret === undefined
      ? undefined
      : createTicketDoor({
          secret,
          reports: sqlTicketReports(store, now),
          onTaken: () => {
            outbox.wake();
          },
          cases: reader,
          redact: redactText,
          now,
          log,
        });
  return {
    findPeople,
    mindSecondCard: createSecondCard({ reader, findPeople, drawCard, connector, log }),
    outbox,
    ticketDoor,
  };
}

/** Sends what is stored, and shows how much of it is given up. */
function startSending({ config, store, connector, metrics, log, now }: CaseServicesParts, reader: CaseReader): Outbox {
  const { system } = config.tickets;
  const outbox = startOutbox({
    queue: sqlOutboxQueue(store, { now, leaseMs: outboxLeaseMs }),
    reader,
    connector,
    ticketSystem: system && createTicketSystem(system),
    drawCard,
    drawNews,
    count: (destination, outcome) => {
      metrics.countOutbox(destination, outcome);
    },
    log,
    now,
  });
  const stopWatch = watchDead({
    count: () => countDead(store),
    show: (destination, count) => {
      metrics.showDead(destination, count);
    },
  });
  const stop = (): Promise<void> => {
    stopWatch();
    return outbox.stop();
  };
  return { ...outbox, stop };
}

/** In milliseconds: one line now and then tells that nobody has granted the permission. */
const ownerLogMs = 600_000;

/** Whoever can reach a bot without an app id uses its machine, and may set everything up there. */
function ownersOf(config: Config, log: Logger): IsTeamOwner {
  if (config.local) return () => Promise.resolve(true);
  const logSparsely = createSparseLog(ownerLogMs);
  return createTeamOwners({
    token: createOutboundToken(config, graph),
    onRefusal: (status) => {
      logSparsely('owners', (unlogged) => {
        log.warn({ status, unlogged }, 'Microsoft Graph does not tell who owns a team');
      });
    },
  });
}
