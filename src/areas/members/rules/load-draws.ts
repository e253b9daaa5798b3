/** Draws for invented data on a stream of numbers in [0, 1): the same stream gives the same draws. Never for secrets. */
export type Draws = {
  /** True in this share of the cases. */
  readonly chance: (share: number) => boolean;
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of the keys, as often as its weight says. */
  readonly weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K;
};

type Table = { readonly entries: readonly (readonly [string, number])[]; readonly total: number };
// Tables of weights are constants: taking one apart at every draw was a third of the time of a load.
const tables = new WeakMap<Readonly<Record<string, number>>, Table>();

const tableOf = (weights: Readonly<Record<string, number>>): Table => {
  const known = tables.get(weights);
  if (known) return known;
  const entries = Object.entries(weights);
  const table = { entries, total: entries.reduce((sum, [, weight]) => sum + weight, 0) };
  tables.set(weights, table);
  return table;
};

/** Draws on `next`, which gives numbers in [0, 1). */
export const drawsOn = (next: () => number): Draws => {
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    chance: (share) => next() < share,
    whole,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighted: <K extends string>(weights: Readonly<Record<K, number>>) => {
      const { entries, total } = tableOf(weights);
      let left = next() * total;
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key as K;
      }
      return entries.at(-1)![0] as K;
    },
  };
};

/** A whole number out of a band such as `25-30`. */
export const inBand = ({ weighted, whole }: Draws, bands: Readonly<Record<string, number>>): number => {
  const [least, most] = weighted(bands).split('-').map(Number) as [number, number];
  return whole(least, most);
};
