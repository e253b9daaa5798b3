import { useState } from 'preact/hooks';
import { whenIdle } from './phone-rounds.ts';

/** A button whose work takes a while: further taps do nothing until it has ended, and the button says that it is busy. */
export const useOneAtATime = () => {
  const [idle] = useState(whenIdle);
  const [isBusy, setBusy] = useState(false);
  const run = (work: () => Promise<void>): Promise<void> =>
    idle(async () => {
      setBusy(true);
      try {
        await work();
      } finally {
        setBusy(false);
      }
    });
  return { isBusy, run };
};

/** The choice between two devices: the reason for opening what was recorded again, and what is done meanwhile. */
export type Choosing = {
  readonly why: string;
  readonly onWhy: (why: string) => void;
  readonly isBusy: boolean;
  readonly onChoose: (work: () => Promise<void>) => void;
};
