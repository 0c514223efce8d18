import { randomUUID } from 'node:crypto';
import type { HistoryEntry, NewCase, SupportCase } from '../../cases/case.ts';
import type { CaseDesk, Contact, TriageChannel } from '../../cases/case-desk.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import { noEvidence } from '../../cases/evidence.ts';
import type { OutboxMessage } from '../../cases/outbox.ts';

/** When most of the samples were made. */
export const sampleTime = '2026-01-05T09:00:00.000Z';

/** A case of Ada at Contoso that is about to be filed, with another draft each time. */
export function sampleCase(given: Partial<NewCase> = {}): NewCase {
  return {
    tenant: 'contoso',
    requester: 'ada',
    assignee: null,
    status: 'new',
    impact: 'one',
    urgency: 'blocked',
    priority: 3,
    details: { problem: { state: 'given', value: 'The reset fails.' }, supportCode: { state: 'unknown' } },
    evidence: { ...noEvidence, codes: ['SSPR_0029'], facts: [{ label: 'Cloud', value: 'Public' }] },
    channel: '19:desk@thread.tacv2',
    resolution: null,
    ticket: null,
    draft: randomUUID(),
    openedAt: sampleTime,
    updatedAt: sampleTime,
    ...given,
  };
}

/** Ada opens a case. */
export function sampleEntry(given: Partial<HistoryEntry> = {}): HistoryEntry {
  return { at: sampleTime, by: 'ada', action: 'opened', status: 'new', text: '', isPrivate: false, ...given };
}

/** A draft of Ada's that was never stored. */
export function sampleDraft(given: Partial<CaseDraft> = {}): CaseDraft {
  const { tenant, requester: owner, details, evidence } = sampleCase();
  const id = randomUUID();
  return { id, tenant, owner, details, evidence, revision: 0, createdAt: sampleTime, updatedAt: sampleTime, ...given };
}

/** Where Ada is written to. */
export function sampleContact(given: Partial<Contact> = {}): Contact {
  return {
    tenant: 'contoso',
    person: 'ada',
    name: 'Ada Lovelace',
    account: '29:ada',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    chat: null,
    ...given,
  };
}

/** The triage channel of Contoso. */
export function sampleChannel(given: Partial<TriageChannel> = {}): TriageChannel {
  return {
    tenant: 'contoso',
    channel: '19:desk@thread.tacv2',
    team: '19:general@thread.tacv2',
    group: null,
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    at: sampleTime,
    ...given,
  };
}

/** Files a sample, with the messages that `messagesOf` makes of its number. */
export async function fileSample(
  { cases }: Pick<CaseDesk, 'cases'>,
  given: Partial<NewCase> = {},
  messagesOf: (number: number) => readonly OutboxMessage[] = () => [],
): Promise<SupportCase> {
  const { opened } = await cases.open(sampleCase(given), sampleEntry(), ({ number }) => messagesOf(number));
  return opened;
}

/** The case after its next change. */
export function nextRevision(before: SupportCase, given: Partial<SupportCase> = {}): SupportCase {
  return { ...before, revision: before.revision + 1, ...given };
}
