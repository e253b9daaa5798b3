import { type Fault, textOf } from './source-files.ts';

const path = 'docs/glossary.md';

/** Rows `| Vietnamese | English | one line |` of the one table. */
const rowsOf = (text: string): { vietnamese: string; english: string; line: number }[] =>
  text.split('\n').flatMap((row, at) => {
    const cells = /^\|(.+?)\|(.+?)\|(.+?)\|\s*$/.exec(row);
    if (!cells || /^[\s:-]+$/.test(cells[1]!) || cells[1]!.trim() === 'Vietnamese') return [];
    return [{ vietnamese: cells[1]!.trim().normalize('NFC').toLowerCase(), english: cells[2]!.trim(), line: at + 1 }];
  });

/** One English identifier for one Vietnamese term, each of them once. */
export const glossaryFaults = (root: string): Fault[] => {
  const faults: Fault[] = [];
  const lineByTerm = new Map<string, number>();
  const termByIdentifier = new Map<string, string>();
  for (const { vietnamese, english, line } of rowsOf(textOf(root, path))) {
    const at = `${path}:${line}`;
    const identifiers = [...english.matchAll(/`([^`]+)`/g)].map((hit) => hit[1]!);
    if (identifiers.length === 0) faults.push({ at, what: 'names no identifier in `code` marks' });
    if (lineByTerm.has(vietnamese))
      faults.push({ at, what: `"${vietnamese}" is also in line ${lineByTerm.get(vietnamese)}` });
    lineByTerm.set(vietnamese, line);
    for (const identifier of identifiers) {
      const other = termByIdentifier.get(identifier);
      if (other !== undefined) faults.push({ at, what: `\`${identifier}\` already stands for "${other}"` });
      termByIdentifier.set(identifier, vietnamese);
    }
  }
  return faults;
};
