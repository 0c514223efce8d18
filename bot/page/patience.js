const pausesMs = [1000, 2000, 4000, 8000];

/** Asks until there is an answer; `onLost` and `onBack` hear when the connection goes and comes back. */
export function createPatience({ onLost, onBack, givesUp }) {
  let failures = 0;

  return async function patiently(question, signal) {
    for (;;) {
      try {
        const answer = await question();
        if (failures > 0) onBack();
        failures = 0;
        return answer;
      } catch (error) {
        if (signal.aborted || givesUp(error)) throw error;
        onLost();
        await pause(pausesMs[Math.min(failures, pausesMs.length - 1)], signal);
        failures += 1;
      }
    }
  };
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
