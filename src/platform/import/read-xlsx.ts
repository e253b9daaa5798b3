import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import type { ImportLimits } from './limits.ts';
import { cleanRow, columnIndex, type SheetRow } from './sheet.ts';
import { BadZip, listZip, type UnpackBudget, unpacked, type ZipEntry } from './unzip.ts';
import { type NumberStyle, numberStyleOf, numberText } from './xlsx-numbers.ts';

type Attributes = Readonly<Record<string, string>>;
type Handlers = {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

// Parses piece by piece and gives control back after each one. The parser expands no entities of a DTD.
async function* parsed(entry: ZipEntry, budget: UnpackBudget, handlers: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false });
  parser.on('error', (error) => {
    throw new BadZip(`broken XML: ${error.message}`);
  });
  parser.on('opentag', (tag) =>
    handlers.open?.(localName(tag.name), tag.attributes as Record<string, SaxesAttributePlain & string>),
  );
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)));
  const decoder = new TextDecoder();
  for await (const piece of unpacked(entry, budget)) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.close();
  yield;
}

const parseWhole = async (entry: ZipEntry | undefined, budget: UnpackBudget, handlers: Handlers): Promise<void> => {
  if (entry === undefined) return;
  for await (const _ of parsed(entry, budget, handlers));
};

export type XlsxSheet = { readonly name: string; readonly isHidden: boolean; readonly path: string };

/** An opened workbook. `rowsOf` streams one sheet; `mergesOf` is known once its rows were read to the end. */
export type Xlsx = {
  readonly sheets: readonly XlsxSheet[];
  readonly rowsOf: (sheet: XlsxSheet) => AsyncGenerator<SheetRow>;
  readonly mergesOf: (sheet: XlsxSheet) => readonly string[];
  /** Share of the packed sheet that was read so far, from 0 to 1. */
  readonly shareRead: (sheet: XlsxSheet) => number;
  /** The merges before the rows are read: the sheet is unpacked once more, without being parsed, for what stands behind its rows. */
  readonly mergesAhead: (sheet: XlsxSheet) => Promise<readonly string[]>;
};

type Book = { entries: ReadonlyMap<string, ZipEntry>; budget: UnpackBudget; limits: ImportLimits };

const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

const readSheets = async ({ entries, budget }: Book): Promise<{ sheets: XlsxSheet[]; since1904: boolean }> => {
  const targets = new Map<string, string>();
  await parseWhole(entries.get('xl/_rels/workbook.xml.rels'), budget, {
    open: (name, at) => {
      if (name === 'Relationship') targets.set(at.Id ?? '', at.Target ?? '');
    },
  });
  const sheets: XlsxSheet[] = [];
  let since1904 = false;
  await parseWhole(entries.get('xl/workbook.xml'), budget, {
    open: (name, at) => {
      if (name === 'workbookPr') since1904 = at.date1904 === '1' || at.date1904 === 'true';
      if (name !== 'sheet') return;
      const target = targets.get(at['r:id'] ?? '') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      if (entries.has(path))
        sheets.push({ name: at.name ?? '', isHidden: (at.state ?? 'visible') !== 'visible', path });
    },
  });
  return { sheets, since1904 };
};

const readSharedStrings = async ({ entries, budget, limits }: Book): Promise<string[]> => {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isPhonetic = false;
  let held = 0;
  await parseWhole(entries.get('xl/sharedStrings.xml'), budget, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') isPhonetic = true;
      isText = name === 't' && !isPhonetic;
    },
    text: (text) => {
      if (isText && current.length <= limits.cellCharacters) current += text;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name !== 'si') return;
      held += current.length;
      if (held > limits.sharedCharacters) throw new BadZip('shares more text than allowed', true);
      strings.push(decodeEscapes(current));
    },
  });
  return strings;
};

