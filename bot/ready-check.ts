/** How long an answer holds, in milliseconds. */
const holdMs = 1000;

/** Makes a check that asks at most once a second and never twice at once, because anybody may come and want to know. */
export function createReadyCheck(
  ask: () => Promise<void>,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  let answer: Promise<void> | undefined;
  let answeredAt: number | undefined;
  return () => {
    if (answer && (answeredAt === undefined || now() - answeredAt < holdMs)) return answer;
    answeredAt = undefined;
    answer = ask().finally(() => {
      answeredAt = now();
    });
    return answer;
  };
}
