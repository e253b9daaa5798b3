import { type Reason, reason } from '../outcome/refusal.ts';
import { nearest } from './folded.ts';
import { type Column, foldedHeading, headingsOf, type Layout } from './layout.ts';
import { columnIndex, columnLetters, type Sheet, type SheetRow } from './sheet.ts';

/** Which column of the sheet holds which column of the layout, and where the rows begin. */
export type HeaderMatch = {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columnByKey: Readonly<Record<string, number>>;
  /** Headings that belong to no column of the layout; their cells are not read. */
  readonly ignored: readonly { readonly column: string; readonly heading: string }[];
};

/** A mapping stated by a person: column key → column letters. */
export type StatedMapping = Readonly<Record<string, string>>;

const rowsSearched = 25;

// A heading may stand in two rows (a group above, the column below): the cell alone, the one above, or both together.
const headingTexts = (above: SheetRow | undefined, here: SheetRow, index: number): string[] => {
  const own = foldedHeading(here.cells[index] ?? '');
  const upper = foldedHeading(above?.cells[index] ?? '');
  return [own, `${upper} ${own}`.trim(), own === '' ? upper : ''].filter((text) => text !== '');
};

const matchRow = (layout: Layout, above: SheetRow | undefined, here: SheetRow): Record<string, number> => {
  const columnByKey: Record<string, number> = {};
  const wanted = layout.columns.map((spec) => ({ key: spec.key, headings: headingsOf(spec) }));
  const width = Math.max(here.cells.length, above?.cells.length ?? 0);
  for (let index = 0; index < width; index++) {
    const texts = headingTexts(above, here, index);
    const hit = wanted.find(
      ({ key, headings }) => columnByKey[key] === undefined && texts.some((text) => headings.has(text)),
    );
    if (hit) columnByKey[hit.key] = index;
  }
  return columnByKey;
};

type Candidate = {
  readonly above: SheetRow | undefined;
  readonly here: SheetRow;
  readonly columnByKey: Record<string, number>;
};

const bestCandidate = (layout: Layout, sheet: Sheet): Candidate | undefined => {
  let best: Candidate | undefined;
  for (const [index, here] of sheet.rows.slice(0, rowsSearched).entries()) {
    const previous = sheet.rows[index - 1];
    const above = previous && previous.row === here.row - 1 ? previous : undefined;
    const columnByKey = matchRow(layout, above, here);
    if (Object.keys(columnByKey).length > Object.keys(best?.columnByKey ?? {}).length)
      best = { above, here, columnByKey };
  }
  return best;
};

const missingColumn = (spec: Column, headings: readonly string[]): Reason => {
  const meant = [spec.header.vi, spec.header.en, ...(spec.aliases ?? [])]
    .map((name) => nearest(name, headings))
    .find(Boolean);
  return meant === undefined
    ? reason('platform.column-missing', { column: spec.header.vi })
    : reason('platform.column-missing-meant', { column: spec.header.vi, meant });
};

const headingsAt = ({ above, here }: Candidate) =>
  here.cells.map((cell, index) => ({ column: columnLetters(index), heading: cell || (above?.cells[index] ?? '') }));

/**
 * Finds the headings of a layout in the first rows of a sheet, in any order, without case and accents, in one row or two.
 * Gives the reasons instead when required columns are missing, each with the heading that was probably meant.
 */
export const matchHeader = (layout: Layout, sheet: Sheet): HeaderMatch | { readonly reasons: readonly Reason[] } => {
  const best = bestCandidate(layout, sheet);
  const required = layout.columns.filter((spec) => spec.required);
  const fewest = Math.min(2, layout.columns.length);
  if (!best || Object.keys(best.columnByKey).length < fewest) {
    const columns = (required.length > 0 ? required : layout.columns).map((spec) => spec.header.vi).join(', ');
    return { reasons: [reason('platform.header-not-found', { sheet: sheet.name, columns })] };
  }
  const taken = new Set(Object.values(best.columnByKey));
  const ignored = headingsAt(best).filter(({ heading }, index) => heading !== '' && !taken.has(index));
  const missing = required.filter((spec) => best.columnByKey[spec.key] === undefined);
  if (missing.length > 0)
    return {
      reasons: missing.map((spec) =>
        missingColumn(
          spec,
          ignored.map(({ heading }) => heading),
        ),
      ),
    };
  return { sheet: sheet.name, headerRow: best.here.row, columnByKey: best.columnByKey, ignored };
};

/** Puts a person's own mapping over the one that was found: a column named twice or letters that are none are refused. */
export const applyMapping = (
  layout: Layout,
  found: HeaderMatch,
  stated: StatedMapping,
): HeaderMatch | { readonly reasons: readonly Reason[] } => {
  const columnByKey = { ...found.columnByKey };
  const reasons: Reason[] = [];
  for (const [key, letters] of Object.entries(stated)) {
    const index = /^[A-Za-z]{1,3}$/.test(letters) ? columnIndex(letters) : undefined;
    const spec = layout.columns.find((one) => one.key === key);
    if (!spec || index === undefined)
      reasons.push(reason('platform.mapping-unknown', { key, column: letters }, `mapping.${key}`));
    else columnByKey[key] = index;
  }
  const used = Object.values(columnByKey);
  if (new Set(used).size < used.length) reasons.push(reason('platform.mapping-twice', {}, 'mapping'));
  return reasons.length > 0 ? { reasons } : { ...found, columnByKey };
};

/** The sheet of a workbook that fits a layout: by its name, else the one whose headings match best. */
export const sheetFor = (layout: Layout, sheets: readonly Sheet[]): Sheet | undefined => {
  const names = [layout.sheetNames.vi, layout.sheetNames.en].map(foldedHeading);
  const named = sheets.find((sheet) => names.includes(foldedHeading(sheet.name)));
  if (named) return named;
  const scored = sheets.map((sheet) => ({
    sheet,
    matched: Object.keys(bestCandidate(layout, sheet)?.columnByKey ?? {}).length,
  }));
  return scored.filter(({ matched }) => matched >= 2).sort((left, right) => right.matched - left.matched)[0]?.sheet;
};