const readStyles = async ({ entries, budget }: Book): Promise<NumberStyle[]> => {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await parseWhole(entries.get('xl/styles.xml'), budget, {
    open: (name, at) => {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt') codes.set(Number(at.numFmtId), at.formatCode ?? '');
      if (name === 'xf' && inCells)
        styles.push(numberStyleOf(Number(at.numFmtId ?? 0), codes.get(Number(at.numFmtId ?? 0))));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
};

type CellState = { column: number; type: string; style: number; value: string; isValue: boolean };
type SheetState = {
  row: number;
  /** Last row by the sheet's own word; 0 where it says nothing. */
  lastRow: number;
  cells: string[];
  ready: SheetRow[];
  merges: string[];
  cell: CellState;
};
type CellText = (cell: CellState) => string;

const startRow = (state: SheetState, at: Attributes): void => {
  state.row = at.r === undefined ? state.row + 1 : Number(at.r);
  state.cells = [];
  state.cell.column = -1;
};

const startCell = (state: SheetState, at: Attributes): void => {
  const column = (at.r === undefined ? undefined : columnIndex(at.r)) ?? state.cell.column + 1;
  state.cell = { column, type: at.t ?? 'n', style: Number(at.s ?? 0), value: '', isValue: false };
};

const sheetHandlers = (state: SheetState, limits: ImportLimits, textOf: CellText): Handlers => ({
  open: (name, at) => {
    if (name === 'row') startRow(state, at);
    else if (name === 'c') startCell(state, at);
    else if (name === 'v' || name === 't') state.cell.isValue = true;
    else if (name === 'rPh') state.cell.isValue = false;
    else if (name === 'mergeCell' && at.ref) state.merges.push(at.ref);
    else if (name === 'dimension') state.lastRow = Number(/\d+$/.exec(at.ref ?? '')?.[0] ?? 0);
  },
  text: (text) => {
    if (state.cell.isValue && state.cell.value.length <= limits.cellCharacters) state.cell.value += text;
  },
  close: (name) => {
    if (name === 'v' || name === 't') state.cell.isValue = false;
    else if (name === 'c' && state.cell.column < limits.columns) state.cells[state.cell.column] = textOf(state.cell);
    else if (name === 'row') {
      const row = cleanRow(state.row, state.cells);
      if (row) state.ready.push(row);
    }
  },
});

const mostBehindRows = 8_000_000;
const closesRows = /<\/(?:\w+:)?sheetData>/;

const mergesBehindRows = async (pieces: AsyncIterable<Uint8Array>): Promise<string[]> => {
  let text = '';
  let isBehind = false;
  for await (const piece of pieces) {
    // What is looked for is ASCII, and latin1 is the quickest way to text.
    text += Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    // The bare search is many times quicker than the expression, and nearly always finds nothing.
    isBehind ||= text.includes('sheetData>') && closesRows.test(text);
    if (!isBehind) text = text.slice(-40);
    else if (text.length > mostBehindRows) break;
  }
  return Array.from(text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]+)"/g), (found) => found[1]!);
};

const bookOf = (bytes: Uint8Array, limits: ImportLimits): Book => {
  const book = { entries: listZip(bytes), budget: { left: limits.unpackedBytes }, limits };
  if (!book.entries.has('xl/workbook.xml')) throw new BadZip('not a workbook');
  return book;
};

/** The sheets of an .xlsx by name, without their text. Throws BadZip like `openXlsx`. */
export const listSheets = async (bytes: Uint8Array, limits: ImportLimits): Promise<readonly XlsxSheet[]> =>
  (await readSheets(bookOf(bytes, limits))).sheets;

/**
 * Opens an .xlsx. Every cell comes as the text a person sees, at its true address; nothing is written to disk (measured
 * reason for an own reader: exceljs keeps sheets in temporary files while it waits for the strings, and drops merged cells).
 * Throws BadZip for anything that is not a sound workbook within the limits.
 */
export const openXlsx = async (bytes: Uint8Array, limits: ImportLimits): Promise<Xlsx> => {
  const book = bookOf(bytes, limits);
  const { sheets, since1904 } = await readSheets(book);
  const strings = await readSharedStrings(book);
  const styles = await readStyles(book);
  const textOf: CellText = ({ type, value, style }) => {
    if (type === 's') return strings[Number(value)] ?? '';
    if (type === 'n') return numberText(value, styles[style] ?? { kind: 'plain' }, since1904);
    if (type === 'd') return value.replace(/T00:00:00(\.0+)?Z?$/, '');
    return type === 'inlineStr' || type === 'str' ? decodeEscapes(value) : value;
  };
  const states = new Map<string, SheetState>();
  async function* rowsOf(sheet: XlsxSheet): AsyncGenerator<SheetRow> {
    const cell: CellState = { column: -1, type: 'n', style: 0, value: '', isValue: false };
    const state: SheetState = { row: 0, lastRow: 0, cells: [], ready: [], merges: [], cell };
    states.set(sheet.path, state);
    for await (const _ of parsed(book.entries.get(sheet.path)!, book.budget, sheetHandlers(state, limits, textOf))) {
      yield* state.ready;
      state.ready.length = 0;
    }
  }
  return {
    sheets,
    rowsOf,
    mergesOf: (sheet) => states.get(sheet.path)?.merges ?? [],
    shareRead: (sheet) => {
      const { row, lastRow } = states.get(sheet.path) ?? { row: 0, lastRow: 0 };
      return lastRow > 0 ? Math.min(1, row / lastRow) : 0;
    },
    mergesAhead: (sheet) => mergesBehindRows(unpacked(book.entries.get(sheet.path)!, { left: limits.unpackedBytes })),
  };
};
