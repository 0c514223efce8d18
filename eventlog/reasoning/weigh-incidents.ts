import type { Incident } from './findings.ts';

const [hour, week] = [3_600_000, 604_800_000];

/** The incidents that a verdict is about: what is open and not long past, or where nothing is, all. */
export function weighIncidents(incidents: readonly Incident[]): readonly Incident[] {
  const newest = newestOf(incidents);
  const current = incidents.filter((incident) => isCurrent(incident, newest));
  return current.length > 0 ? current : incidents;
}

/** Puts what is open and not long past first, then by the hour, the newest first; of about one time the more frequent ones. */
export function orderIncidents(incidents: readonly Incident[]): Incident[] {
  const newest = newestOf(incidents);
  const age = (incident: Incident): number => Math.floor((newest - lastOf(incident)) / hour);
  return incidents.toSorted(
    (one, other) =>
      Number(isCurrent(other, newest)) - Number(isCurrent(one, newest)) ||
      age(one) - age(other) ||
      other.count - one.count ||
      lastOf(other) - lastOf(one) ||
      reasonName(one).localeCompare(reasonName(other)),
  );
}

/** Who failed once and never came back is open for ever, and says little beside what failed a week later. */
function isCurrent({ isOver, about, last }: Incident, newest: number): boolean {
  const isLongPast = about === 'people' && last !== undefined && newest - last.ms > week;
  return !isOver && !isLongPast;
}

function newestOf(incidents: readonly Incident[]): number {
  return Math.max(...incidents.map(lastOf));
}

function lastOf({ last }: Incident): number {
  return last?.ms ?? 0;
}

function reasonName({ explanation: { rule, article } }: Incident): string {
  return `${rule} ${article ?? ''}`;
}
