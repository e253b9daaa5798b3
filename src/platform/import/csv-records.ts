import { isUtf8 } from 'node:buffer';
import { type CsvCells, csvCells } from './csv-cells.ts';
import { delimiterOf, splitSepLine } from './csv-text.ts';
import type { ImportLimits } from './limits.ts';
import type { SheetRow } from './sheet.ts';

/** A quotation mark that opens inside a cell, or never closes. */
export class BrokenQuotes extends Error {
  readonly line: number;
  constructor(line: number) {
    super('a quotation mark is out of place');
    this.line = line;
  }
}

/** Why bytes are no text: not in UTF-8, or with a zero, which no text has. */
export class NoText extends Error {
  readonly hasZero: boolean;
  constructor(hasZero: boolean) {
    super('not a text');
    this.hasZero = hasZero;
  }
}

const [QUOTE, NEW_LINE, RETURN] = [0x22, 0x0a, 0x0d];

type Form = { readonly delimiter: number; readonly end: number; readonly cells: CsvCells };
type Limits = Pick<ImportLimits, 'columns' | 'cellCharacters'>;

/** What is at hand of a file; its records before `at` are taken. */
type Cut = Form & {
  readonly bytes: Buffer;
  /** No more bytes come. */
  readonly isLast: boolean;
  readonly columns: number;
  at: number;
  /** Records so far. */
  line: number;
};

/** Where a text between quotation marks ends, its last mark; -1 when that is not at hand yet. */
const closingOf = ({ bytes, isLast, line }: Cut, from: number): number => {
  for (let open = from; ; ) {
    const close = bytes.indexOf(QUOTE, open);
    if (close < 0 && isLast) throw new BrokenQuotes(line);
    if (close < 0 || bytes[close + 1] !== QUOTE) return close;
    open = close + 2;
  }
};

/** Where the cell ends of which the last quotation mark stands at `close`; -1 when that is not at hand yet. */
const quotedEnd = (cut: Cut, close: number): number => {
  const { bytes, delimiter, end, isLast, line } = cut;
  const after = close + 1;
  const isReturn = end === NEW_LINE && bytes[after] === RETURN;
  const at = isReturn && (bytes[after + 1] === NEW_LINE || after + 1 === bytes.length) ? after + 1 : after;
  if (at >= bytes.length) return isLast ? at : -1;
  if (bytes[at] !== delimiter && bytes[at] !== end) throw new BrokenQuotes(line);
  return at;
};

/** Puts the cell at `from` behind the others; gives where it ends, -1 when that is not at hand yet. */
const takeCell = (cut: Cut, from: number, column: number, into: string[]): number => {
  const { bytes, cells, end, isLast } = cut;
  const isKept = column < cut.columns;
  if (bytes[from] === QUOTE) {
    const close = closingOf(cut, from + 1);
    const at = close < 0 ? -1 : quotedEnd(cut, close);
    if (at >= 0 && isKept) into.push(cells.quoted(bytes, from + 1, close));
    return at;
  }
  const at = cells.endOf(bytes, from, bytes.length);
  if (at >= bytes.length && !isLast) return -1;
  if (bytes[at] === QUOTE) throw new BrokenQuotes(cut.line);
  if (!isKept) return at;
  const hasReturn = bytes[at] === end && end === NEW_LINE && at > from && bytes[at - 1] === RETURN;
  into.push(cells.text(column, bytes, from, hasReturn ? at - 1 : at));
  return at;
};

/** The cells of the record at hand; undefined when its end is not. */
const takeRecord = (cut: Cut): string[] | undefined => {
  const { bytes, end } = cut;
  const found: string[] = [];
  for (let from = cut.at, column = 0; ; column++) {
    const at = takeCell(cut, from, column, found);
    if (at < 0) return undefined;
    if (at >= bytes.length || bytes[at] === end) {
      cut.at = at + 1;
      return found;
    }
    from = at + 1;
  }
};

const takeRows = (cut: Cut): SheetRow[] => {
  const rows: SheetRow[] = [];
  while (cut.at < cut.bytes.length) {
    cut.line++;
    const cells = takeRecord(cut);
    if (!cells) {
      cut.line--;
      break;
    }
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    if (cells.length > 0) rows.push({ row: cut.line, cells });
  }
  return rows;
};

/** Bytes at the end that begin a character which is not at hand in whole. */
const unfinished = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
};

const formOf = (bytes: Buffer, limits: Limits): { form: Form; skip: number } => {
  const text = bytes.toString('utf8', 0, bytes.length - unfinished(bytes));
  const { named, rest } = splitSepLine(text);
  const bare = rest.replace(/^\ufeff+/, '');
  const delimiter = (named ?? delimiterOf(bare)).charCodeAt(0);
  const end = bare.includes('\n') || !bare.includes('\r') ? NEW_LINE : RETURN;
  const skip = Buffer.byteLength(text) - Buffer.byteLength(bare);
  return { form: { delimiter, end, cells: csvCells(delimiter, end, limits) }, skip };
};

/** So many bytes show the separator of a file. */
const enoughForForm = 20_000;

const joined = (one: Uint8Array, other: Uint8Array): Buffer =>
  one.length === 0 ? Buffer.from(other.buffer, other.byteOffset, other.length) : Buffer.concat([one, other]);

/**
 * Cuts the bytes of a csv, in UTF-8, into rows while they come in pieces, without holding more than the record at hand (RFC 4180; the
 * separator is the one that the first lines use most evenly, or that a `sep=` line names). Works on bytes, because a text for each cell
 * that is only cut, cleaned and thrown away was a third of reading. Throws NoText, and BrokenQuotes with the number of the record.
 */
export const csvRecords = (limits: Limits) => {
  let form: Form | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let [checked, line] = [0, 0];
  const check = (isLast: boolean): void => {
    const until = rest.length - (isLast ? 0 : unfinished(rest));
    if (!isUtf8(rest.subarray(checked, until))) throw new NoText(false);
    if (rest.subarray(checked, until).includes(0)) throw new NoText(true);
    checked = until;
  };
  const take = (bytes: Uint8Array, isLast: boolean): SheetRow[] => {
    rest = joined(rest, bytes);
    check(isLast);
    if (!form) {
      if (!isLast && rest.length < enoughForForm) return [];
      const found = formOf(rest, limits);
      form = found.form;
      rest = rest.subarray(found.skip);
      checked -= found.skip;
    }
    const cut: Cut = { ...form, bytes: rest, isLast, columns: limits.columns, at: 0, line };
    const rows = takeRows(cut);
    const taken = Math.min(cut.at, rest.length);
    // A copy: the piece itself is not kept for the sake of its last line.
    rest = Buffer.from(rest.subarray(taken));
    checked -= taken;
    line = cut.line;
    return rows;
  };
  return {
    push: (bytes: Uint8Array): SheetRow[] => take(bytes, false),
    end: (): SheetRow[] => take(new Uint8Array(), true),
  };
};
