/** One row of a sheet as text: `cells[0]` is column A. `row` is the number a person sees in the spreadsheet program. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[] };

/** A sheet with its non-blank rows only; addresses stay those of the file. */
export type Sheet = { readonly name: string; readonly rows: readonly SheetRow[] };

/** Column letters of an index: 0 → A, 26 → AA. */
export const columnLetters = (index: number): string => {
  let rest = index + 1;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
};

/** Index of the column letters at the start of an address: A1 → 0, AA7 → 26; undefined when there are none. */
export const columnIndex = (address: string): number | undefined => {
  const letters = /^[A-Za-z]{1,3}/.exec(address)?.[0].toUpperCase();
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

// Everything but printable Latin and composed Vietnamese letters: only then is there anything to mend (12 million cells: 4 s → 1 s).
const isOdd = /[^\t\n\x20-\x7e\u00a1-\u02ff\u1ea0-\u1ef9]/;

const withoutOddities = (text: string): string =>
  text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not reach the database
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b\u2060\ufeff]|\u200c|\u200d/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/\r\n?/g, '\n');

/**
 * Text of a cell as it is kept: NFC (macOS files come decomposed), no invisible characters, ordinary spaces, trimmed, and
 * without the apostrophe that our own csv puts before text that a spreadsheet program would run as a formula.
 */
export const cleanCell = (text: string): string => {
  if (text === '') return text;
  const plain = (isOdd.test(text) ? withoutOddities(text) : text).trim();
  return plain.startsWith("'") ? plain.replace(/^'(?=[=+\-@])/, '') : plain;
};

/** Cleans the cells and cuts the blank ones at the end; undefined for a row without any text. */
export const cleanRow = (row: number, cells: readonly string[]): SheetRow | undefined => {
  const cleaned = new Array<string>(cells.length);
  // By index, because sparse rows have holes; a callback for each of 12 million cells is a second of its own.
  for (let at = 0; at < cells.length; at++) cleaned[at] = cleanCell(cells[at] ?? '');
  while (cleaned.length > 0 && cleaned.at(-1) === '') cleaned.pop();
  return cleaned.length === 0 ? undefined : { row, cells: cleaned };
};
