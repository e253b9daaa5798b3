import { question } from '../../../platform/action/action.ts';
import { orRefuse, Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract/tree.ts';
import { packTree } from '../rules/packed-tree.ts';
import { type TreeOn, treeOn } from './tree-on.ts';

export const tree = question(contract.tree, async ({ on }, { tx, actor }) => {
  const { revision, nodes, indexById } = await treeOn(tx, on);
  const offices =
    actor.officeIds.length === 0
      ? []
      : await tx
          .selectFrom('platform.office')
          .select('org_id')
          .where('id', 'in', [...actor.officeIds])
          .execute();
  const own = offices.map((office) => indexById.get(office.org_id)).filter((index) => index !== undefined);
  return packTree(nodes, { on, revision, own: [...new Set(own)].sort((a, b) => a - b) });
});

const pathTo = (found: TreeOn, index: number) => {
  const path: { id: OrganisationId; name: string; index: number }[] = [];
  let depth = found.nodes[index]!.depth;
  for (let at = index - 1; at >= 0 && depth > 0; at--) {
    const node = found.nodes[at]!;
    if (node.depth >= depth) continue;
    path.unshift({ id: node.id as OrganisationId, name: node.name, index: at });
    depth = node.depth;
  }
  return path;
};

export const nodeAt = question(contract.nodeAt, async ({ on, revision, index }, { tx }) => {
  const found = await treeOn(tx, on);
  if (found.revision !== revision) orRefuse(refuseConflict(reason('organisations.tree-stale', {}, 'revision')));
  const node = found.nodes[index];
  if (!node) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'index')));
  return { organisationId: node.id as OrganisationId, path: pathTo(found, index) };
});

export const indexOf = question(contract.indexOf, async ({ organisationId, on }, { tx }) => {
  const found = await treeOn(tx, on);
  return { revision: found.revision, index: found.indexById.get(organisationId) ?? null };
});
