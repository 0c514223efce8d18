import { z } from 'zod';
import { roles } from '../cards/choice/choice.ts';
import { usualFileHosts } from '../integrations/logs/file-address.ts';
import type { TicketSettings } from '../integrations/tickets/ticket-settings.ts';
import type { OutageSettings } from '../knowledge/outage.ts';
import { caseSettings, type Retention } from './case-settings.ts';
import { readTicketSettings, ticketSettings } from './ticket-settings.ts';
import { readSharedThread } from './thread-link.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
const appTypes = ['SingleTenant', 'UserAssignedMSI'] as const;
const port = 'must be a whole number from 0 to 65535; 0 picks a free port';
const postgresUrl = 'must be an address such as postgresql://user:password@host:5432/database';
const channelRoles = `must be channel ids with a role each, such as 19:abc@thread.tacv2=helpdesk; roles: ${roles.join(', ')}`;
const outagePeople = 'must be a whole number from 2 to 1000: so many people with one code are one outage';
const outageMinutes = 'must be a whole number of minutes from 1 to 1440, within which they report it';
const outageThread = 'must be an https:// address, that of the thread which everybody is pointed to';
const fileHosts = `must be host names with commas between them, such as ${usualFileHosts.join(',')}: files are fetched from hosts below them`;
const guid = 'must be a GUID such as 00000000-0000-0000-0000-000000000000, as the bot registration shows it';

const settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0, 65535, port).default(3978),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/, error: postgresUrl }).optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  // In lower case, as tokens have it.
  MicrosoftAppId: z.guid(guid).toLowerCase().optional(),
  MicrosoftAppPassword: z.string().min(1).optional(),
  MicrosoftAppType: z.enum(appTypes, `must be one of ${appTypes.join(', ')}`).optional(),
  MicrosoftAppTenantId: z.guid(guid).optional(),
  ALLOWED_TENANTS: z
    .string()
    .transform((list) => list.split(',').map((tenant) => tenant.trim().toLowerCase()))
    .pipe(z.array(z.guid('must be tenant ids (GUIDs) with commas between them')))
    .optional(),
  CHANNEL_ROLES: z.string().default('').transform(readChannelRoles),
  FILE_HOSTS: z.string().default(usualFileHosts.join(',')).transform(readFileHosts),
  OUTAGE_PEOPLE: wholeNumber(2, 1000, outagePeople).default(3),
  OUTAGE_MINUTES: wholeNumber(1, 1440, outageMinutes).default(15),
  OUTAGE_THREAD: z
    .url({ protocol: /^https$/, error: outageThread })
    .transform(readSharedThread)
    .optional(),
  ...caseSettings,
  ...ticketSettings,
});

/** `19:...@thread.tacv2=helpdesk`, with commas between several. */
function readChannelRoles(list: string, context: z.RefinementCtx): ReadonlyMap<string, (typeof roles)[number]> {
  const pairs = list
    .split(',')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => /^\s*([^\s;]+)=(\w+)\s*$/.exec(pair));
  const read = pairs.map((hit) => [hit?.[1], roles.find((role) => role === hit?.[2])] as const);
  const known = read.filter((pair): pair is [string, (typeof roles)[number]] =>
    pair.every((part) => part !== undefined),
  );
  if (known.length < pairs.length) context.addIssue({ code: 'custom', message: channelRoles });
  return new Map(known);
}

// Not an IP address, which ends in digits.
const hostName = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/;

/** `sharepoint.com,sharepoint.us`: files may be fetched from hosts below these. */
function readFileHosts(list: string, context: z.RefinementCtx): readonly string[] {
  const hosts = list.split(',').map((host) => host.trim().toLowerCase());
  if (!hosts.every((host) => hostName.test(host))) context.addIssue({ code: 'custom', message: fileHosts });
  return hosts;
}

function wholeNumber(least: number, most: number, problem: string) {
  return z
    .string()
    .regex(/^\d{1,5}$/, problem)
    .transform(Number)
    .refine((value) => value >= least && value <= most, problem);
}

