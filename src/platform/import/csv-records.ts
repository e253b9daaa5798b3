import { delimiterOf, splitSepLine } from './csv-text.ts';

/** A quotation mark that opens inside a cell, or never closes. */
export class BrokenQuotes extends Error {
  readonly line: number;
  constructor(line: number) {
    super('a quotation mark is out of place');
    this.line = line;
  }
}

type State = {
  rest: string;
  delimiter: string | undefined;
  /** Line end of a file that has no \n at all. */
  end: string | undefined;
  records: number;
};

type Cut = {
  readonly text: string;
  readonly delimiter: string;
  readonly end: string;
  readonly line: number;
  /** No more text comes. */
  readonly isLast: boolean;
};
/** A cell and where it ends: at a separator, a line end, or the end of the text. */
type Cell = { readonly text: string; readonly at: number };

const quotedText = ({ text, line, isLast }: Cut, from: number): Cell | undefined => {
  let cell = '';
  for (let open = from + 1; ; ) {
    const close = text.indexOf('"', open);
    if (close < 0 && isLast) throw new BrokenQuotes(line);
    if (close < 0) return undefined;
    cell += text.slice(open, close);
    if (text[close + 1] !== '"') return { text: cell, at: close + 1 };
    cell += '"';
    open = close + 2;
  }
};

const quotedCell = (cut: Cut, from: number): Cell | undefined => {
  const found = quotedText(cut, from);
  if (!found) return undefined;
  const { text, delimiter, end, isLast, line } = cut;
  const isReturn = end === '\n' && text[found.at] === '\r';
  const at = isReturn && (text[found.at + 1] === '\n' || found.at + 1 === text.length) ? found.at + 1 : found.at;
  if (at >= text.length) return isLast ? { ...found, at } : undefined;
  if (text[at] !== delimiter && text[at] !== end) throw new BrokenQuotes(line);
  return { ...found, at };
};

const plainCell = ({ text, delimiter, end, isLast, line }: Cut, from: number): Cell | undefined => {
  const comma = text.indexOf(delimiter, from);
  const stop = text.indexOf(end, from);
  if (stop < 0 && !isLast) return undefined;
  const at = Math.min(comma < 0 ? text.length : comma, stop < 0 ? text.length : stop);
  const cell = text.slice(from, at);
  if (cell.includes('"')) throw new BrokenQuotes(line);
  return { text: cell, at };
};

/** One record that has a quotation mark, from `from` on; undefined when its end is not in the text yet. */
const quotedRecord = (cut: Cut, from: number): { cells: string[]; next: number } | undefined => {
  const cells: string[] = [];
  for (let at = from; ; ) {
    const cell = cut.text[at] === '"' ? quotedCell(cut, at) : plainCell(cut, at);
    if (!cell) return undefined;
    cells.push(cell.text);
    if (cell.at >= cut.text.length || cut.text[cell.at] === cut.end) return { cells, next: cell.at + 1 };
    at = cell.at + 1;
  }
};

const begin = (state: State, isLast: boolean): boolean => {
  if (state.delimiter !== undefined) return true;
  if (!isLast && state.rest.length < 20_000) return false;
  const { named, rest } = splitSepLine(state.rest);
  state.rest = rest.replace(/^\ufeff/, '');
  state.delimiter = named ?? delimiterOf(state.rest);
  state.end = state.rest.includes('\n') || !state.rest.includes('\r') ? '\n' : '\r';
  return true;
};

const takeRecords = (state: State, isLast: boolean): string[][] => {
  const { rest, delimiter, end } = state as { rest: string; delimiter: string; end: string };
  const found: string[][] = [];
  let at = 0;
  let quote = rest.indexOf('"');
  while (at < rest.length) {
    const stop = rest.indexOf(end, at);
    const lineEnd = stop < 0 ? rest.length : stop;
    if (stop < 0 && !isLast) break;
    if (quote >= 0 && quote < at) quote = rest.indexOf('"', at);
    if (quote < 0 || quote >= lineEnd) {
      found.push(rest.slice(at, lineEnd).split(delimiter));
      at = lineEnd + 1;
    } else {
      const line = state.records + found.length + 1;
      const record = quotedRecord({ text: rest, delimiter, end, line, isLast }, at);
      if (!record) break;
      found.push(record.cells);
      at = record.next;
    }
  }
  state.rest = rest.slice(at);
  state.records += found.length;
  return found;
};

/**
 * Splits csv text that comes in pieces into records, without holding more than the record at hand (RFC 4180; the separator is the
 * one that the first lines use most evenly, or that a `sep=` line names). Throws BrokenQuotes with the number of the record.
 */
export const csvRecords = (): { readonly push: (text: string) => string[][]; readonly end: () => string[][] } => {
  const state: State = { rest: '', delimiter: undefined, end: undefined, records: 0 };
  const take = (text: string, isLast: boolean): string[][] => {
    state.rest += text;
    return begin(state, isLast) ? takeRecords(state, isLast) : [];
  };
  return { push: (text) => take(text, false), end: () => take('', true) };
};
