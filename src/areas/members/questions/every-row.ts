import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** More rows than this do not leave in one file. */
const mostRows = 100_000;

type Page<Row, Cursor> = { readonly rows: readonly Row[]; readonly next: Cursor | null };

/** Refuses a list that is too long for one file, with the way out. */
export const tooLong = (most: number): Refused =>
  new Refused(refuse(reason('members.list-too-long-to-take', { most })));

/** All rows of a list that is asked page by page, in its order; refused as soon as they are more than may leave. */
export const everyRow = async <Row, Cursor>(
  page: (after: Cursor | null) => Promise<Page<Row, Cursor>>,
  most = mostRows,
): Promise<readonly Row[]> => {
  const all: Row[] = [];
  let after: Cursor | null = null;
  do {
    const answer: Page<Row, Cursor> = await page(after);
    all.push(...answer.rows);
    if (all.length > most) throw tooLong(most);
    after = answer.next;
  } while (after !== null);
  return all;
};

/** The same for a list that is asked in one piece, for one row more than may leave. */
export const rowsAtOnce = async <Row>(
  read: (limit: number) => Promise<readonly Row[]>,
  most = mostRows,
): Promise<readonly Row[]> => {
  const rows = await read(most + 1);
  if (rows.length > most) throw tooLong(most);
  return rows;
};