/** The settings of one process, read once. `local` is true when there is no app id: loopback only, no authentication. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** PostgreSQL that several processes share; undefined means embedded SQLite in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: (typeof logLevels)[number];
  readonly local: boolean;
  /** Tenants whose people are answered, in lower case; the bot's own unless ALLOWED_TENANTS names others. */
  readonly tenants: readonly string[];
  /** Files that people attach may be fetched from hosts below these. */
  readonly fileHosts: readonly string[];
  readonly outage: OutageSettings;
  /** As whom people are answered in a channel until they say who they are, by conversation id. */
  readonly channelRoles: ReadonlyMap<string, (typeof roles)[number]>;
  readonly cases: {
    /** Ids of people who lead the desk, in lower case, wherever they are a member. */
    readonly leads: ReadonlySet<string>;
    /** Into which channel cases about an article with a tag go, by tag. */
    readonly routes: ReadonlyMap<string, string>;
    readonly retention: Retention;
    /** Whether event logs that people send are kept, to go along with a case. */
    readonly keepsLogs: boolean;
  };
  readonly tickets: {
    /** Undefined when the desk has none. */
    readonly system: TicketSettings | undefined;
    /** Key of the signatures of what the ticket system reports; without it, reports are refused. */
    readonly inboundSecret: string | undefined;
  };
  readonly app: Readonly<
    Record<'MicrosoftAppId' | 'MicrosoftAppPassword' | 'MicrosoftAppType' | 'MicrosoftAppTenantId', string>
  >;
}

export type ConfigResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads every setting at once, so that one start names all that is wrong with them. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): ConfigResult {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = settings.safeParse(given);
  if (!read.success) {
    return { ok: false, problems: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const problems = contradictions(read.data);
  const tickets = readTicketSettings(read.data);
  if (tickets.ok && problems.length === 0) return { ok: true, config: toConfig(read.data, tickets.settings) };
  return { ok: false, problems: [...problems, ...(tickets.ok ? [] : tickets.problems)] };
}

type Settings = z.infer<typeof settings>;

const usualType = 'SingleTenant';

function contradictions(given: Settings): string[] {
  if (given.MicrosoftAppId === undefined) return contradictionsWithoutApp(given);
  const missing: string[] = [];
  if (given.MicrosoftAppTenantId === undefined) {
    missing.push('MicrosoftAppTenantId: missing, expected the tenant id (a GUID) of the bot registration.');
  }
  if ((given.MicrosoftAppType ?? usualType) === 'SingleTenant' && given.MicrosoftAppPassword === undefined) {
    missing.push('MicrosoftAppPassword: missing, expected the client secret of the bot registration.');
  }
  return missing;
}

/** Settings that only a registered bot has: with one of them, the id was forgotten and not left out. */
const ofRegistration = ['MicrosoftAppPassword', 'MicrosoftAppTenantId', 'ALLOWED_TENANTS', 'MicrosoftAppType'] as const;

function contradictionsWithoutApp(given: Settings): string[] {
  const problems = ofRegistration
    .filter((name) => given[name] !== undefined)
    .map(
      (name) =>
        `${name}: set, but MicrosoftAppId is not. Set the id of the bot registration, or leave ${name} out to try the bot ` +
        'on this machine.',
    );
  if (loopback.has(given.HOST)) return problems;
  return [
    ...problems,
    `HOST: ${given.HOST} can be reached from other machines, but without MicrosoftAppId nobody has to prove who they are. ` +
      'Set MicrosoftAppId of the bot registration, or leave HOST at 127.0.0.1.',
  ];
}

function toConfig(given: Settings, system: TicketSettings | undefined): Config {
  return {
    host: given.HOST,
    port: given.PORT,
    dataDir: given.DATA_DIR,
    databaseUrl: given.DATABASE_URL,
    logLevel: given.LOG_LEVEL,
    local: given.MicrosoftAppId === undefined,
    tenants: given.ALLOWED_TENANTS ?? (given.MicrosoftAppTenantId ? [given.MicrosoftAppTenantId.toLowerCase()] : []),
    channelRoles: given.CHANNEL_ROLES,
    fileHosts: given.FILE_HOSTS,
    outage: { people: given.OUTAGE_PEOPLE, minutes: given.OUTAGE_MINUTES, thread: given.OUTAGE_THREAD },
    cases: {
      leads: given.DESK_LEADS,
      routes: given.TRIAGE_ROUTES,
      retention: given.RETENTION_DAYS,
      keepsLogs: given.KEEP_EVENT_LOGS === 'yes',
    },
    tickets: { system, inboundSecret: given.TICKET_INBOUND_SECRET },
    app: {
      MicrosoftAppId: given.MicrosoftAppId ?? '',
      MicrosoftAppPassword: given.MicrosoftAppPassword ?? '',
      MicrosoftAppType: given.MicrosoftAppId === undefined ? '' : (given.MicrosoftAppType ?? usualType),
      MicrosoftAppTenantId: given.MicrosoftAppTenantId ?? '',
    },
  };
}
