import { welcomeCard } from '../cards/welcome/welcome.ts';
import { freshState, type ConversationState } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** Greets a person who has just come in, or begins again; what they said of themselves stays known. */
export async function greet(turn: Turn, desk: Desk, before: Partial<ConversationState> = {}): Promise<Reply> {
  await showWelcome(turn, desk);
  return { state: { ...freshState, ...before }, outcome: 'talk' };
}

/** Shows what the bot is for, with examples to press. */
export async function showWelcome(turn: Turn, desk: Desk): Promise<void> {
  const card = welcomeCard({ form: desk.newForm(), name: turn.person.name });
  await turn.show(card, 'Writeback Desk: paste what you see, and I will name the cause');
}
