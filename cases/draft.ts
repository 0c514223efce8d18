import type { CaseDetails } from './details.ts';
import type { CaseEvidence } from './evidence.ts';

/** A case that is being collected; it belongs to one person and waits for as long as they like. Times are ISO 8601 in UTC. */
export interface CaseDraft {
  /** UUID; the case that it becomes is known by it. */
  readonly id: string;
  readonly tenant: string;
  readonly owner: string;
  readonly details: CaseDetails;
  readonly evidence: CaseEvidence;
  /** Grows with each change. */
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
