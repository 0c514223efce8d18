import { z } from 'zod';
import type { CaseTicket, HistoryEntry, SupportCase } from '../../cases/case.ts';
import { caseDetails } from '../../cases/details.ts';
import { caseEvidence } from '../../cases/evidence.ts';
import { readStoredJson } from './stored-json.ts';
import type { Row } from './tables.ts';

const caseTicket: z.ZodType<CaseTicket> = z.strictObject({
  system: z.string(),
  id: z.string(),
  label: z.string(),
  url: z.string().nullable(),
});

/** Who stands where somebody stood whose data is gone: no id of a directory. */
export const erased = 'erased';

/** The case that a row keeps; throws when it cannot be read. */
export function toCase(row: Row<'support_case'>): SupportCase {
  const { number, details, evidence, ticket, opened_at, updated_at, ...same } = row;
  const what = `Case ${String(number)}`;
  return {
    ...same,
    number,
    details: readStoredJson(caseDetails, details, what),
    evidence: readStoredJson(caseEvidence, evidence, what),
    ticket: ticket === null ? null : readStoredJson(caseTicket, ticket, what),
    openedAt: opened_at,
    updatedAt: updated_at,
  };
}

/** The entry that a row of the history keeps. */
export function toHistoryEntry({ at, author, action, status, text, is_private }: Row<'case_history'>): HistoryEntry {
  return { at, by: author, action, status, text, isPrivate: is_private === 1 };
}
