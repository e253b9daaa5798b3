import type { PackedTree } from '../contract/tree.ts';
import { folded } from './folded.ts';

export type TreeNode = { readonly id: string; readonly name: string; readonly type: string; readonly depth: number };
type Row = { readonly id: string; readonly parentId: string | null; readonly name: string; readonly type: string };

const vietnamese = new Intl.Collator('vi', { numeric: true });

/** Rows in pre-order with their depth; siblings by name, numbers by value. A row whose parent is not among them stands at the top. */
export const inPreOrder = (rows: readonly Row[]): TreeNode[] => {
  const known = new Set(rows.map((row) => row.id));
  const childrenById = new Map<string | null, Row[]>();
  for (const row of rows) {
    const above = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    const siblings = childrenById.get(above);
    if (siblings) siblings.push(row);
    else childrenById.set(above, [row]);
  }
  const nodes: TreeNode[] = [];
  const visit = (above: string | null, depth: number): void => {
    const siblings = childrenById.get(above) ?? [];
    siblings.sort((a, b) => vietnamese.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
    for (const { id, name, type } of siblings) {
      nodes.push({ id, name, type, depth });
      visit(id, depth + 1);
    }
  };
  visit(null, 0);
  return nodes;
};

const FIRST_KIND = 48;

/** Packs nodes in pre-order: one base-36 digit of depth and one character of type per node, names by line. */
export const packTree = (
  nodes: readonly TreeNode[],
  frame: Pick<PackedTree, 'on' | 'revision' | 'own'>,
): PackedTree => {
  const types = [...new Set(nodes.map((node) => node.type))].sort();
  const kindByType = new Map(types.map((type, index) => [type, String.fromCharCode(FIRST_KIND + index)]));
  return {
    ...frame,
    count: nodes.length,
    depths: nodes.map((node) => Math.min(node.depth, 35).toString(36)).join(''),
    kinds: nodes.map((node) => kindByType.get(node.type)).join(''),
    types,
    names: nodes.map((node) => node.name.replaceAll('\n', ' ')).join('\n'),
  };
};

/** A packed tree made ready for a screen: typed arrays and names folded once for searching. */
export type OpenTree = {
  readonly on: string;
  readonly revision: number;
  readonly count: number;
  readonly names: readonly string[];
  readonly depths: Uint8Array;
  /** Index of the parent; -1 at the top. */
  readonly parents: Int32Array;
  /** Index after the last node below: the subtree of i is [i, ends[i]). */
  readonly ends: Int32Array;
  readonly typeAt: (index: number) => string;
  readonly folded: readonly string[];
  readonly own: readonly number[];
};

/** Opens a packed tree in the browser. */
export const openTree = (packed: PackedTree): OpenTree => {
  const { count } = packed;
  const names = count === 0 ? [] : packed.names.split('\n');
  const depths = Uint8Array.from(packed.depths, (digit) => Number.parseInt(digit, 36));
  const parents = new Int32Array(count).fill(-1);
  const ends = new Int32Array(count).fill(count);
  const open: number[] = [];
  for (let index = 0; index < count; index++) {
    while (open.length > depths[index]!) ends[open.pop()!] = index;
    parents[index] = open.at(-1) ?? -1;
    open.push(index);
  }
  return {
    on: packed.on,
    revision: packed.revision,
    count,
    names,
    depths,
    parents,
    ends,
    typeAt: (index) => packed.types[packed.kinds.charCodeAt(index) - FIRST_KIND]!,
    folded: names.map(folded),
    own: packed.own,
  };
};

/** Indexes of the nodes whose name holds every word of `text`, ignoring case and accents, in tree order; at most `limit`. */
export const searchTree = (tree: Pick<OpenTree, 'folded'>, text: string, limit: number): number[] => {
  const words = folded(text).split(' ').filter(Boolean);
  const found: number[] = [];
  if (words.length === 0) return found;
  for (let index = 0; index < tree.folded.length && found.length < limit; index++) {
    const name = tree.folded[index]!;
    if (words.every((word) => name.includes(word))) found.push(index);
  }
  return found;
};
