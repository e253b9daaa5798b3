/** Fewest and most members of an invented cell. */
const cellSize = { least: 3, most: 80 } as const;

export type SizeWanted = {
  readonly weight: number /** Where it needs more than the fewest. */;
  readonly least?: number;
};

/** Whole parts of `total` in proportion to the weights; what rounding leaves over goes to the largest remainders. */
export const sharesOf = (weights: readonly number[], total: number): number[] => {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return rounded(
    weights.map((weight) => (total * weight) / sum),
    total,
    Number.POSITIVE_INFINITY,
  );
};

const rounded = (exact: readonly number[], total: number, most: number): number[] => {
  const sizes = exact.map((size) => Math.floor(size));
  let missing = total - sizes.reduce((all, size) => all + size, 0);
  const byRemainder = exact.map((size, at) => ({ at, rest: size - Math.floor(size) })).sort((a, b) => b.rest - a.rest);
  for (const { at } of byRemainder) {
    if (missing <= 0) break;
    if (sizes[at]! >= most) continue;
    sizes[at]! += 1;
    missing--;
  }
  return sizes;
};

/**
 * How many members each cell gets, in proportion to its weight and within the bounds: together exactly `total`, or as near as the bounds
 * allow.
 */
export const sizesOf = (cells: readonly SizeWanted[], total: number): number[] => {
  const { most } = cellSize;
  const within = ({ weight, least = 0 }: SizeWanted, factor: number): number =>
    Math.min(most, Math.max(cellSize.least, least, weight * factor));
  // The factor whose bounded sizes add up to the total; sizes grow with it.
  let [low, high] = [0, (2 * most) / Math.min(...cells.map(({ weight }) => weight))];
  for (let step = 0; step < 60; step++) {
    const factor = (low + high) / 2;
    if (cells.reduce((sum, cell) => sum + within(cell, factor), 0) < total) low = factor;
    else high = factor;
  }
  return rounded(
    cells.map((cell) => within(cell, low)),
    total,
    most,
  );
};
