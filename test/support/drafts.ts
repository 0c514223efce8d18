import type { CaseDetails, DetailName } from '../../cases/details.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import { noEvidence } from '../../cases/evidence.ts';
import type { FakeDesk } from './fake-desk.ts';

/** Details that were given, by name; `null` stands for what nobody knows. */
export function someDetails(values: Readonly<Partial<Record<DetailName, string | null>>>): CaseDetails {
  const details = Object.entries(values).map(([name, value]) => [
    name,
    value === null ? { state: 'unknown' } : { state: 'given', value },
  ]);
  return Object.fromEntries(details) as CaseDetails;
}

/** A value for every detail. */
export const allDetails = someDetails({
  problem: 'The reset fails.',
  expected: 'It works.',
  reproduce: 'Open the page, and type a new password.',
  page: 'https://passwordreset.example.com',
  screenshot: 'in the mail',
  supportCode: '0f8fad5b-d9cb-469f-a165-70867728950e',
  time: '2026-01-05T09:26',
  zone: 'Europe/Berlin',
  userId: 'ada@contoso.com',
  userType: 'password-hash',
  licence: 'yes',
  eventLog: 'on the share',
  impact: 'several',
  urgency: 'blocked',
});

/** A draft of the person whom a recorded turn is of. */
export function aDraft(details: CaseDetails = {}, more: Partial<CaseDraft> = {}): CaseDraft {
  const at = '2026-01-05T08:00:00.000Z';
  return {
    ...{ id: draftId(1), tenant: 'contoso', owner: 'ada', details, evidence: noEvidence, revision: 1 },
    ...{ createdAt: at, updatedAt: at },
    ...more,
  };
}

/** The id of the `number`-th draft. */
export function draftId(number: number): string {
  return `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
}

/** Puts drafts where the desk keeps them. */
export function putDrafts<Desk extends Pick<FakeDesk, 'cases'>>(desk: Desk, ...drafts: readonly CaseDraft[]): Desk {
  for (const draft of drafts) desk.cases.stored.drafts.set(draft.id, draft);
  return desk;
}
