import type { CellReader } from './cell-readers.ts';
import { folded } from './folded.ts';

export type Column<K extends string = string, T = unknown> = {
  readonly key: K;
  readonly header: { readonly vi: string; readonly en: string };
  /** Other headings under which offices keep this column. */
  readonly aliases?: readonly string[];
  /** Without a required column the sheet is not read at all; an empty cell in it is the reader's matter. */
  readonly required?: boolean;
  readonly width?: number;
  /** Values offered in the template's drop-down list. */
  readonly choices?: readonly { readonly vi: string; readonly en: string }[];
  readonly read: CellReader<T>;
};

export type Layout<C extends readonly Column[] = readonly Column[]> = {
  readonly name: string;
  /** Names under which the sheet is looked for in a workbook with several. */
  readonly sheetNames: { readonly vi: string; readonly en: string };
  readonly columns: C;
};

type KeyOf<L extends Layout> = L['columns'][number]['key'];
type ValueOf<C> = C extends { read: CellReader<infer T> } ? T : never;

/** What one row of a layout reads to, by column key. */
export type RowOf<L extends Layout> = { readonly [K in KeyOf<L>]: ValueOf<Extract<L['columns'][number], { key: K }>> };

/** A column with its key and type kept, so that rows read by it are typed. */
export const column = <const K extends string, T>(spec: Column<K, T>): Column<K, T> => spec;

/** Declares the columns of a spreadsheet once: the template, the reading and every fault's wording come from it. */
export const defineLayout = <const C extends readonly Column[]>(layout: Layout<C>): Layout<C> => layout;

/** A heading as it is compared: no case, accents, bracketed hints, stars or numbering. */
export const foldedHeading = (text: string): string =>
  folded(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/[*:.;"'’“”/\\_-]+/g, ' '));

/** Everything a heading of this column may be called, folded. */
export const headingsOf = ({ key, header, aliases = [] }: Column): ReadonlySet<string> =>
  new Set([key, header.vi, header.en, ...aliases].map(foldedHeading));
