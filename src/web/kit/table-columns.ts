import type { ReactNode } from 'react';
import { fold } from '../fold.ts';

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  /** What it sorts, filters and exports by. Null stays last. */
  readonly value: (row: Row) => string | number | null;
  /** What is shown, when it is more than the value (a link, a badge). */
  readonly cell?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Holds a button: neither sorted nor exported. */
  readonly isAction?: boolean;
  /** On a phone a row is a card: `title` heads it, `detail` is left out, the rest is listed. */
  readonly onCard?: 'title' | 'listed' | 'detail';
  readonly width?: string;
};

/** Rows in which some column contains what was typed, without regard to case and accents. */
export const rowsContaining = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  text: string,
): readonly Row[] => {
  const wanted = fold(text.trim());
  if (wanted === '') return rows;
  return rows.filter((row) => columns.some((column) => fold(String(column.value(row) ?? '')).includes(wanted)));
};

// A cell that begins so would be run as a formula by spreadsheet programs.
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r]/;

const csvCell = (value: string | number | null): string => {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The rows as CSV with a byte order mark, so that spreadsheet programs read Vietnamese. */
export const csvOf = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string => {
  const exported = columns.filter((column) => !column.isAction);
  const lines = [exported.map((column) => csvCell(column.header))];
  for (const row of rows) lines.push(exported.map((column) => csvCell(column.value(row))));
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
};
