import type { Impact, Urgency } from '../../cases/priority.ts';
import type { CaseStatus } from '../../cases/case.ts';
import { packetMarkdown } from '../../cases/packet-markdown.ts';
import type { CasePacket } from '../../cases/packet.ts';
import { correlationOf, cut, ticketTitle } from './ticket-fields.ts';

/** Fields of the table `incident`, as the Table API takes them ("Table API", ServiceNow API reference, 2026-03-12). */
export type IncidentFields = Readonly<Record<string, string>>;

/** Longest values of the fields, in characters: the instance cuts off what is longer. */
const longestTitle = 160;
/** "Journal field type" (ServiceNow platform administration, 2025-01-30): the limit of multi-line text unless raised. */
const longestDescription = 4000;

/** From 1 (high) to 3 (low), both of them. */
const impacts: Readonly<Record<Impact, string>> = { everyone: '1', several: '2', one: '3' };
const urgencies: Readonly<Record<Urgency, string>> = { blocked: '1', hindered: '2', waiting: '3' };

/** The states that an instance has from the start: New, In Progress, On Hold, Resolved, Closed. */
const states: Readonly<Record<CaseStatus, string>> = {
  new: '1',
  assigned: '2',
  pending: '3',
  resolved: '6',
  closed: '7',
};

/** On hold reason "Awaiting Caller". */
const awaitingCaller = '1';
/** A resolution code that an instance has from the start; resolving needs one. */
const solutionProvided = 'Solution provided';

/** The fields of a new incident; what does not fit into its description is in a work note as a whole. */
export function fieldsOfNewIncident(packet: CasePacket): IncidentFields {
  const description = packetMarkdown(packet);
  return {
    short_description: ticketTitle(packet, longestTitle),
    description: cut(description, longestDescription),
    ...(description.length > longestDescription && { work_notes: withoutCode(description) }),
    impact: impacts[packet.case.impact],
    urgency: urgencies[packet.case.urgency],
    correlation_id: correlationOf(packet),
    correlation_display: 'Writeback Desk',
  };
}

/**
 * The state of the case, with the fields that go with it: resolution code and notes are mandatory where an incident is
 * resolved, the reason where it is on hold.
 */
export function stateFields(packet: CasePacket, { text }: { readonly text: string }): IncidentFields {
  const { status } = packet.case;
  const state = states[status];
  if (status === 'pending') return { state, hold_reason: awaitingCaller };
  if (status !== 'resolved' && status !== 'closed') return { state };
  const notes = packet.desk.resolution ?? text;
  return { state, close_code: solutionProvided, close_notes: notes === '' ? 'Closed in Writeback Desk.' : notes };
}

/** Journal fields show as HTML what stands between `[code]` tags ("Journal field type", 2025-01-30): texts have none. */
export function withoutCode(text: string): string {
  return text.replace(/\[(\s*\/?\s*code\s*)\]/gi, '($1)');
}
