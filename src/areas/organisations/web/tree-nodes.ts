import { fold } from '../../../web/fold.ts';
import type { PackedTree } from '../contract.ts';
import { openTree } from '../rules/packed-tree.ts';

/** A row of the tree on screen. Its key is its index in the packed tree; the id is asked for when it is opened. */
export type TreeRow = {
  readonly key: string;
  readonly index: number;
  readonly depth: number;
  readonly label: string;
  readonly type: string;
};

export type TreeOnScreen = {
  readonly rows: readonly TreeRow[];
  readonly parents: Int32Array;
  readonly folded: readonly string[];
};

export const treeOnScreen = (packed: PackedTree): TreeOnScreen => {
  const tree = openTree(packed);
  const rows = tree.names.map((label, index) => ({
    key: String(index),
    index,
    depth: tree.depths[index]!,
    label,
    type: tree.typeAt(index),
  }));
  return { rows, parents: tree.parents, folded: tree.folded };
};

/** Keys to open so that the nodes at these indexes are in view; a tree with a single root shows what is below it. */
export const keysAbove = ({ rows, parents }: TreeOnScreen, indexes: readonly number[]): readonly string[] => {
  const keys = new Set<string>(rows[0] ? [rows[0].key] : []);
  for (const index of indexes) {
    for (let up = parents[index] ?? -1; up >= 0; up = parents[up]!) keys.add(String(up));
  }
  return [...keys];
};

/** How many names hold the typed text, read the way the tree reads it; null while nothing is typed. */
export const matchCount = ({ folded }: TreeOnScreen, text: string): number | null => {
  const wanted = fold(text.trim());
  return wanted === '' ? null : folded.filter((name) => name.includes(wanted)).length;
};
