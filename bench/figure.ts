/** One measured figure beside its goal. `spread` is the lowest and highest of the runs. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
  readonly better: 'lower' | 'higher';
  readonly spread?: readonly [number, number];
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export const rounded = (value: number): number => Number(value.toPrecision(3));

/** A figure from the values of several runs: their median, with the spread. */
export const figureOf = (
  what: Pick<Figure, 'name' | 'unit' | 'goal' | 'better'>,
  values: readonly number[],
): Figure => ({
  ...what,
  value: rounded(median(values)),
  spread: [rounded(Math.min(...values)), rounded(Math.max(...values))],
});

export const isReached = (figure: Figure): boolean =>
  figure.better === 'lower' ? figure.value <= figure.goal : figure.value >= figure.goal;

/** Milliseconds that `work` takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/**
 * Runs two ways of doing a thing in turn, `runs` times after one run to warm up, changing which goes first; gives the ratio of each
 * pair. Only ratios of neighbouring runs are compared: the machine is shared and its speed drifts.
 */
export const ratiosOf = async (
  runs: number,
  measured: () => Promise<number>,
  compared: () => Promise<number>,
): Promise<number[]> => {
  await measured();
  await compared();
  const ratios: number[] = [];
  for (let run = 0; run < runs; run++) {
    const first = run % 2 === 0 ? await measured() : await compared();
    const second = run % 2 === 0 ? await compared() : await measured();
    ratios.push(run % 2 === 0 ? first / second : second / first);
  }
  return ratios;
};
