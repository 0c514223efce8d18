import { createTicketSystem } from '../../../integrations/tickets/create-ticket-system.ts';
import type { TicketSettings } from '../../../integrations/tickets/ticket-settings.ts';
import { startFaultyChannel } from '../../support/faulty-channel.ts';
import { messageKey, ticketPacket } from '../../support/ticket-packet.ts';

it.each<[string, TicketSettings]>([
  ['webhook', { system: 'webhook', url: 'https://tickets.example.com', secret: 's' }],
  ['servicenow', { system: 'servicenow', host: 'h', signIn: { kind: 'oauth', clientId: 'c', clientSecret: 's' } }],
  ['jira', { system: 'jira', host: 'h', email: 'e', apiToken: 't', serviceDesk: '1', requestType: '2' }],
])('makes the %s that the settings name', (name, settings) => {
  expect(createTicketSystem(settings).name).toBe(name);
});

it('takes no longer for a call than it may', async () => {
  const silent = await startFaultyChannel(() => undefined);
  const system = createTicketSystem({ system: 'webhook', url: silent.url, secret: 's' }, { limitMs: 100 });

  expect(await system.send(ticketPacket(), { event: 'opened' }, messageKey(1), null)).toEqual({
    ok: false,
    final: false,
    reason: 'Your ticket system did not answer in time.',
  });
  await silent.stop();
});
