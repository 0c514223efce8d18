import { randomUUID } from 'node:crypto';
import { request, Agent } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const paste = `Log Name: Application
Source: PasswordResetService
Event ID: 31034
Level: Error
Computer: AADC01.contoso.local
Description: TrackingId: 8a0e6a2c-3d53-4b1c-8d1e-0f8f5d8f3f11, ServiceBusListenerError, Details: Unable to connect to the remote server.
`.repeat(4);

/** What people ask, one after another: codes, sentences with and without slips, vague words, a paste of 1,500 characters. */
export const questions: readonly string[] = [
  '31034',
  'event 31034 on AADC01',
  'SSPR_0029',
  '0x80230619',
  '33008',
  'evt 31016',
  'hr=80231367',
  '6329',
  // Which of its meanings: the question before asked for it.
  '2',
  'users cannot reset their pasword since yesterday, on-premises connectivty error',
  'password writeback stopped working after we upgraded the sync server',
  'the reset says the password does not meet the policy of your organization',
  'is password writeback free?',
  'ADPasswordPolicyError after reset',
  'Der Dienst ist derzeit nicht verfügbar, Zurücksetzen geht nicht',
  'wie prüfe ich die Berechtigungen des Connectors',
  'heartbeat 31019 missing',
  'how do I restart the sync service',
  'account is locked and the reset does not unlock it',
  'firewall ports for writeback',
  paste,
];

/** An activity as Teams sends it. */
export interface TeamsActivity {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** A typed message as Teams sends it, about 900 bytes, with an id of its own. */
export function messageActivity(text: string, conversation: number, serviceUrl: string): TeamsActivity {
  const person = `29:1kZ0-person-${String(conversation)}-bBOv9Nk3rpbJ3ZLSp7oSTuGkFTnmmOLj4Mk2QWYpLb0`;
  return {
    text,
    textFormat: 'plain',
    type: 'message',
    timestamp: '2026-01-05T09:00:00.000Z',
    localTimestamp: '2026-01-05T10:00:00.000+01:00',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    from: {
      id: person,
      name: 'Ada Lovelace',
      aadObjectId: `00000000-0000-4000-8000-${String(conversation).padStart(12, '0')}`,
    },
    conversation: {
      conversationType: 'personal',
      tenantId: '0a1b2c3d-5555-4666-8777-888899990000',
      id: `a:1-conversation-${String(conversation)}-r1Yk0L5bZ2q8s7d6f5g4h3j2k1l0`,
    },
    recipient: { id: '28:6f0c2d3e-1111-4222-8333-444455556666', name: 'Writeback Desk' },
    entities: [{ locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London', type: 'clientInfo' }],
    channelData: { tenant: { id: '0a1b2c3d-5555-4666-8777-888899990000' } },
    locale: 'en-GB',
    localTimezone: 'Europe/London',
  };
}

/** A pressed button of a card (`Action.Execute`), with the data that the card gave it. */
export function pressActivity(
  data: Readonly<Record<string, unknown>>,
  conversation: number,
  serviceUrl: string,
): TeamsActivity {
  return {
    ...messageActivity('', conversation, serviceUrl),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' },
    replyToId: 'shown-card',
  };
}

/** Posts an activity over a kept connection; resolves with the status and the body. */
export function postActivity(url: string, activity: object): Promise<{ status: number; body: string }> {
  const body = JSON.stringify(activity);
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const posted = request(`${url}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    });
    posted.on('error', reject);
    posted.end(body);
  });
}
