/**
 * Runs one at a time. Whoever asks while a round is on its way gets another round after it: what was put down since that round looked would
 * otherwise wait for the next time somebody asks. All who ask meanwhile share it, and their promise ends with it.
 */
export const inRounds = (round: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  const run = async (): Promise<void> => {
    try {
      do {
        isAskedAgain = false;
        await round();
      } while (isAskedAgain);
    } finally {
      running = null;
    }
  };
  return () => {
    if (running === null) running = run();
    else isAskedAgain = true;
    return running;
  };
};

/** A queue for work: each begins when the one before has ended, well or not. */
export const oneByOne = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};

/** Does what is asked unless something asked before is still under way: the second tap of an unsteady hand asks for nothing new. */
export const whenIdle = (): ((work: () => Promise<void>) => Promise<void>) => {
  let isBusy = false;
  return async (work) => {
    if (isBusy) return;
    isBusy = true;
    try {
      await work();
    } finally {
      isBusy = false;
    }
  };
};

const SOON_MS = [3_000, 10_000];
const USUAL_MS = 30_000;

/**
 * How long until the next contact. A phone that comes back into reach says so before anything gets through, and a server that restarts
 * is away for a moment: the first failures are followed soon, so that nobody waits half a minute for a network that is there.
 */
export const pauseAfter = (failures: number): number => SOON_MS[failures - 1] ?? USUAL_MS;
