import { exitsOf, skipped, type Step } from './step.ts';

/** What is wrong with the ways through a runbook: a step that is not there, that nobody reaches, or that leads round in a circle. */
export function checkPaths(steps: ReadonlyMap<string, Step>, start: string): string[] {
  const circle = findCircle(steps, start);
  const problems = [
    ...findDangling(steps, start),
    ...(circle ? [`steps.${String(circle[0])}: leads back to itself (${circle.join(' → ')}), expected an end`] : []),
    ...[...steps].flatMap(([id, step]) => [...twice(id, step), ...reserved(id, step)]),
  ];
  // A step is often out of reach because of what is named already.
  return problems.length > 0 ? problems : findUnreached(steps, start);
}

function findDangling(steps: ReadonlyMap<string, Step>, start: string): string[] {
  const expected = `expected one of ${[...steps.keys()].join(', ')}`;
  const problems = steps.has(start) ? [] : [`start: there is no step ${start}, ${expected}`];
  for (const [id, step] of steps) {
    for (const { outcome, to } of exitsOf(step)) {
      if (to !== undefined && !steps.has(to)) {
        problems.push(`steps.${id}: ${outcome} leads to ${to}, which is no step, ${expected}`);
      }
    }
  }
  return problems;
}

function targets(step: Step | undefined): string[] {
  return step ? exitsOf(step).flatMap(({ to }) => to ?? []) : [];
}

/** The first circle on a way down; a step below which there is none is not searched again. */
function findCircle(
  steps: ReadonlyMap<string, Step>,
  at: string,
  before: readonly string[] = [],
  sound = new Set<string>(),
): string[] | undefined {
  const from = before.indexOf(at);
  if (from >= 0) return [...before.slice(from), at];
  for (const to of targets(steps.get(at))) {
    const circle = sound.has(to) ? undefined : findCircle(steps, to, [...before, at], sound);
    if (circle) return circle;
  }
  sound.add(at);
  return undefined;
}

function findUnreached(steps: ReadonlyMap<string, Step>, start: string): string[] {
  const reached = new Set<string>();
  const next = [start];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    next.push(...targets(steps.get(at)));
  }
  const lost = [...steps.keys()].filter((id) => !reached.has(id));
  return lost.map((id) => `steps.${id}: no way leads here from ${start}, expected one`);
}

function twice(id: string, step: Step): string[] {
  const exits = exitsOf(step);
  return [exits.map(({ outcome }) => outcome), exits.map(({ label }) => label)].flatMap((names) => {
    const again = names.find((name, at) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) !== at);
    return again === undefined ? [] : [`steps.${id}: answer ${again} stands there twice, expected each answer once`];
  });
}

/** The trail of a walk calls a step so that was not taken at all. */
function reserved(id: string, step: Step): string[] {
  const isUsed = exitsOf(step).some(({ outcome }) => outcome === skipped);
  return isUsed ? [`steps.${id}: answer ${skipped} has a meaning of its own, expected another name`] : [];
}
