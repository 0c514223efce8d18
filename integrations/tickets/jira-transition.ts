import { z } from 'zod';
import type { JiraTransition } from './jira-site.ts';

/** Every status of every workflow is in one of these (`statusCategory.key`). */
const category = z.object({ key: z.string() });

/** `GET /rest/api/3/issue/{id}?fields=status`. */
export const issueStatus = z.object({ fields: z.object({ status: z.object({ statusCategory: category }) }) });

/** `GET /rest/api/3/issue/{id}/transitions?expand=transitions.fields`. */
export const issueTransitions = z.object({
  transitions: z.array(
    z.object({
      id: z.string().min(1),
      to: z.object({ name: z.string(), statusCategory: category }),
      fields: z
        .object({
          resolution: z.object({ allowedValues: z.array(z.object({ id: z.string(), name: z.string() })) }).optional(),
        })
        .optional(),
    }),
  ),
});

/** Whether a status category is that of issues on which nobody works any more. */
export function isDoneCategory(key: string): boolean {
  return key === 'done';
}

/**
 * The way to a status of the wanted kind; undefined when the workflow has none for the account from here. Workflows have other
 * names in each project, so the category decides, and the name only between several.
 */
export function chooseTransition(
  { transitions }: z.infer<typeof issueTransitions>,
  isDone: boolean,
  preferred: string,
): JiraTransition | undefined {
  const ways = transitions.filter(({ to }) => isDoneCategory(to.statusCategory.key) === isDone);
  const way = ways.find(({ to }) => to.name.toLowerCase() === preferred) ?? ways[0];
  if (!way) return undefined;
  const resolutions = way.fields?.resolution?.allowedValues ?? [];
  const resolution = resolutions.find(({ name }) => name === 'Done') ?? resolutions[0];
  return { id: way.id, resolution: resolution?.id };
}
