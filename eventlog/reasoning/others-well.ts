import type { LogEvent } from './log-event.ts';

/** Most people refused, and how many others must have succeeded: for each of them, and at least. */
const few = { people: 3, forEach: 5, atLeast: 10 } as const;
/** Milliseconds after the last failure that still belong to its stretch. */
const meanwhile = 3_600_000;

/**
 * How many other people had success on the same servers while a few were refused; undefined where more were refused, or too few
 * succeeded to tell anything.
 */
export function countOthersWell(
  refused: ReadonlySet<string>,
  failed: readonly LogEvent[],
  successes: readonly LogEvent[],
): number | undefined {
  if (refused.size === 0 || refused.size > few.people) return undefined;
  const beside = successes.filter(isBeside(failed));
  const people = new Set(beside.flatMap(({ person }) => person ?? []));
  const others = [...people].filter((person) => !refused.has(person)).length;
  return others >= Math.max(few.atLeast, few.forEach * refused.size) ? others : undefined;
}

/** Whether an event is of the stretch of failures on one server. */
function isBeside(failed: readonly LogEvent[]): (event: LogEvent) => boolean {
  const bySource = Map.groupBy(
    failed.filter(({ clock }) => clock !== 'none'),
    ({ source }) => source,
  );
  const stretches = new Map(
    [...bySource].map(([source, events]) => {
      const times = events.map(({ ms }) => ms);
      return [source, { from: Math.min(...times), to: Math.max(...times) + meanwhile }];
    }),
  );
  return ({ source, ms }) => {
    const stretch = stretches.get(source);
    return stretch !== undefined && ms >= stretch.from && ms <= stretch.to;
  };
}
