/** How much of a file is read at all. Beyond it the file is refused with the limit, before anything is stored. */
export type ImportLimits = {
  /** Bytes of the file as uploaded. */
  readonly fileBytes: number;
  /** Bytes of everything inside an .xlsx once unpacked: a guard against zip bombs. */
  readonly unpackedBytes: number;
  /** Characters of the text that cells of an .xlsx share, which is all held in memory. */
  readonly sharedCharacters: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
};

export const defaultLimits: ImportLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 300 * 1024 * 1024,
  sharedCharacters: 100_000_000,
  rows: 50_000,
  columns: 200,
  cellCharacters: 2_000,
};

/** For files that are read row by row: what is unpacked is never all in memory, and is read up to three times. */
export const streamLimits: ImportLimits = {
  ...defaultLimits,
  fileBytes: 400 * 1024 * 1024,
  unpackedBytes: 12 * 1024 * 1024 * 1024,
  sharedCharacters: 200_000_000,
  rows: 1_000_000,
};
