import { escapeMarkdown } from '../../cards/markdown.ts';
import { roleFor, type CaseRole } from '../../cases/access.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import type { ChangeRefusal } from '../../cases/change-case.ts';
import { transitions, type Change } from '../../cases/transitions.ts';
import { nameOf, statusWords, tellEntry, type Names } from './case-texts.ts';

/** A change that was refused to somebody who may see the case. */
export interface Refused {
  readonly change: Change;
  readonly reason: Exclude<ChangeRefusal['reason'], 'not-found'>;
  readonly of: SupportCase;
  readonly roles: readonly CaseRole[];
  readonly history: readonly HistoryEntry[];
  readonly names: Names;
}

/** Says why a change was refused, and what can be done instead. */
export function tellRefusal(refused: Refused): string {
  const { reason, change, of, roles, names } = refused;
  if (reason === 'already-yours') return `Case ${String(of.number)} is yours already.`;
  if (reason === 'overtaken') return tellOvertaken(refused);
  if (reason === 'wrong-status') {
    return `Case ${String(of.number)} is ${statusWords[of.status]}, so that cannot be done. ${tellPossible(of, roles)}`;
  }
  return roles.includes('analyst') ? tellAnalyst(change, of, names) : tellRequester(of, roles);
}

function tellOvertaken({ change, of, history, names }: Refused): string {
  const { assignee, number } = of;
  if (change === 'claim' && assignee !== null) {
    const whose = `${escapeMarkdown(nameOf(names, assignee))} has case ${String(number)} already.`;
    return `${capitalize(whose)} To take it over, assign it to yourself.`;
  }
  const last = history.at(-1);
  const what =
    last === undefined ? '' : ` The last change: ${escapeMarkdown(tellEntry(last, of, names, 'the requester'))}.`;
  return `Somebody was faster: case ${String(number)} has changed since this card was drawn.${what} Here it is as it is now.`;
}

function tellAnalyst(change: Change, { number, assignee, requester }: SupportCase, names: Names): string {
  const of = String(number);
  if (change === 'answer') {
    return `Only the requester answers. To write to them, say “ask ${of} …”; to keep something for the desk, “note ${of} …”.`;
  }
  const who =
    assignee === null || assignee === requester
      ? ''
      : ` ${capitalize(escapeMarkdown(nameOf(names, assignee)))} has it.`;
  const first =
    assignee === null ? `claim it first (“claim ${of}”)` : `assign it to yourself first (“assign ${of} to me”)`;
  return `Only whoever has case ${of}, or an owner of the team, can do that.${who} To do it, ${first}.`;
}

function tellRequester(of: SupportCase, roles: readonly CaseRole[]): string {
  return `Only analysts of the desk can do that. ${tellPossible(of, roles)}`;
}

const words: Readonly<Record<Change, string>> = {
  answer: 'answer',
  claim: 'claim it',
  assign: 'assign it',
  ask: 'ask the requester',
  note: 'add a work note',
  resolve: 'mark it as resolved',
  close: 'close it',
  reopen: 'reopen it',
};

/** What somebody with these roles can do in the status as it is. */
function tellPossible({ status }: SupportCase, roles: readonly CaseRole[]): string {
  const possible = (Object.keys(words) as Change[]).filter(
    (change) => transitions[status][change] !== undefined && roleFor(change, roles) !== undefined,
  );
  const said = possible.map((change) => words[change]);
  const last = said.at(-1);
  if (last === undefined) return 'There is nothing that you can do with it now.';
  return said.length === 1 ? `You can ${last}.` : `You can ${said.slice(0, -1).join(', ')} or ${last}.`;
}

function capitalize(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
