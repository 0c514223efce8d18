import { escapeMarkdown } from '../../cards/markdown.ts';
import { roleFor, type Standing } from '../../cases/access.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import { packetMarkdown } from '../../cases/packet-markdown.ts';
import { makePacket } from '../../cases/packet.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Names } from './case-texts.ts';
import { readPicture } from './put-case.ts';
import { noteDecision, rememberPerson, sayUnknown, seeCase, type SeenCase } from './see-case.ts';
import { splitText } from './split-text.ts';
import { sayNoAccount, standingOf } from './standing-of.ts';
import { writeTicketText } from './ticket-text.ts';

/** For whom a case is copied. */
export type CopyTarget = 'microsoft' | 'ticket';

/** What is said before the copy: what to do with it. */
export const copyLeads: Readonly<Record<CopyTarget, string>> = {
  microsoft:
    'This is the case for Microsoft support. Copy all of it into the support request. It holds personal data: give it to nobody else.',
  ticket:
    'This is the case for your ticket system: the first line is the title, the rest the description. It holds personal data: give it to nobody else.',
};

/** The text of a copy. */
export function writeCopy(
  target: CopyTarget,
  of: SupportCase,
  { history, names, at }: { readonly history: readonly HistoryEntry[]; readonly names: Names; readonly at: Date },
): string {
  return target === 'ticket'
    ? writeTicketText(of, history, names)
    : packetMarkdown(makePacket(of, history, { generatedAt: at }));
}

/** Gives an analyst the whole case as text: in their own chat only, because it holds personal data. */
export async function copyPacket(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  number: number,
  target: CopyTarget,
): Promise<Reply> {
  const who = standingOf(turn, desk);
  if (!who) return sayNoAccount(turn, state);
  const seen = await seeCase(desk, who, number);
  const role = seen && roleFor('copy', seen.roles);
  await noteDecision(turn, desk, who, { action: 'copy', number, seen, role });
  if (!seen) {
    await sayUnknown(turn, who, number);
  } else if (role === undefined) {
    await turn.say('Only analysts of the desk can copy a case. To see yours, say “my cases”.');
  } else {
    await rememberPerson(turn, desk, who);
    await handOut(turn, desk, who, seen, target);
  }
  return { state, outcome: 'talk' };
}

async function handOut(turn: Turn, desk: Desk, who: Standing, { of }: SeenCase, target: CopyTarget): Promise<void> {
  if (turn.conversation.scope !== 'personal') return sendToChat(turn, desk, who, of, target);
  const { history, names } = await readPicture(desk, of);
  const text = writeCopy(target, of, { history, names, at: desk.now() });
  await turn.say(copyLeads[target]);
  // The packet is Markdown already; the text for a ticket is not, and has to come out as it is.
  for (const part of splitText(target === 'ticket' ? escapeMarkdown(text).replace(/\n/g, '\n\n') : text)) {
    await turn.say(part);
  }
}

async function sendToChat(
  turn: Turn,
  desk: Desk,
  { person }: Standing,
  of: SupportCase,
  target: CopyTarget,
): Promise<void> {
  const about = target === 'ticket' ? 'ticket-text' : 'packet';
  await desk.cases.cases.send(of.tenant, { kind: 'person', case: of.number, person, about, text: '' });
  await turn.say(
    `The copy of case ${String(of.number)} holds personal data, so it does not belong here. I send it to you in our own chat.`,
  );
}
