/** How many failures are free, and how the pause after them grows. */
export type BackOff = {
  readonly free: number;
  readonly firstPauseSeconds: number;
  readonly longestPauseSeconds: number;
};

export const loginBackOff: BackOff = { free: 5, firstPauseSeconds: 60, longestPauseSeconds: 1800 };
/** An office of fifty people stands behind one address. */
export const addressBackOff: BackOff = { free: 30, firstPauseSeconds: 60, longestPauseSeconds: 1800 };

/** Failures older than this are forgotten. */
export const FORGET_AFTER_SECONDS = 24 * 3600;

/** Seconds of pause after the nth failure: none while they are free, then doubling up to the longest. */
export const pauseAfter = (failures: number, { free, firstPauseSeconds, longestPauseSeconds }: BackOff): number =>
  failures < free ? 0 : Math.min(firstPauseSeconds * 2 ** Math.min(failures - free, 20), longestPauseSeconds);
