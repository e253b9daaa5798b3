const delimiters = [';', ',', '\t'] as const;

/** The encoding of a csv by its first bytes: UTF-16 with a byte-order mark, else UTF-8. */
export const encodingOf = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';

const withoutQuoted = (line: string): string => line.replace(/"(?:[^"]|"")*"/g, '');

/** The separator of a csv text: the one that its first lines use most evenly. */
export const delimiterOf = (text: string): string => {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
    .map(withoutQuoted);
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const used = counts.filter((count) => count > 0);
    const most = Math.max(0, ...counts);
    return used.length * 2 + counts.filter((count) => count === most && most > 0).length + most / 1000;
  };
  return [...delimiters].sort((left, right) => score(right) - score(left))[0]!;
};

/** Excel's own first line that names the separator, and the text behind it. */
export const splitSepLine = (text: string): { readonly named: string | undefined; readonly rest: string } => {
  const found = /^\ufeff?sep=([\t !#-~])\r?\n/.exec(text);
  return found ? { named: found[1], rest: text.slice(found[0].length) } : { named: undefined, rest: text };
};
