import { z } from 'zod';
import type { CaseTicket } from '../../cases/case.ts';
import type { CasePacket } from '../../cases/packet.ts';
import type { TicketEvent, TicketResult, TicketSystem } from '../../cases/ticket-system.ts';
import { openIncidentTable, type IncidentTable } from './incident-table.ts';
import { fieldsOfNewIncident, stateFields, withoutCode } from './incident-fields.ts';
import { markMessage, showsMessage } from './message-mark.ts';
import { explain, type Advice, type CallFailure, type TicketCall } from './ticket-call.ts';
import { correlationOf, isDone } from './ticket-fields.ts';
import type { ServiceNowSettings } from './ticket-settings.ts';

const name = 'servicenow';
const title = 'ServiceNow';

const signInSettings = {
  basic: 'SERVICENOW_USER and SERVICENOW_PASSWORD',
  oauth: 'SERVICENOW_CLIENT_ID and SERVICENOW_CLIENT_SECRET, and that the instance allows client credentials',
} as const;

/** How long a create that was cut off may go on inside of the instance, in milliseconds: looked for earlier, it is made twice. */
const settleMs = 90_000;

const sysId = z.string().regex(/^[0-9a-f]{32}$/);
const row = z.object({ sys_id: sysId, number: z.string().min(1).max(40) });
const created = z.object({ result: row });
const found = z.object({ result: z.array(row.extend({ correlation_id: z.string() })) });
const journal = z.object({ result: z.object({ comments: z.string(), work_notes: z.string() }) });
const changed = z.object({ result: z.object({ state: z.string() }) });

/** Keeps a case as an incident, through the Table API; it is known there by its `correlation_id`. */
export function createServiceNow(
  settings: Omit<ServiceNowSettings, 'system'>,
  call: TicketCall,
  now: () => number,
): TicketSystem {
  const { host } = settings;
  const desk: Desk = { table: openIncidentTable(settings, call, now), advice: adviceFor(settings), host };
  return {
    name,
    title,
    async send(packet, event, key, ticket) {
      const there = ticket?.system === name ? ticket : await findOrMake(desk, packet);
      if ('ok' in there) return there;
      return event.event === 'opened' ? { ok: true, ticket: there } : add(desk, packet, event, key, there);
    },
    check: () => check(desk),
  };
}

interface Desk {
  readonly table: IncidentTable;
  readonly advice: Advice;
  readonly host: string;
}

function adviceFor({ signIn }: Pick<ServiceNowSettings, 'signIn'>): Advice {
  return {
    title,
    address: 'SERVICENOW_INSTANCE, and that the instance is awake',
    signIn: signInSettings[signIn.kind],
    rights: 'that the account has the role itil, and itil_admin for closing',
    data: 'which fields of an incident are mandatory there',
  };
}

async function findOrMake(
  desk: Desk,
  packet: CasePacket,
): Promise<CaseTicket | (TicketResult & { readonly ok: false })> {
  const correlation = correlationOf(packet);
  const looked = await desk.table.find(`correlation_id=${correlation}`, 'sys_id,number,correlation_id', 1);
  if (!looked.ok) return explain(looked, desk.advice);
  const seen = found.safeParse(looked.body);
  if (!seen.success) return strange();
  const [first] = seen.data.result;
  if (first) return first.correlation_id === correlation ? ticketOf(first, desk) : blind();
  const result = await desk.table.create(fieldsOfNewIncident(packet));
  if (!result.ok) return explainCreate(result, desk.advice);
  const read = created.safeParse(result.body);
  return read.success ? ticketOf(read.data.result, desk) : { ...strange(), retryAfterMs: settleMs };
}

function explainCreate(failure: CallFailure, advice: Advice): TicketResult & { readonly ok: false } {
  const explained = explain(failure, advice);
  if (!failure.mayHaveArrived) return explained;
  return { ...explained, retryAfterMs: Math.max(settleMs, explained.retryAfterMs ?? 0) };
}

