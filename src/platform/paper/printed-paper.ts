import type { Day } from '../calendar/day.ts';

/** `share` is the part of the width a column takes; the narrowest one usually has 1. */
export type PaperColumn = {
  readonly head: string;
  readonly share: number;
  readonly align?: 'start' | 'center' | 'end';
};

export type PaperTable = {
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** What stands in the table's place when it has no row. */
  readonly whenEmpty: string;
};

export type PaperSection = {
  readonly heading?: string;
  readonly lines?: readonly string[];
  readonly table?: PaperTable;
};

/**
 * One paper to be printed, all of it as words already in the reader's language: nothing in it is read as layout.
 * `cover` makes a first page of its own, for papers that are bound; `pageOf` says how a page names itself.
 */
export type PrintedPaper = {
  readonly language: 'vi' | 'en';
  readonly orientation: 'portrait' | 'landscape';
  /** Left: who keeps the paper, from above to below. Right: what stands opposite; its first line is underlined. */
  readonly head: { readonly left: readonly string[]; readonly right: readonly string[] };
  readonly title: string;
  readonly subtitles: readonly string[];
  readonly sections: readonly PaperSection[];
  readonly signatures: readonly { readonly title: string; readonly note: string }[];
  /** `{count}` in a line of the cover becomes the number of pages. */
  readonly cover?: { readonly lines: readonly string[]; readonly foot: readonly string[] };
  /** Stands at the foot of every page: who took the paper out, when, how far it reaches. */
  readonly watermark: string;
  /** E.g. `Trang {page}/{count}`. */
  readonly pageOf: string;
  readonly printedOn: Day;
};

/** Rows of tables that one paper may hold: a row of eight cells takes about 0.2 MB while it is laid out (measured). */
export const rowsPrintable = 3000;
