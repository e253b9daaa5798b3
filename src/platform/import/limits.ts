/** How much of a file is read at all. Beyond it the file is refused with the limit, before anything is stored. */
export type ImportLimits = {
  /** Bytes of the file as uploaded. */
  readonly fileBytes: number;
  /** Bytes of everything inside an .xlsx once unpacked: a guard against zip bombs. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
};

export const defaultLimits: ImportLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 300 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  cellCharacters: 2_000,
};
