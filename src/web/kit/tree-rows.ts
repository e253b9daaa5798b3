import { fold } from '../fold.ts';

/** A node of a tree given flat, in order from top to bottom: its children follow it one level deeper. */
export type TreeNode = { readonly key: string; readonly depth: number; readonly label: string };

export type Tree<N extends TreeNode> = {
  readonly nodes: readonly N[];
  /** Index of the parent, −1 at the top. */
  readonly parent: Int32Array;
  /** Index behind the last descendant. */
  readonly end: Int32Array;
  readonly place: Int32Array;
  readonly siblings: Int32Array;
  readonly indexByKey: ReadonlyMap<string, number>;
  readonly folded: readonly string[];
};

/** Reads the shape of the tree once: parents, ends, places among siblings. Two passes over 20,000 nodes. */
export const treeOf = <N extends TreeNode>(nodes: readonly N[]): Tree<N> => {
  const count = nodes.length;
  const [parent, end, place, siblings] = [0, 1, 2, 3].map(() => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const indexByKey = new Map<string, number>();
  const children = new Int32Array(count + 1);
  const path: number[] = [];
  nodes.forEach((node, at) => {
    while (path.length > 0 && nodes[path.at(-1)!]!.depth >= node.depth) end[path.pop()!] = at;
    const above = path.at(-1) ?? -1;
    parent[at] = above;
    children[above + 1]! += 1;
    place[at] = children[above + 1]!;
    indexByKey.set(node.key, at);
    path.push(at);
  });
  for (const at of path) end[at] = count;
  for (let at = 0; at < count; at += 1) siblings[at] = children[parent[at]! + 1]!;
  return { nodes, parent, end, place, siblings, indexByKey, folded: nodes.map((node) => fold(node.label)) };
};

export const isBranch = (tree: Tree<TreeNode>, at: number): boolean => tree.end[at]! > at + 1;

/** Indexes in view: nothing below what is closed. With `kept`, only those, with everything above them open. */
export const rowsInView = (
  tree: Tree<TreeNode>,
  open: ReadonlySet<string>,
  kept: ReadonlySet<number> | null = null,
): readonly number[] => {
  const rows: number[] = [];
  for (let at = 0; at < tree.nodes.length; ) {
    if (kept && !kept.has(at)) {
      at = tree.end[at]!;
      continue;
    }
    rows.push(at);
    const goesIn = kept ? true : open.has(tree.nodes[at]!.key);
    at = goesIn ? at + 1 : tree.end[at]!;
  }
  return rows;
};

/** Nodes whose label contains the words typed, with all their ancestors. */
export const matching = (
  tree: Tree<TreeNode>,
  text: string,
): { kept: ReadonlySet<number>; hits: readonly number[] } => {
  const wanted = fold(text.trim());
  const kept = new Set<number>();
  const hits: number[] = [];
  tree.folded.forEach((label, at) => {
    if (!label.includes(wanted)) return;
    hits.push(at);
    for (let up = at; up >= 0 && !kept.has(up); up = tree.parent[up]!) kept.add(up);
  });
  return { kept, hits };
};

export type TreeMove =
  | { readonly focus: number }
  | { readonly open: readonly number[] }
  | { readonly close: number }
  | null;

const typedTo = (tree: Tree<TreeNode>, rows: readonly number[], row: number, typed: string): TreeMove => {
  const wanted = fold(typed);
  // A single letter goes on to the next match, a longer word may stay where it is.
  const from = typed.length === 1 ? row + 1 : row;
  for (let step = 0; step < rows.length; step += 1) {
    const at = rows[(from + step) % rows.length]!;
    if (tree.folded[at]!.startsWith(wanted)) return { focus: at };
  }
  return null;
};

const toRight = (tree: Tree<TreeNode>, rows: readonly number[], row: number): TreeMove => {
  const at = rows[row]!;
  if (!isBranch(tree, at)) return null;
  return rows[row + 1] === at + 1 ? { focus: at + 1 } : { open: [at] };
};

const toLeft = (tree: Tree<TreeNode>, rows: readonly number[], row: number): TreeMove => {
  const at = rows[row]!;
  if (rows[row + 1] === at + 1 && isBranch(tree, at)) return { close: at };
  return tree.parent[at]! >= 0 ? { focus: tree.parent[at]! } : null;
};

const siblingsOf = (tree: Tree<TreeNode>, at: number): readonly number[] => {
  const above = tree.parent[at]!;
  const found: number[] = [];
  const stop = above < 0 ? tree.nodes.length : tree.end[above]!;
  for (let next = above + 1; next < stop; next = tree.end[next]!) if (isBranch(tree, next)) found.push(next);
  return found;
};

/** What a key does in a tree (ARIA authoring practices): arrows, Home, End, page keys, `*`, and typing the beginning of a name. */
export const moveBy = (
  tree: Tree<TreeNode>,
  rows: readonly number[],
  at: number,
  key: string,
  typed: string,
): TreeMove => {
  const row = rows.indexOf(at);
  if (row < 0) return rows.length > 0 ? { focus: rows[0]! } : null;
  const to = (target: number): TreeMove => ({ focus: rows[Math.max(0, Math.min(rows.length - 1, target))]! });
  if (key === 'ArrowDown') return to(row + 1);
  if (key === 'ArrowUp') return to(row - 1);
  if (key === 'PageDown') return to(row + 10);
  if (key === 'PageUp') return to(row - 10);
  if (key === 'Home') return to(0);
  if (key === 'End') return to(rows.length - 1);
  if (key === 'ArrowRight') return toRight(tree, rows, row);
  if (key === 'ArrowLeft') return toLeft(tree, rows, row);
  if (key === '*') return { open: siblingsOf(tree, at) };
  return typed === '' ? null : typedTo(tree, rows, row, typed);
};
