export const impacts = ['everyone', 'several', 'one'] as const;
export const urgencies = ['blocked', 'hindered', 'waiting'] as const;

/** How many people have the problem. */
export type Impact = (typeof impacts)[number];
/** What it keeps them from: all work, some of it, or nothing yet. */
export type Urgency = (typeof urgencies)[number];
/** From 1 (most pressing) to 5. */
export type Priority = 1 | 2 | 3 | 4 | 5;

/** Impact by urgency, as ITIL puts it: each step down in one of them is a step down in priority. */
const priorities: Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>> = {
  everyone: { blocked: 1, hindered: 2, waiting: 3 },
  several: { blocked: 2, hindered: 3, waiting: 4 },
  one: { blocked: 3, hindered: 4, waiting: 5 },
};

/** The priority of a case. */
export function priorityOf(impact: Impact, urgency: Urgency): Priority {
  return priorities[impact][urgency];
}
