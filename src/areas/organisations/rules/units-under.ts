import type { TreeNode } from './packed-tree.ts';

/** The units directly under an organisation in a tree in pre-order, and under which of them each node stands (itself included). */
export type UnitsUnder = {
  readonly units: readonly TreeNode[];
  readonly unitById: ReadonlyMap<string, string>;
};

/** Units of `topId` on the day of the tree; none when it did not live then. */
export const unitsUnder = (nodes: readonly TreeNode[], topIndex: number | undefined): UnitsUnder => {
  const units: TreeNode[] = [];
  const unitById = new Map<string, string>();
  if (topIndex === undefined) return { units, unitById };
  const depth = nodes[topIndex]!.depth;
  let unit = '';
  for (let index = topIndex + 1; index < nodes.length && nodes[index]!.depth > depth; index++) {
    const node = nodes[index]!;
    if (node.depth === depth + 1) {
      unit = node.id;
      units.push(node);
    }
    unitById.set(node.id, unit);
  }
  return { units, unitById };
};

/** Number of organisations by type under each unit, the unit itself included. */
export const countsByUnit = (
  nodes: readonly TreeNode[],
  { units, unitById }: UnitsUnder,
): Map<string, Record<string, number>> => {
  const counts = new Map<string, Record<string, number>>(units.map((unit) => [unit.id, {}]));
  for (const node of nodes) {
    const unit = unitById.get(node.id);
    if (unit === undefined) continue;
    const count = counts.get(unit)!;
    count[node.type] = (count[node.type] ?? 0) + 1;
  }
  return counts;
};
