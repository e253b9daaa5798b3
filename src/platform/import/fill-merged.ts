import { columnIndex, type SheetRow } from './sheet.ts';

const rangeOf = (ref: string) => {
  const [from, to = from] = ref.split(':') as [string, string?];
  const numbers = [
    columnIndex(from),
    Number(/\d+$/.exec(from)?.[0]),
    columnIndex(to),
    Number(/\d+$/.exec(to)?.[0]),
  ] as const;
  if (numbers.some((part) => part === undefined || Number.isNaN(part))) return undefined;
  return { left: numbers[0]!, top: numbers[1], right: numbers[2]!, bottom: numbers[3] };
};

/**
 * Gives every cell of a merged range the text of its first cell, as a person reads it: one unit name merged over the rows of
 * its members, one heading merged over two columns. Only rows that exist are filled, so a merged whole sheet costs nothing.
 */
export const fillMerged = (
  rows: readonly SheetRow[],
  merges: readonly string[],
  mostColumns: number,
): readonly SheetRow[] => {
  if (merges.length === 0) return rows;
  const cellsByRow = new Map(rows.map(({ row, cells }) => [row, [...cells]]));
  for (const ref of merges.slice(0, 20_000)) {
    const range = rangeOf(ref);
    const text = range && cellsByRow.get(range.top)?.[range.left];
    if (!range || !text) continue;
    const right = Math.min(range.right, mostColumns - 1);
    for (let row = range.top; row <= Math.min(range.bottom, range.top + rows.length * 2); row++) {
      const cells = cellsByRow.get(row);
      if (!cells) continue;
      for (let column = range.left; column <= right; column++) cells[column] ||= text;
      for (let column = 0; column < cells.length; column++) cells[column] ??= '';
    }
  }
  return rows.map(({ row }) => ({ row, cells: cellsByRow.get(row)! }));
};
