/** Lines in COPY's text format, gathered as bytes. */
export type CopyBatch = {
  readonly add: (line: string) => void;
  readonly count: () => number;
  /** The bytes so far; the batch begins anew. */
  readonly take: () => Uint8Array<ArrayBuffer>;
};

/**
 * Gathers lines as bytes from the first one on. Ten thousand lines kept as text are half a million pieces of strings that the garbage
 * collector copies again and again (500,000 rows: 32 → 23 s in all).
 */
export const copyBatch = (firstBytes = 1 << 20): CopyBatch => {
  let bytes = Buffer.allocUnsafeSlow(firstBytes);
  let [filled, lines] = [0, 0];
  return {
    add: (line) => {
      // A character takes at most three bytes of UTF-8, and the line its end.
      const most = filled + line.length * 3 + 1;
      if (most > bytes.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(most, bytes.length * 2));
        bytes.copy(larger, 0, 0, filled);
        bytes = larger;
      }
      filled += bytes.write(line, filled);
      bytes[filled++] = 10;
      lines++;
    },
    count: () => lines,
    take: () => {
      if (filled === 0) return new Uint8Array();
      const taken = bytes.subarray(0, filled) as Uint8Array<ArrayBuffer>;
      bytes = Buffer.allocUnsafeSlow(Math.max(firstBytes, filled));
      [filled, lines] = [0, 0];
      return taken;
    },
  };
};
