import type pg from 'pg';
import { sealEntries } from './seal-entries.ts';

const PAUSE_MS = 5_000;
const WIDE_EVERY = 720;

export type Sealer = { readonly stop: () => Promise<void> };

/**
 * Seals the audit while the program runs: a pass over the last day every five seconds (the bar is ten), over everything at the
 * start and once an hour. A failed pass is reported and tried again; `stop` makes one last pass so that a clean end leaves no entry unsealed.
 */
export const startSealer = (
  pool: pg.Pool,
  options: { onError: (error: unknown) => void; pauseMs?: number },
): Sealer => {
  let stopping = false;
  let wake = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, options.pauseMs ?? PAUSE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    for (let pass = 0; ; pass++) {
      const last = stopping;
      await sealEntries(pool, pass % WIDE_EVERY === 0 ? 'everything' : 'last-day').catch(options.onError);
      if (last) return;
      if (!stopping) await pause();
    }
  };
  const running = run();
  return {
    stop: () => {
      stopping = true;
      wake();
      return running;
    },
  };
};
