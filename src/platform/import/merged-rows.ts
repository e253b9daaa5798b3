import { columnIndex, type SheetRow } from './sheet.ts';

type Merge = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

const mergeOf = (ref: string): Merge | undefined => {
  const [from, to = from] = ref.split(':') as [string, string?];
  const [left, right] = [columnIndex(from), columnIndex(to)];
  const [top, bottom] = [Number(/\d+$/.exec(from)?.[0]), Number(/\d+$/.exec(to)?.[0])];
  return left === undefined || right === undefined || !(top <= bottom) ? undefined : { left, top, right, bottom };
};

/**
 * Gives every cell of a merged range the text of its first cell while rows go by in order: what `fillMerged` does to a sheet that
 * is all there. Holds the ranges that are open at the row at hand, never a row.
 */
export const mergedRows = (merges: readonly string[], mostColumns: number): ((row: SheetRow) => SheetRow) => {
  const waiting = merges
    .slice(0, 20_000)
    .map(mergeOf)
    .filter((merge) => merge !== undefined)
    .sort((a, b) => b.top - a.top);
  let open: { merge: Merge; text: string }[] = [];
  return (row) => {
    while (waiting.length > 0 && waiting.at(-1)!.top <= row.row) {
      const merge = waiting.pop()!;
      // A range whose first row is blank has no text to give.
      const text = merge.top === row.row ? row.cells[merge.left] : undefined;
      if (text) open.push({ merge, text });
    }
    if (open.length === 0) return row;
    open = open.filter(({ merge }) => merge.bottom >= row.row);
    const cells = [...row.cells];
    for (const { merge, text } of open) {
      const right = Math.min(merge.right, mostColumns - 1);
      while (cells.length <= right) cells.push('');
      for (let column = merge.left; column <= right; column++) cells[column] ||= text;
    }
    return { row: row.row, cells };
  };
};
