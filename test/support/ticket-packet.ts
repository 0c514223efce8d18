import type { CaseStatus } from '../../cases/case.ts';
import { noEvidence } from '../../cases/evidence.ts';
import { makePacket, type CasePacket } from '../../cases/packet.ts';
import type { Impact, Urgency } from '../../cases/priority.ts';

/** What a test wants to be special about a packet. */
export interface PacketParts {
  readonly number?: number;
  readonly correlation?: string;
  readonly status?: CaseStatus;
  readonly impact?: Impact;
  readonly urgency?: Urgency;
  readonly problem?: string;
  readonly resolution?: string;
}

const at = '2026-03-14T08:26:00.000Z';

/** The packet of a case about a reset that fails. */
export function ticketPacket({ problem, resolution, correlation, ...parts }: PacketParts = {}): CasePacket {
  const usual = { number: 1042, status: 'new', impact: 'several', urgency: 'blocked', priority: 2 } as const;
  const about = {
    details: { problem: { state: 'given', value: problem ?? 'The reset fails with SSPR_0029.' } },
    evidence: noEvidence,
    resolution: resolution ?? null,
    draft: correlation ?? '5f0c2a9e-3f4b-4c55-9a52-0d6f1f0e7a11',
  } as const;
  const people = { tenant: 'tenant', requester: 'requester', assignee: null, channel: null, ticket: null };
  const times = { revision: 1, openedAt: at, updatedAt: at };
  return makePacket({ ...usual, ...parts, ...about, ...people, ...times }, [], { generatedAt: new Date(at) });
}

/** A key as messages have them, different for each number. */
export function messageKey(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
