import type { Turn } from './turn.ts';

/** Says, before anything else, which secrets stood in what came in, that none of them is kept, and what is left to do. */
export async function tellSecrets(turn: Turn): Promise<void> {
  if (turn.secrets.length === 0) return;
  const kinds = join(turn.secrets);
  const place = turn.submit === undefined ? ' Teams still shows your message: please delete it there.' : '';
  await turn.say(
    `I saw ${kinds} in what you sent, took it out and kept nothing of it.${place} ` +
      'Please change it as well: whoever has read it could use it.',
  );
}

function join(kinds: readonly string[]): string {
  const [last = '', ...before] = [...new Set(kinds)].reverse();
  return before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`;
}
