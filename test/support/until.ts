import { setTimeout } from 'node:timers/promises';

const pauseMs = 20;

/** So often it is looked before the test is told that nothing comes. */
const looks = 1000;

/** Looks again and again until there is something (neither undefined nor false), and gives it back; `what` names it if it never comes. */
export async function until<Found>(
  what: string,
  look: () => Found | undefined | false | Promise<Found | undefined | false>,
): Promise<Found> {
  for (let looked = 0; looked < looks; looked += 1) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await setTimeout(pauseMs);
  }
  throw new Error(`Still not there: ${what}.`);
}
