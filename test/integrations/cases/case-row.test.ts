import { toCase, toHistoryEntry } from '../../../integrations/cases/case-row.ts';
import type { Row } from '../../../integrations/cases/tables.ts';
import { noEvidence } from '../../../cases/evidence.ts';
import { sampleTime } from '../../support/stored-cases.ts';

const row: Row<'support_case'> = {
  ...{
    number: 1001,
    tenant: 'contoso',
    requester: 'ada',
    assignee: null,
    status: 'new',
    impact: 'one',
    urgency: 'blocked',
  },
  ...{ priority: 3, details: '{"licence":{"state":"unknown"}}', evidence: JSON.stringify(noEvidence), channel: null },
  ...{ resolution: null, ticket: null, draft: 'd', revision: 2, opened_at: sampleTime, updated_at: '2027' },
};

it('a row is read into a case, and nothing else', () => {
  expect(toCase(row)).toEqual({
    ...{
      number: 1001,
      tenant: 'contoso',
      requester: 'ada',
      assignee: null,
      status: 'new',
      impact: 'one',
      urgency: 'blocked',
    },
    ...{ priority: 3, details: { licence: { state: 'unknown' } }, evidence: noEvidence, channel: null },
    ...{ resolution: null, ticket: null, draft: 'd', revision: 2, openedAt: sampleTime, updatedAt: '2027' },
  });
});

it('a ticket is read as well', () => {
  const ticket = { system: 'jira', id: '1', label: 'D-1', url: null };

  expect(toCase({ ...row, ticket: JSON.stringify(ticket) }).ticket).toEqual(ticket);
});

it.each(['details', 'evidence', 'ticket'])('%s that cannot be read are refused, by the number of the case', (name) => {
  expect(() => toCase({ ...row, [name]: '{"more":1}' })).toThrow('Case 1001 cannot be read');
});

it.each([
  [1, true],
  [0, false],
] as const)('an entry whose flag is %d is private: %s', (is_private, isPrivate) => {
  const same = { at: sampleTime, action: 'noted', status: 'new', text: 't' } as const;

  expect(toHistoryEntry({ ...same, case_number: 1001, seq: 1, author: 'ada', is_private })).toEqual({
    ...same,
    by: 'ada',
    isPrivate,
  });
});
