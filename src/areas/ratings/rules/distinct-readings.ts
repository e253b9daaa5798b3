/** One reading of a ceiling, as far as it can be told from another. */
export type Reading = {
  readonly base: string;
  readonly rounding: string;
  readonly heads: 'counted' | 'apart';
  readonly of: number;
  readonly now: number;
  readonly allowed: number;
};

/** Readings that say something of their own: where no head is in the group, leaving heads out is the same reading once more. */
export const distinctReadings = <L extends Reading>(lines: readonly L[]): readonly L[] => {
  const same = (a: L, b: L): boolean =>
    a.base === b.base && a.rounding === b.rounding && a.of === b.of && a.now === b.now && a.allowed === b.allowed;
  const counted = lines.filter(({ heads }) => heads === 'counted');
  const hasOwn = lines.some((line) => line.heads === 'apart' && !counted.some((one) => same(one, line)));
  return hasOwn ? lines : counted;
};
