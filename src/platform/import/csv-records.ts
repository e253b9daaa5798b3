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

/** One record that has a quotation mark, from `from` on; undefined when its end is not in the text yet. */
const quotedRecord = (
  text: string,
  from: number,
  { delimiter, end }: { delimiter: string; end: string },
  line: number,
  isLast: boolean,
): { cells: string[]; next: number } | undefined => {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      let open = at + 1;
      for (;;) {
        const close = text.indexOf('"', open);
        if (close < 0) {
          if (isLast) throw new BrokenQuotes(line);
          return undefined;
        }
        cell += text.slice(open, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        open = at + 1;
      }
      if (at >= text.length && !isLast) return undefined;
      if (end === '\n' && text[at] === '\r' && (text[at + 1] === '\n' || at + 1 === text.length)) {
        if (at + 1 === text.length && !isLast) return undefined;
        at++;
      }
      if (at < text.length && text[at] !== delimiter && text[at] !== end) throw new BrokenQuotes(line);
    } else {
      const comma = text.indexOf(delimiter, at);
      const stop = text.indexOf(end, at);
      if (stop < 0 && !isLast) return undefined;
      const until = Math.min(comma < 0 ? text.length : comma, stop < 0 ? text.length : stop);
      cell = text.slice(at, until);
      if (cell.includes('"')) throw new BrokenQuotes(line);
      at = until;
    }
    cells.push(cell);
    if (at >= text.length) return { cells, next: at };
    const isEnd = text[at] === end;
    at++;
    if (isEnd) return { cells, next: at };
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
      const record = quotedRecord(rest, at, { delimiter, end }, state.records + found.length + 1, isLast);
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
