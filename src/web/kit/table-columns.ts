import type { ReactNode } from 'react';
import { formatNumber } from '../../platform/i18n/format-message.ts';
import { dayText } from '../day-text.ts';
import { fold } from '../fold.ts';
import type { Language } from '../messages.ts';
import { momentText } from '../moment-text.ts';

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  /** What it sorts, filters and exports by. Null stays last. */
  readonly value: (row: Row) => string | number | null;
  /** What is written into a file, where the value is only a code or a key to sort by. */
  readonly text?: (row: Row) => string | null;
  /** What is shown, when it is more than the value (a link, a badge). */
  readonly cell?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Holds a button: neither sorted nor exported. */
  readonly isAction?: boolean;
  /** Never sorted by: an order by it would rank persons. */
  readonly isUnordered?: boolean;
  /** On a phone a row is a card: `title` heads it, `detail` is left out, `if-any` where it is nothing or zero, the rest is listed. */
  readonly onCard?: 'title' | 'listed' | 'detail' | 'if-any';
  readonly width?: string;
};

/** What a row shows in a column: its cell, else its value; numbers as people read them. */
export const shownIn = <Row>(column: Column<Row>, row: Row, language: Language): ReactNode => {
  if (column.cell) return column.cell(row);
  const value = column.value(row);
  return column.isNumber && typeof value === 'number' ? formatNumber(value, language) : value;
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

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

/** What stands in the file: the words shown where they are more than the value; days as they are written here; text stays text. */
export const writtenCell = <Row>({ value, text, isNumber = false }: Column<Row>, row: Row): string | number | null => {
  const written = text === undefined ? value(row) : text(row);
  if (written === null) return null;
  if (isNumber) return typeof written === 'number' ? written : null;
  if (MOMENT.test(String(written))) return momentText(String(written));
  return DAY.test(String(written)) ? dayText(String(written)) : String(written).slice(0, 400);
};
