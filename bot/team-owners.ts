import { z } from 'zod';

/** Tells whether somebody owns a team; undefined when Microsoft Graph does not tell. */
export type IsTeamOwner = (group: string, person: string) => Promise<boolean | undefined>;

/** What the question is asked with: the bot's token for Microsoft Graph, and whom to tell that it could not be asked. */
export interface TeamOwnersParts {
  readonly token: () => Promise<string | undefined>;
  readonly onRefusal: (status: number | undefined) => void;
}

/** The audience of the token. */
export const graph = 'https://graph.microsoft.com';

/** Longest wait, in milliseconds: somebody waits for the answer of their turn. */
const limitMs = 3000;

const directoryId = z.guid();
const members = z.object({ value: z.array(z.object({ roles: z.array(z.string()) })) });

/**
 * Makes the question to Microsoft Graph ("List members of a team": `TeamMember.Read.Group`, which the owner of the team
 * grants with the app; the filter by user id is that of its examples). The channel's own roster does not tell owners.
 */
export function createTeamOwners({ token, onRefusal }: TeamOwnersParts): IsTeamOwner {
  return async (group, person) => {
    // Both stand in an address.
    if (!directoryId.safeParse(group).success || !directoryId.safeParse(person).success) return false;
    try {
      const answer = await fetch(addressOf(group, person), {
        headers: { Authorization: `Bearer ${(await token()) ?? ''}`, Accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(limitMs),
      });
      if (answer.ok) return members.parse(await answer.json()).value.some(({ roles }) => roles.includes('owner'));
      onRefusal(answer.status);
    } catch {
      onRefusal(undefined);
    }
    return undefined;
  };
}

function addressOf(group: string, person: string): URL {
  const address = new URL(`/v1.0/teams/${group}/members`, graph);
  address.searchParams.set('$filter', `(microsoft.graph.aadUserConversationMember/userId eq '${person}')`);
  return address;
}
