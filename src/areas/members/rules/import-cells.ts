import { folded, nearest } from '../../../platform/import/folded.ts';
import { isCellType } from '../../organisations/contract.ts';

/** A place in the tree that a file may name: cells, and what stands above them to tell two of one name apart. */
export type ImportPlace = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly type: string;
  readonly parentId: string | null;
  readonly codes: readonly string[];
};

export type CellFound =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'many'; readonly count: number }
  | { readonly kind: 'not-a-cell'; readonly name: string }
  | { readonly kind: 'none'; readonly suggestion: string | null };

const mostSuggested = 200;

type Index = ReadonlyMap<string, readonly ImportPlace[]>;

const indexOf = (places: readonly ImportPlace[]): Index => {
  const index = new Map<string, ImportPlace[]>();
  for (const place of places)
    for (const name of new Set([place.name, place.shortName ?? '', ...place.codes].map(folded)))
      if (name !== '') index.set(name, [...(index.get(name) ?? []), place]);
  return index;
};

/** "Chi bộ 1, Đảng bộ xã A" or "Đảng bộ xã A - Chi bộ 1": every way to take the text as a cell and what is above it. */
const splittings = (text: string): [cell: string, above: string][] => {
  const parts = text.split(/\s*(?:,|;|\/|\s[-–—]\s)\s*/u).filter((part) => part !== '');
  if (parts.length < 2) return [];
  return [
    [parts[0]!, parts.slice(1).join(', ')],
    [parts.at(-1)!, parts.slice(0, -1).join(', ')],
    [parts[0]!, parts[1]!],
    [parts.at(-1)!, parts.at(-2)!],
  ];
};

const isUnder = (place: ImportPlace, above: ReadonlySet<string>, byId: ReadonlyMap<string, ImportPlace>): boolean => {
  for (let parent = place.parentId; parent !== null; parent = byId.get(parent)?.parentId ?? null)
    if (above.has(parent)) return true;
  return false;
};

/** The places that a text may mean, told apart by what is above them where that is said. */
const candidateFinder = (index: Index, byId: ReadonlyMap<string, ImportPlace>) => {
  const narrowed = (found: readonly ImportPlace[], above: string): readonly ImportPlace[] => {
    if (found.length < 2 || above === '') return found;
    const tops = new Set((index.get(folded(above)) ?? []).map(({ id }) => id));
    const inside = found.filter((place) => isUnder(place, tops, byId));
    return inside.length > 0 ? inside : found;
  };
  return (text: string, above: string): readonly ImportPlace[] => {
    const whole = index.get(folded(text));
    if (whole) return narrowed(whole, above);
    for (const [cell, top] of splittings(text)) {
      const found = index.get(folded(cell))?.filter((place) => isCellType(place.type));
      if (found && found.length > 0 && index.has(folded(top))) return narrowed(found, top);
    }
    return [];
  };
};

/**
 * Finds the cell that a text names among the places of an import: by code, name or short name without case and accents, with the
 * organisation above it in the same text or in a column of its own. Several of one name are not guessed between; for none the nearest
 * name is suggested. Answers are remembered, because a list names few cells many times.
 */
export const cellFinder = (places: readonly ImportPlace[]): ((text: string, above: string) => CellFound) => {
  const candidates = candidateFinder(indexOf(places), new Map(places.map((place) => [place.id, place])));
  const names = new Set(places.filter((place) => isCellType(place.type)).map(({ name }) => name));
  const remembered = new Map<string, Map<string, CellFound>>();
  let suggested = 0;
  const find = (text: string, above: string): CellFound => {
    const found = candidates(text, above);
    const inCells = found.filter((place) => isCellType(place.type));
    if (inCells.length === 1) return { kind: 'one', id: inCells[0]!.id };
    if (inCells.length > 1) return { kind: 'many', count: inCells.length };
    if (found.length > 0) return { kind: 'not-a-cell', name: found[0]!.name };
    // Comparing with every cell of a city takes a while: after many unknown names the file itself is the trouble.
    suggested++;
    return { kind: 'none', suggestion: suggested > mostSuggested ? null : (nearest(text, names) ?? null) };
  };
  // Most lists have no column of what is above, or name the same there again and again.
  let last: { readonly above: string; readonly known: Map<string, CellFound> } | undefined;
  const knownUnder = (above: string): Map<string, CellFound> => {
    if (last?.above !== above) last = { above, known: remembered.get(above) ?? new Map<string, CellFound>() };
    return last.known;
  };
  return (text, above) => {
    const known = knownUnder(above);
    const before = known.get(text);
    if (before) return before;
    const found = find(text, above);
    remembered.set(above, known.set(text, found));
    return found;
  };
};
