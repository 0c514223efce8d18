import type { TicketSystem } from '../../cases/ticket-system.ts';
import { createJira } from './jira.ts';
import { createServiceNow } from './service-now.ts';
import { createSignedWebhook } from './signed-webhook.ts';
import { createTicketCall } from './ticket-call.ts';
import type { TicketSettings } from './ticket-settings.ts';

/** Makes the door to the ticket system that the settings name; each call takes at most `limitMs`, ten seconds unless said. */
export function createTicketSystem(
  settings: TicketSettings,
  { limitMs, now = Date.now }: { readonly limitMs?: number; readonly now?: () => number } = {},
): TicketSystem {
  const call = createTicketCall(limitMs, now);
  switch (settings.system) {
    case 'webhook':
      return createSignedWebhook(settings, call, now);
    case 'servicenow':
      return createServiceNow(settings, call, now);
    case 'jira':
      return createJira(settings, call);
  }
}
