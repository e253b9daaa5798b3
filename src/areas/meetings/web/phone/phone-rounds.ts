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
