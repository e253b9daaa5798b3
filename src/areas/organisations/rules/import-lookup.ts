import type { Day } from '../../../platform/calendar/day.ts';
import { folded, nearest } from '../../../platform/import/folded.ts';

/** An organisation that lives today within the reach of an import. */
export type KnownOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly type: string;
  readonly sector: string | null;
  readonly parentId: string | null;
  readonly codes: readonly string[];
  readonly from: Day | null;
};

/** Something that a cell can name: by code, by name, by short name or, for rows of the file, by "hàng 5". */
export type Nameable = {
  readonly key: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly codes: readonly string[];
  readonly row?: number;
};
export type Found =
  | { readonly kind: 'one'; readonly key: string }
  | { readonly kind: 'many'; readonly count: number }
  | { readonly kind: 'none'; readonly suggestion: string | null };

const rowReference = /^(?:hang|dong|row|#)\s*(?:so\s*)?(\d{1,6})$/;

/** Finds what a cell names among existing organisations and rows of the same file; code first, then name, then short name. */
export const lookupOf = (entries: readonly Nameable[]): ((text: string) => Found) => {
  const byCode = new Map<string, Set<string>>();
  const byName = new Map<string, Set<string>>();
  const byShortName = new Map<string, Set<string>>();
  const byRow = new Map(entries.flatMap(({ row, key }) => (row === undefined ? [] : [[row, key] as const])));
  const add = (map: Map<string, Set<string>>, text: string | null, key: string) => {
    if (!text) return;
    const keys = map.get(folded(text));
    if (keys) keys.add(key);
    else map.set(folded(text), new Set([key]));
  };
  for (const { key, name, shortName, codes } of entries) {
    for (const code of codes) add(byCode, code, key);
    add(byName, name, key);
    add(byShortName, shortName, key);
  }
  return (text) => {
    const wanted = folded(text);
    const row = rowReference.exec(wanted);
    const rowKey = row ? byRow.get(Number(row[1])) : undefined;
    if (rowKey !== undefined) return { kind: 'one', key: rowKey };
    const keys = byCode.get(wanted) ?? byName.get(wanted) ?? byShortName.get(wanted);
    if (keys === undefined)
      return {
        kind: 'none',
        suggestion:
          nearest(
            text,
            entries.map((entry) => entry.name),
          ) ?? null,
      };
    return keys.size === 1 ? { kind: 'one', key: [...keys][0]! } : { kind: 'many', count: keys.size };
  };
};

/** Key of a row of the file that becomes a new organisation. */
export const keyOfRow = (row: number): string => `#${row}`;
