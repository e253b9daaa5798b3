/** Gives the text for which the bytes of a cell stand, from `from` to `until`; `hash` is a digest of them. */
export type TextAt = (bytes: Buffer, from: number, until: number, hash: number) => string;

const mostTexts = 20_000;
const longest = 80;
const mostLooks = 16;
/** After so many new texts it shows whether a column repeats itself. */
const trial = 4_000;

const emptyTable = () => ({
  /** Number of a text, from 1, at the place of its digest; 0 where there is none. */
  places: new Int32Array(1 << 10),
  hashes: [] as number[],
  /** Where in `kept` the bytes of each begin; those of the last end where the next begin. */
  starts: [0],
  texts: [] as string[],
  kept: Buffer.allocUnsafeSlow(1 << 12),
});
type Table = ReturnType<typeof emptyTable>;

const firstPlace = (hash: number, size: number): number => (hash ^ (hash >>> 15)) & (size - 1);

const isText = ({ kept, starts }: Table, nth: number, bytes: Buffer, from: number, length: number): boolean => {
  const start = starts[nth]!;
  if (starts[nth + 1]! - start !== length) return false;
  for (let at = 0; at < length; at++) if (kept[start + at] !== bytes[from + at]) return false;
  return true;
};

// A digest alone says nothing: the bytes themselves are compared. A file made to have all digests alike is read as if nothing were known.
const find = (table: Table, bytes: Buffer, from: number, until: number, hash: number): string | undefined => {
  const { places, hashes } = table;
  let at = firstPlace(hash, places.length);
  for (let look = 0; look < mostLooks; look++) {
    const nth = places[at]! - 1;
    if (nth < 0) return undefined;
    if (hashes[nth] === hash && isText(table, nth, bytes, from, until - from)) return table.texts[nth];
    at = (at + 1) & (places.length - 1);
  }
  return undefined;
};

const put = (places: Int32Array, hash: number, nth: number): void => {
  let at = firstPlace(hash, places.length);
  for (let look = 0; look < mostLooks; look++) {
    if (places[at] === 0) {
      places[at] = nth + 1;
      return;
    }
    at = (at + 1) & (places.length - 1);
  }
};

const keepBytes = (table: Table, bytes: Buffer, from: number, until: number): void => {
  const start = table.starts.at(-1)!;
  if (start + until - from > table.kept.length) {
    const larger = Buffer.allocUnsafeSlow(table.kept.length * 2);
    table.kept.copy(larger, 0, 0, start);
    table.kept = larger;
  }
  bytes.copy(table.kept, start, from, until);
  table.starts.push(start + until - from);
};

const remember = (table: Table, hash: number, text: string): void => {
  table.hashes.push(hash);
  table.texts.push(text);
  if (table.texts.length * 2 <= table.places.length) put(table.places, hash, table.texts.length - 1);
  else {
    table.places = new Int32Array(table.places.length * 2);
    for (let nth = 0; nth < table.texts.length; nth++) put(table.places, table.hashes[nth]!, nth);
  }
};

/**
 * Remembers what the cells of a column say: most columns of a long list say few things again and again, and bytes that were seen before
 * need neither be decoded nor cleaned. A column of which most cells are new, as that of the identifiers, is left alone after its first
 * thousands.
 */
export const knownTexts = (read: (bytes: Buffer, from: number, until: number) => string): TextAt => {
  let table: Table | undefined = emptyTable();
  let [hits, misses] = [0, 0];
  return (bytes, from, until, hash) => {
    if (table === undefined || until - from > longest) return read(bytes, from, until);
    const before = find(table, bytes, from, until, hash);
    if (before !== undefined) {
      hits++;
      return before;
    }
    const text = read(bytes, from, until);
    if (++misses > trial && misses > hits) table = undefined;
    else if (table.texts.length < mostTexts) {
      keepBytes(table, bytes, from, until);
      remember(table, hash, text);
    }
    return text;
  };
};
