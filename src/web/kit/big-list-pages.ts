/** Rows asked for at a time. */
export const PAGE_ROWS = 100;

/** Where a page begins: `skip` rows behind the place of the cursor `after` (null: the first row). */
export type PlaceInList = { readonly after: string | null; readonly skip: number; readonly limit: number };

/** Pages that hold the rows in view, and one more on either side. */
export const pagesAround = (firstRow: number, lastRow: number, rows: number): readonly number[] => {
  const last = Math.max(0, Math.ceil(rows / PAGE_ROWS) - 1);
  const from = Math.max(0, Math.floor(firstRow / PAGE_ROWS) - 1);
  const to = Math.min(last, Math.floor(Math.max(firstRow, lastRow) / PAGE_ROWS) + 1);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
};

/**
 * How to ask for a page: from the end of the nearest earlier page that is known, else from the first row. Reading on costs
 * nothing that way, and a jump with the scroll bar skips only what it must.
 */
export const placeOf = (page: number, endOf: (page: number) => string | null | undefined): PlaceInList => {
  for (let earlier = page - 1; earlier >= 0; earlier -= 1) {
    const after = endOf(earlier);
    if (after) return { after, skip: (page - earlier - 1) * PAGE_ROWS, limit: PAGE_ROWS };
  }
  return { after: null, skip: page * PAGE_ROWS, limit: PAGE_ROWS };
};

/** How many rows from the first one on are there without a gap. */
export const rowsFromStart = (lengthOf: (page: number) => number | undefined): number => {
  let rows = 0;
  for (let page = 0; ; page += 1) {
    const length = lengthOf(page);
    if (length === undefined) return rows;
    rows += length;
    if (length < PAGE_ROWS) return rows;
  }
};
