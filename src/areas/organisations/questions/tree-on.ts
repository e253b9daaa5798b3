import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { inPreOrder, type TreeNode } from '../rules/packed-tree.ts';
import { livingOn } from './living-on.ts';
import { treeRevision } from './tree-revision.ts';

export type TreeOn = {
  readonly revision: number;
  /** In pre-order, siblings by name in Vietnamese order. */
  readonly nodes: readonly TreeNode[];
  readonly indexById: ReadonlyMap<string, number>;
};

const KEPT = 6;
const cache = new Map<string, TreeOn>();

/**
 * The whole visible tree of a day, from memory when nothing changed since: reading and sorting 20,000 nodes takes a quarter of a second.
 * Trees are kept by day, revision and what the caller may see of restricted organisations; the least recently used one goes.
 */
export const treeOn = async (tx: Tx, on: Day): Promise<TreeOn> => {
  const { revision, key: seen } = await treeRevision(tx);
  const key = `${seen} ${on}`;
  const known = cache.get(key);
  cache.delete(key);
  const tree = known ?? (await readTree(tx, on, revision));
  cache.set(key, tree);
  for (const oldest of cache.keys()) {
    if (cache.size <= KEPT) break;
    cache.delete(oldest);
  }
  return tree;
};

const readTree = async (tx: Tx, on: Day, revision: number): Promise<TreeOn> => {
  const { rows } = await sql<{ id: string; parentId: string | null; name: string; type: string }>`
    SELECT v.org_id AS id, v.parent_id AS "parentId", v.name, v.type
    FROM organisations.organisation_version v WHERE ${livingOn(on)}`.execute(tx);
  const nodes = inPreOrder(rows);
  return { revision, nodes, indexById: new Map(nodes.map((node, index) => [node.id, index])) };
};
