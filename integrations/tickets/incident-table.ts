import type { IncidentFields } from './incident-fields.ts';
import { createServiceNowSignIn } from './service-now-sign-in.ts';
import type { CallResult, TicketCall, TicketRequest } from './ticket-call.ts';
import type { ServiceNowSettings } from './ticket-settings.ts';

/** The incidents of an instance ("Table API", ServiceNow API reference, 2026-03-12). */
export interface IncidentTable {
  /** Incidents that an encoded query selects. */
  find(query: string, fields: string, limit: number): Promise<CallResult>;
  /** All comments and work notes of an incident, as one text each. */
  readJournal(id: string): Promise<CallResult>;
  create(fields: IncidentFields): Promise<CallResult>;
  change(id: string, fields: IncidentFields): Promise<CallResult>;
}

/** Opens the table; a token that was refused is replaced once. */
export function openIncidentTable(
  settings: Omit<ServiceNowSettings, 'system'>,
  call: TicketCall,
  now: () => number,
): IncidentTable {
  const account = createServiceNowSignIn(settings, call, now);
  const authorized = async (request: TicketRequest): Promise<CallResult> => {
    const signed = await account.signIn();
    if (!signed.ok) return signed;
    return call({ ...request, headers: { ...request.headers, authorization: signed.authorization } });
  };
  const request = async (
    method: TicketRequest['method'],
    id: string,
    parameters: Readonly<Record<string, string>>,
    fields?: IncidentFields,
  ): Promise<CallResult> => {
    const url = new URL(
      `https://${settings.host}/api/now/table/incident${id === '' ? '' : `/${encodeURIComponent(id)}`}`,
    );
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const sent: TicketRequest = {
      method,
      url,
      ...(fields && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) }),
    };
    const result = await authorized(sent);
    if (result.ok || result.status !== 401 || settings.signIn.kind === 'basic') return result;
    account.forget();
    return authorized(sent);
  };
  return {
    find: (query, fields, limit) =>
      request('GET', '', { sysparm_query: query, sysparm_fields: fields, sysparm_limit: String(limit) }),
    // Read as they are stored, journal fields are empty.
    readJournal: (id) => request('GET', id, { sysparm_fields: 'comments,work_notes', sysparm_display_value: 'true' }),
    create: (fields) => request('POST', '', { sysparm_fields: 'sys_id,number' }, fields),
    change: (id, fields) => request('PATCH', id, { sysparm_fields: 'state' }, fields),
  };
}
