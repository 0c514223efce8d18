import { z } from 'zod';
import type { CaseTicket } from '../../cases/case.ts';
import type { TicketSystem } from '../../cases/ticket-system.ts';
import { sign, signatureHeaders } from './signature.ts';
import { explain, type Advice, type TicketCall } from './ticket-call.ts';
import type { WebhookSettings } from './ticket-settings.ts';

const name = 'webhook';

const advice: Advice = {
  title: 'your ticket system',
  address: 'TICKET_URL',
  signIn: 'that TICKET_SECRET is the same on both sides',
  rights: 'that TICKET_SECRET is the same on both sides',
  data: 'what the receiver at TICKET_URL expects',
};

const answer = z.object({
  id: z.string().min(1).max(200),
  label: z.string().min(1).max(100).optional(),
  url: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .nullish()
    .catch(null),
});

/**
 * Posts each event to one address as signed JSON. An answer from 200 to 299 says that it arrived, and so does 409, for what
 * arrived before under the same key; both may name the ticket.
 */
export function createSignedWebhook(
  { url, secret }: Omit<WebhookSettings, 'system'>,
  call: TicketCall,
  now: () => number,
): TicketSystem {
  return {
    name,
    title: advice.title,
    async send(packet, event, key, ticket) {
      const text = event.event === 'opened' ? '' : event.text;
      const body = JSON.stringify({ version: 1, event: event.event, key, case: packet.case.number, text, packet });
      const seconds = Math.floor(now() / 1000);
      const headers = {
        'content-type': 'application/json',
        [signatureHeaders.timestamp]: String(seconds),
        [signatureHeaders.signature]: sign(secret, seconds, body),
        [signatureHeaders.key]: key,
      };
      const result = await call({ method: 'POST', url: new URL(url), headers, body });
      if (result.ok || (result.status === 409 && result.body !== undefined)) {
        return { ok: true, ticket: readTicket(result.body) ?? ticket };
      }
      return explain(result, advice);
    },
    async check() {
      const result = await call({ method: 'HEAD', url: new URL(url) });
      // Receivers need not know HEAD: that somebody refuses it shows that somebody is there.
      const isThere = result.ok || (result.kind === 'refused' && result.status !== 404 && result.status !== 410);
      const reason = isThere ? 'The address in TICKET_URL answers.' : explain(result, advice).reason;
      return [{ ok: isThere, what: `${reason} Whether the secret is right shows with the first case.` }];
    },
  };
}

function readTicket(body: unknown): CaseTicket | null {
  const read = answer.safeParse(body);
  if (!read.success) return null;
  const { id, label, url } = read.data;
  return { system: name, id, label: label ?? id, url: url ?? null };
}
