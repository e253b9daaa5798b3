/** Upper bounds of at most five classes of about equal numbers; equal values never fall into two classes. */
export const classBounds = (values: readonly number[], count = 5): number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const bounds = Array.from(
    { length: count },
    (_, index) => sorted[Math.ceil(((index + 1) * sorted.length) / count) - 1]!,
  );
  return [...new Set(bounds)];
};

/** The class of a value, from 0. */
export const classOf = (value: number, bounds: readonly number[]): number =>
  Math.max(
    0,
    bounds.findIndex((bound) => value <= bound),
  );