function ticketOf({ sys_id, number }: z.infer<typeof row>, { host }: Pick<Desk, 'host'>): CaseTicket {
  return { system: name, id: sys_id, label: number, url: `https://${host}/incident.do?sys_id=${sys_id}` };
}

function strange(): TicketResult & { readonly ok: false } {
  return { ok: false, final: false, reason: `${title} gave an answer that is not one of its Table API.` };
}

/** An instance leaves out a condition on a field that the account may not read, and returns just any incident. */
function blind(): TicketResult & { readonly ok: false } {
  return {
    ok: false,
    final: true,
    reason: `${title} does not let the account read correlation_id. Give the account the right to read it.`,
  };
}

type Addition = Exclude<TicketEvent, { readonly event: 'opened' }>;

async function add(
  desk: Desk,
  packet: CasePacket,
  event: Addition,
  key: string,
  ticket: CaseTicket,
): Promise<TicketResult> {
  const field = journalFieldFor(packet, event);
  const said = field === undefined ? undefined : await findEntry(desk, key, ticket);
  if (said) return said;
  const text = field === undefined ? {} : { [field]: withoutCode(markMessage(event.text, key)) };
  const state = event.event === 'note' ? {} : stateFields(packet, event);
  const result = await desk.table.change(ticket.id, { ...text, ...state });
  if (!result.ok) return explainTicket(result, desk.advice, ticket);
  return event.event === 'status' ? judgeState(packet, result.body, ticket) : { ok: true, ticket };
}

/** Undefined when the incident does not have the text of a message yet. */
async function findEntry({ table, advice }: Desk, key: string, ticket: CaseTicket): Promise<TicketResult | undefined> {
  const looked = await table.readJournal(ticket.id);
  if (!looked.ok) return explainTicket(looked, advice, ticket);
  const seen = journal.safeParse(looked.body);
  if (!seen.success) return strange();
  const { comments, work_notes } = seen.data.result;
  return showsMessage(comments, key) || showsMessage(work_notes, key) ? { ok: true, ticket } : undefined;
}

/** A comment is for the requester; a note, and why a status has changed, is not. What resolved a case is in its own field. */
function journalFieldFor(packet: CasePacket, { event, text }: Addition): 'comments' | 'work_notes' | undefined {
  if (text === '' || (event === 'status' && isDone(packet))) return undefined;
  return event === 'comment' ? 'comments' : 'work_notes';
}

/** States from which nobody works on an incident: resolved, closed, cancelled. */
const doneStates = new Set(['6', '7', '8']);

/** An instance says nothing when the account may not change the state: it just stays as it was. */
function judgeState(packet: CasePacket, body: unknown, ticket: CaseTicket): TicketResult {
  const read = changed.safeParse(body);
  if (!read.success) return strange();
  if (doneStates.has(read.data.result.state) === isDone(packet)) return { ok: true, ticket };
  const reason = `${title} did not change the state of ${ticket.label}. Check that the account has the role itil, and itil_admin for closing.`;
  return { ok: false, final: true, reason };
}

function explainTicket(failure: CallFailure, advice: Advice, { label }: CaseTicket): TicketResult {
  if (failure.status !== 404) return explain(failure, advice);
  return { ok: false, final: true, reason: `${title} has no ${label} any more, or hides it from the account.` };
}

async function check({ table, advice }: Desk): Promise<readonly { readonly ok: boolean; readonly what: string }[]> {
  // An id that no case has: an instance that lets us ask for it has nothing to show.
  const looked = await table.find('correlation_id=writeback-desk-check', 'sys_id,number,correlation_id', 1);
  if (!looked.ok) return [{ ok: false, what: explain(looked, advice).reason }];
  const seen = found.safeParse(looked.body);
  if (!seen.success) return [{ ok: false, what: strange().reason }];
  const isBlind = seen.data.result.length > 0;
  return [
    { ok: true, what: `${title} lets the account in, and shows it incidents.` },
    { ok: !isBlind, what: isBlind ? blind().reason : 'Incidents can be found by correlation_id.' },
  ];
}
