import type { NewCase, SupportCase } from '../../cases/case.ts';
import { completeness } from '../../cases/completeness.ts';
import { valueOf, type CaseDetails } from '../../cases/details.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { CaseEvidence } from '../../cases/evidence.ts';
import { messagesAfter } from '../../cases/outbox.ts';
import { impacts, priorityOf, urgencies } from '../../cases/priority.ts';
import { routeCase } from '../../cases/routing.ts';
import type { Desk } from '../desk.ts';
import type { Turn } from '../turn.ts';

/** Makes a case of a draft: once, however often and from wherever it is sent. */
export async function fileCase(
  turn: Turn,
  desk: Desk,
  draft: CaseDraft,
): Promise<{ readonly opened: SupportCase; readonly isNew: boolean }> {
  const at = desk.now().toISOString();
  const filed = newCase(draft, at, await findChannel(draft, desk));
  const entry = { at, by: draft.owner, action: 'opened', status: 'new', text: '', isPrivate: false } as const;
  const result = await desk.cases.cases.open(filed, entry, (opened) =>
    messagesAfter(opened, entry, { hasTicketSystem: desk.ticketSystem !== undefined }),
  );
  await desk.cases.drafts.remove(draft.id);
  await rememberPerson(turn, desk, draft);
  if (result.isNew) await noteOpening(turn, desk, result.opened);
  return result;
}

function newCase({ id, tenant, owner, details, evidence }: CaseDraft, at: string, channel: string | null): NewCase {
  const impact = pick(impacts, valueOf(details, 'impact')) ?? 'one';
  const urgency = pick(urgencies, valueOf(details, 'urgency')) ?? 'hindered';
  return {
    ...{ tenant, requester: owner, assignee: null, status: 'new', draft: id },
    ...{ impact, urgency, priority: priorityOf(impact, urgency) },
    ...{ details, evidence, channel, resolution: null, ticket: null, openedAt: at, updatedAt: at },
  };
}

function pick<Name extends string>(names: readonly Name[], value: string | undefined): Name | undefined {
  return names.find((name) => name === value);
}

async function findChannel({ tenant, evidence }: CaseDraft, desk: Desk): Promise<string | null> {
  return routeCase(tagsOf(evidence, desk), desk.routes, await desk.cases.triage.list(tenant));
}

/** What the case is about: the article shown last comes first. */
function tagsOf({ articles }: CaseEvidence, desk: Desk): string[] {
  return articles.toReversed().flatMap(({ id }) => desk.articles.get(id)?.tags ?? []);
}

/** Questions and news of the case are sent to where the person was last. */
async function rememberPerson({ person, address, conversation }: Turn, desk: Desk, draft: CaseDraft): Promise<void> {
  await desk.cases.people.remember({
    tenant: draft.tenant,
    person: draft.owner,
    name: person.fullName,
    account: address.account,
    serviceUrl: address.serviceUrl,
    chat: conversation.scope === 'personal' ? conversation.id : null,
  });
}

async function noteOpening({ correlation }: Turn, desk: Desk, opened: SupportCase): Promise<void> {
  const { tenant, requester: person, number, status: after } = opened;
  const what = { role: 'requester', action: 'open', before: null, after, isAllowed: true } as const;
  await desk.cases.audit.append({ ...what, tenant, person, case: number, correlation, at: desk.now() });
}

/** What the requester is told of a case that was opened: its number first, then what happens next. */
export function tellOpened(
  { number, channel, details }: SupportCase,
  scope: Turn['conversation']['scope'],
  ticketSystem: string | undefined,
): string {
  const name = `Your case is number **${String(number)}**.`;
  const next = channel === null ? tellNoChannel(ticketSystem) : whatNext(number, scope);
  return [name, next, tellGaps(details)].filter(Boolean).join(' ');
}

function whatNext(number: number, scope: Turn['conversation']['scope']): string {
  const where = scope === 'personal' ? 'here' : 'in our own chat';
  return (
    'The people who look after cases have it now. ' +
    `I write to you ${where} when they have a question, and when it is solved. ` +
    `Say “case ${String(number)}” to see where it stands.`
  );
}

function tellNoChannel(ticketSystem: string | undefined): string {
  const stored =
    ticketSystem === undefined
      ? 'It is safely stored, but no channel has been set up to which I could send it, so nobody has been told yet.'
      : `It is safely stored and goes to ${ticketSystem}, but no channel has been set up to which I could send it.`;
  return (
    `${stored} Please give the number to your help desk. ` +
    'As soon as an owner of their team says “setup” to me in the channel for cases, it arrives there.'
  );
}

function tellGaps(details: CaseDetails): string {
  const { asked, given } = completeness(details);
  if (given === asked) return '';
  return `It has ${String(given)} of ${String(asked)} details; you may be asked for the others later.`;
}
