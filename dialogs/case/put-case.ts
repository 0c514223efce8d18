import type { AdaptiveCard } from '../../cards/card.ts';
import { caseCard } from '../../cards/case/case.ts';
import { escapeMarkdown } from '../../cards/markdown.ts';
import { ownCaseCard } from '../../cards/own-case/own-case.ts';
import type { Contact } from '../../cases/case-desk.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import type { Desk } from '../desk.ts';
import type { Turn } from '../turn.ts';
import { namesOf, statusWords, type Names } from './case-texts.ts';
import { tellStatus, viewCase } from './case-view.ts';
import { tellOwnStatus, viewOwnCase } from './own-case-view.ts';
import type { SeenCase } from './see-case.ts';

/** What a case is drawn from, beside itself. */
export interface Picture {
  readonly history: readonly HistoryEntry[];
  /** Whoever has had to do with it, as far as the desk has met them. */
  readonly people: readonly Contact[];
  readonly names: Names;
}

/** Reads the history of a case, and who the people in it are. */
export async function readPicture(desk: Desk, of: SupportCase): Promise<Picture> {
  const history = await desk.cases.cases.history(of.tenant, of.number);
  const ids = new Set([of.assignee, ...history.map(({ by }) => by)].filter((id) => id !== null));
  const found = await Promise.all([...ids].map((id) => desk.cases.people.find(of.tenant, id)));
  const people = found.filter((contact) => contact !== undefined);
  return { history, people, names: namesOf(people) };
}

/**
 * Shows the card of a case, or puts it in the place of the pressed one. Where others read who may not see the case, only its
 * status is said. `message` stands on the card of the requester.
 */
export async function putCase(
  turn: Turn,
  desk: Desk,
  seen: SeenCase,
  how: 'replace' | 'show',
  message?: string,
): Promise<void> {
  const picture = await readPicture(desk, seen.of);
  if (!isAmongItsOwn(turn, seen.of)) return sayStatus(turn, seen, picture.names);
  const summary = `Case ${String(seen.of.number)} (${statusWords[seen.of.status]})`;
  const card = isOwnView(turn, seen)
    ? drawOwn(desk, seen.of, picture, message)
    : await drawForDesk(desk, seen.of, picture);
  return turn[how](card, summary);
}

/** The requester sees the case as theirs; an analyst who is the requester as well does so in their own chat. */
export function isOwnView({ conversation }: Turn, { roles }: SeenCase): boolean {
  return roles.includes('requester') && (conversation.scope === 'personal' || !roles.includes('analyst'));
}

function drawOwn(desk: Desk, of: SupportCase, { history, names }: Picture, message: string | undefined): AdaptiveCard {
  const view = { case: of, history, names, form: desk.newForm() };
  return ownCaseCard(viewOwnCase(message === undefined ? view : { ...view, message }));
}

async function drawForDesk(desk: Desk, of: SupportCase, picture: Picture): Promise<AdaptiveCard> {
  const dead = await desk.cases.cases.deadLetters(of.number);
  return caseCard(viewCase({ case: of, ...picture, dead, form: desk.newForm() }));
}

/** Nobody else reads the person's own chat; in the channel of the case everybody may see it. */
function isAmongItsOwn({ conversation }: Turn, { channel }: SupportCase): boolean {
  if (conversation.scope === 'personal') return true;
  // A thread is named after its channel.
  const here = conversation.channel?.id ?? conversation.id.split(';')[0];
  return here === channel;
}

async function sayStatus(turn: Turn, { of, roles }: SeenCase, names: Names): Promise<void> {
  const status = roles.includes('analyst') ? `${tellStatus(of, names)}.` : tellOwnStatus(of, names);
  const rest = 'Not everybody here may read the rest: ask me in our own chat.';
  await turn.say(`Case ${String(of.number)}: ${escapeMarkdown(status)} ${rest}`);
}
