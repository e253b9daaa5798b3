import { knownTexts, type TextAt } from './known-texts.ts';
import { cleanCell } from './sheet.ts';

const [QUOTE, SPACE, APOSTROPHE, DELETE] = [0x22, 0x20, 0x27, 0x7f];
/** What a byte is to a cell: most need no look, some show that the cell has to be cleaned, and some end it. */
const [PLAIN, ODD, STOP] = [0, 1, 2];

const kindsOf = (stops: readonly number[]): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    stops.includes(byte) ? STOP : byte < SPACE || byte >= DELETE ? ODD : PLAIN,
  );

type Limits = { readonly cellCharacters: number };

/** Cells of a csv whose separator and line end are known, cut out of its bytes. */
export type CsvCells = {
  /** Where the cell that begins at `from` meets a separator, a line end, a quotation mark or `until`. */
  readonly endOf: (bytes: Buffer, from: number, until: number) => number;
  /** The text of the cell of which the end was just looked for, as it is kept. */
  readonly text: (column: number, bytes: Buffer, from: number, until: number) => string;
  /** Text that stood between quotation marks, as it is kept. */
  readonly quoted: (bytes: Buffer, from: number, until: number) => string;
};

/** Texts of so few signs are copied when they are cut out of a longer one, and do not keep it alive. */
const copiedSigns = 12;

/** Whether printable ASCII has nothing at its ends to be cleaned away, as most identifiers and numbers. */
const isClean = (bytes: Buffer, from: number, until: number): boolean => {
  const [first, last] = [bytes[from]!, bytes[until - 1]!];
  return first !== SPACE && last !== SPACE && first !== APOSTROPHE;
};

/** All bytes at hand as signs of one byte each: cutting a number out of them is sooner done than reading it from the bytes. */
const cutter = () => {
  let signs: { readonly of: Buffer; readonly text: string } = { of: Buffer.alloc(0), text: '' };
  return (bytes: Buffer, from: number, until: number): string => {
    if (signs.of !== bytes) signs = { of: bytes, text: bytes.toString('latin1') };
    return signs.text.slice(from, until);
  };
};

export const csvCells = (delimiter: number, end: number, { cellCharacters }: Limits): CsvCells => {
  const kinds = kindsOf([delimiter, end, QUOTE]);
  const scanned = { hash: 0, kind: PLAIN };
  const cleaned = (text: string): string =>
    cleanCell(text.length > cellCharacters ? text.slice(0, cellCharacters + 1) : text);
  const read = (bytes: Buffer, from: number, until: number): string => cleaned(bytes.toString('utf8', from, until));
  const cut = cutter();
  const readScanned = (bytes: Buffer, from: number, until: number): string => {
    if (scanned.kind !== PLAIN || until - from > cellCharacters || !isClean(bytes, from, until))
      return read(bytes, from, until);
    return until - from <= copiedSigns ? cut(bytes, from, until) : bytes.toString('latin1', from, until);
  };
  const byColumn: TextAt[] = [];
  return {
    endOf: (bytes, from, until) => {
      let [at, hash, seen] = [from, 0, PLAIN];
      for (; at < until; at++) {
        const byte = bytes[at]!;
        const kind = kinds[byte]!;
        if (kind === STOP) break;
        seen |= kind;
        hash = Math.imul(hash ^ byte, 0x01000193);
      }
      scanned.hash = hash;
      scanned.kind = seen;
      return at;
    },
    text: (column, bytes, from, until) => {
      if (from === until) return '';
      byColumn[column] ??= knownTexts(readScanned);
      return byColumn[column](bytes, from, until, scanned.hash);
    },
    quoted: (bytes, from, until) => {
      const text = bytes.toString('utf8', from, until);
      return cleaned(text.includes('"') ? text.replaceAll('""', '"') : text);
    },
  };
};
