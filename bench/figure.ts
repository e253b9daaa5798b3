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

const lowest = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 10)]!;

/**
 * Ratios of two short things: within a run they take turns one by one, and what nine of ten executions exceed is compared. On a
 * shared machine the waits for a processor are several times what is measured here, and they say nothing about either side.
 */
export const fineRatiosOf = async (
  runs: number,
  runMs: number,
  measured: () => Promise<unknown>,
  compared: () => Promise<unknown>,
): Promise<number[]> => {
  const pair = async (): Promise<[number, number]> => [await timed(measured), await timed(compared)];
  const warm = await pair();
  const pairs = Math.max(5, Math.round(runMs / (warm[0] + warm[1])));
  const ratios: number[] = [];
  for (let run = 0; run < runs; run++) {
    const times: [number, number][] = [];
    for (let at = 0; at < pairs; at++) times.push(await pair());
    ratios.push(lowest(times.map((one) => one[0])) / lowest(times.map((one) => one[1])));
  }
  return ratios;
};
