import type { SupportCase } from '../../cases/case.ts';
import type { CaseDetails, Detail, DetailName } from '../../cases/details.ts';
import { noEvidence } from '../../cases/evidence.ts';

/** Details by name; `null` stands for what nobody knows. */
export function detailsOf(values: Partial<Record<DetailName, string | null>>): CaseDetails {
  const detail = (value: string | null): Detail => (value === null ? { state: 'unknown' } : { state: 'given', value });
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, detail(value)]));
}

/** Everything that Microsoft support asks for, with a support code. */
export const allDetails: Readonly<Partial<Record<DetailName, string>>> = {
  problem: 'The page says SSPR_0029.',
  expected: 'A new password.',
  reproduce: 'Reset the password of this user.',
  page: 'https://passwordreset.microsoftonline.com/',
  screenshot: 'In the chat.',
  supportCode: '11111111-2222-3333-4444-555555555555',
  time: '2026-03-14T09:26',
  zone: 'Europe/Berlin',
  userId: 'user@contoso.com',
  userType: 'password-hash',
  licence: 'yes',
  eventLog: 'On the share of the desk.',
};

/** Everything but these. */
export function allBut(...names: readonly DetailName[]): Readonly<Partial<Record<DetailName, string>>> {
  return Object.fromEntries(Object.entries(allDetails).filter(([name]) => !names.includes(name as DetailName)));
}

/** A case of somebody, with a few fields of its own. */
export function sampleCase(fields: Partial<SupportCase> = {}): SupportCase {
  return {
    ...{ number: 1042, tenant: 'tenant-id', requester: 'requester-id', assignee: 'assignee-id', status: 'assigned' },
    ...{ impact: 'one', urgency: 'blocked', priority: 3, details: detailsOf(allDetails), evidence: noEvidence },
    ...{ channel: '19:channel@thread.tacv2', resolution: null, ticket: null, revision: 3 },
    draft: '9f0c2b1e-5b7a-4c1e-8c5e-0a1b2c3d4e5f',
    openedAt: '2026-03-14T08:30:00.000Z',
    updatedAt: '2026-03-14T08:40:00.000Z',
    ...fields,
  };
}
