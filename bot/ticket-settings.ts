import { z } from 'zod';
import type { TicketSettings } from '../integrations/tickets/ticket-settings.ts';

const systems = ['webhook', 'servicenow', 'jira'] as const;
const host = /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const digits = 'must be a number, as the address of the page shows it';

/** The settings of the ticket system, as they stand in the environment. */
export const ticketSettings = {
  TICKET_SYSTEM: z.enum(systems, `must be one of ${systems.join(', ')}`).optional(),
  TICKET_URL: z.string().refine(isWebhookUrl, 'must be an https:// address, or http:// on this machine').optional(),
  TICKET_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TICKET_INBOUND_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SERVICENOW_INSTANCE: hostName('contoso.service-now.com'),
  SERVICENOW_USER: z.string().min(1).optional(),
  SERVICENOW_PASSWORD: z.string().min(1).optional(),
  SERVICENOW_CLIENT_ID: z.string().min(1).optional(),
  SERVICENOW_CLIENT_SECRET: z.string().min(1).optional(),
  JIRA_SITE: hostName('contoso.atlassian.net'),
  JIRA_EMAIL: z.email('must be the address of the account whose API token it is').optional(),
  JIRA_API_TOKEN: z.string().min(1).optional(),
  JIRA_SERVICE_DESK_ID: z
    .string()
    .regex(/^\d{1,10}$/, digits)
    .optional(),
  JIRA_REQUEST_TYPE_ID: z
    .string()
    .regex(/^\d{1,10}$/, digits)
    .optional(),
};

type Given = { readonly [Name in keyof typeof ticketSettings]?: string | undefined };
type Name = keyof typeof ticketSettings;

/** What each system needs, in the order in which a person would look it up. */
const needed: Readonly<Record<(typeof systems)[number], readonly Name[]>> = {
  webhook: ['TICKET_URL', 'TICKET_SECRET'],
  servicenow: ['SERVICENOW_INSTANCE'],
  jira: ['JIRA_SITE', 'JIRA_EMAIL', 'JIRA_API_TOKEN', 'JIRA_SERVICE_DESK_ID', 'JIRA_REQUEST_TYPE_ID'],
};

const basic = ['SERVICENOW_USER', 'SERVICENOW_PASSWORD'] as const;
const oauth = ['SERVICENOW_CLIENT_ID', 'SERVICENOW_CLIENT_SECRET'] as const;

/** The settings of the ticket system that is chosen, or a sentence for each that is missing or stands there for nothing. */
export function readTicketSettings(
  given: Given,
):
  | { readonly ok: true; readonly settings: TicketSettings | undefined }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const { TICKET_SYSTEM: system } = given;
  if (system === undefined) return withoutSystem(given);
  const chosen = system as (typeof systems)[number];
  const missing = needed[chosen].filter((name) => given[name] === undefined);
  const problems = missing.map((name) => `${name}: missing, expected for TICKET_SYSTEM=${chosen}.`);
  if (chosen === 'servicenow') problems.push(...signInProblems(given));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings: toSettings(chosen, given) };
}

function withoutSystem(given: Given): ReturnType<typeof readTicketSettings> {
  const stray = (Object.keys(ticketSettings) as Name[]).filter((name) => given[name] !== undefined);
  if (stray.length === 0) return { ok: true, settings: undefined };
  const problems = stray.map(
    (name) => `${name}: set, but TICKET_SYSTEM is not. Set it to one of ${systems.join(', ')}.`,
  );
  return { ok: false, problems };
}

function signInProblems(given: Given): string[] {
  const hasOne = [basic, oauth].some((pair) => pair.every((name) => given[name] !== undefined));
  if (hasOne) return [];
  return [
    `${basic.join(' and ')}, or ${oauth.join(' and ')}: missing, expected for TICKET_SYSTEM=servicenow. ` +
      'Give one pair whole.',
  ];
}

function toSettings(system: (typeof systems)[number], given: Given): TicketSettings {
  // What is missing was refused before.
  const text = (name: Name): string => given[name] ?? '';
  if (system === 'webhook') return { system, url: text('TICKET_URL'), secret: text('TICKET_SECRET') };
  if (system === 'jira') {
    return {
      system,
      host: text('JIRA_SITE'),
      email: text('JIRA_EMAIL'),
      apiToken: text('JIRA_API_TOKEN'),
      serviceDesk: text('JIRA_SERVICE_DESK_ID'),
      requestType: text('JIRA_REQUEST_TYPE_ID'),
    };
  }
  const isOAuth = oauth.every((name) => given[name] !== undefined);
  return {
    system,
    host: text('SERVICENOW_INSTANCE'),
    signIn: isOAuth
      ? { kind: 'oauth', clientId: text('SERVICENOW_CLIENT_ID'), clientSecret: text('SERVICENOW_CLIENT_SECRET') }
      : { kind: 'basic', user: text('SERVICENOW_USER'), password: text('SERVICENOW_PASSWORD') },
  };
}

function hostName(example: string) {
  return z.string().toLowerCase().regex(host, `must be a host alone, such as ${example}`).optional();
}

/** Cases hold what must not travel in the clear. */
function isWebhookUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.username !== '' || url.password !== '') return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname))
  );
}
