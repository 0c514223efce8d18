import { rolesIn, type Standing } from '../../cases/access.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import {
  changeCase,
  entryOf,
  type ChangeRefusal,
  type ChangeRequest,
  type ChangeResult,
} from '../../cases/change-case.ts';
import type { Change } from '../../cases/transitions.ts';
import type { Desk } from '../desk.ts';
import type { Turn } from '../turn.ts';
import { rememberPerson, seenBy, type SeenCase } from './see-case.ts';

/** What became of a wish to change a case. */
export type Made =
  | { readonly kind: 'done'; readonly seen: SeenCase }
  /** The same press has arrived before: nothing was done, and nothing has to be said. */
  | { readonly kind: 'repeated'; readonly seen: SeenCase }
  | {
      readonly kind: 'refused';
      readonly reason: Exclude<ChangeRefusal['reason'], 'not-found'>;
      readonly seen: SeenCase;
    }
  /** There is no such case, or the person may not know that there is one. */
  | { readonly kind: 'unknown' };

type Wish = Omit<ChangeRequest, 'at'>;

/** Changes a case, stores it with its history and messages, and notes the decision, whichever it is. */
export async function makeChange(turn: Turn, desk: Desk, who: Standing, number: number, wish: Wish): Promise<Made> {
  const before = await desk.cases.cases.read(who.tenant, number);
  const seen = before && seenBy(before, who);
  if (seen && (await isRepeated(desk, who, seen.of, wish))) return { kind: 'repeated', seen };
  const result = changeCase(before, who, { ...wish, at: desk.now() }, desk.ticketSystem !== undefined);
  await noteChange(turn, desk, who, { change: wish.change, number, seen, result });
  if (!result.ok) {
    return seen && result.reason !== 'not-found'
      ? { kind: 'refused', reason: result.reason, seen }
      : { kind: 'unknown' };
  }
  await desk.cases.cases.save(result.after, result.entry, result.messages);
  await rememberPerson(turn, desk, who);
  return { kind: 'done', seen: { of: result.after, roles: rolesIn(result.after, who) } };
}

interface Judged {
  readonly change: Change;
  readonly number: number;
  readonly seen: SeenCase | undefined;
  readonly result: ChangeResult;
}

async function noteChange(turn: Turn, desk: Desk, who: Standing, judged: Judged): Promise<void> {
  const { change, number, seen, result } = judged;
  await desk.cases.audit.append({
    tenant: who.tenant,
    person: who.person,
    role: result.ok ? result.role : 'outsider',
    action: change,
    case: number,
    before: seen?.of.status ?? null,
    after: result.ok ? result.after.status : null,
    isAllowed: result.ok,
    correlation: turn.correlation,
    at: desk.now(),
  });
}

/** These can be done several times, so the same one is not always the last thing that happened. */
const repeatable: ReadonlySet<Change> = new Set(['answer', 'ask', 'note']);
/** So far back a press is looked for that was delivered, or made, twice. */
const lookBack = 5;

/** Whether this very press has been done: with an old card, by the same person, with the same words. */
async function isRepeated(desk: Desk, who: Standing, of: SupportCase, wish: Wish): Promise<boolean> {
  const { change, text = '', assignee, revision } = wish;
  if (revision === undefined || revision >= of.revision) return false;
  const isSame = (entry: HistoryEntry): boolean =>
    entry.by === who.person && entry.action === entryOf[change] && entry.text === text;
  const history = await desk.cases.cases.history(of.tenant, of.number);
  const since = history.slice(repeatable.has(change) ? -lookBack : -1);
  return since.some(isSame) && (change !== 'assign' || assignee === of.assignee);
}
