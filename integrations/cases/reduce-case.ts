import type { CaseDetails, DetailName } from '../../cases/details.ts';
import type { CaseEvidence } from '../../cases/evidence.ts';
import type { OutboxMessage } from '../../cases/outbox.ts';

/** Details that say nothing about a person: what was chosen from a list, and when it happened. */
const impersonal: readonly DetailName[] = ['time', 'zone', 'userType', 'licence', 'impact', 'urgency'];

/** Details without those that may tell of a person: as if they had not been asked for. */
export function keepImpersonal(details: CaseDetails): CaseDetails {
  return Object.fromEntries(impersonal.flatMap((name) => (details[name] ? [[name, details[name]]] : [])));
}

/** Evidence whose facts have names, but no values. */
export function clearFacts(evidence: CaseEvidence): CaseEvidence {
  return { ...evidence, facts: evidence.facts.map(({ label }) => ({ label, value: '' })) };
}

/** Evidence without facts. */
export function dropFacts(evidence: CaseEvidence): CaseEvidence {
  return { ...evidence, facts: [] };
}

/** A message that still has to leave, without what somebody wrote; undefined when nothing is left to be said. */
export function forgetText(message: OutboxMessage): OutboxMessage | undefined {
  switch (message.kind) {
    case 'card':
      return message;
    case 'thread':
      return undefined;
    case 'person':
      return { ...message, text: '' };
    case 'ticket':
      return message.event === 'opened' || message.event === 'status' ? { ...message, text: '' } : undefined;
  }
}
