import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { RestatedCount } from '../contract/comparison.ts';
import * as contract from '../contract/comparison.ts';
import type { OrganisationId } from '../contract/tree.ts';
import type { TreeNode } from '../rules/packed-tree.ts';
import { type Counted, destinationOf, restate } from '../rules/restate.ts';
import { countsByUnit, type UnitsUnder, unitsUnder } from '../rules/units-under.ts';
import { linksBetween } from './history-links.ts';
import { type TreeOn, treeOn } from './tree-on.ts';
import { namesOfKinds } from './vocabulary.ts';

type Answer = OutputOf<typeof contract.comparison>;
type Side = { readonly tree: TreeOn; readonly under: UnitsUnder; readonly counts: Map<string, Record<string, number>> };

export const comparison = question(contract.comparison, async (input, { tx }) => {
  const { fromOn, toOn, basis, underId } = input;
  if (toOn < fromOn) orRefuse(refuse(reason('organisations.days-reversed', { from: fromOn, to: toOn }, 'toOn')));
  const [from, to] = [await sideOn(tx, fromOn, underId), await sideOn(tx, toOn, underId)];
  if (!from.tree.indexById.has(underId) && !to.tree.indexById.has(underId))
    throw new Refused(refuseNotFound(reason('platform.not-found')));

  const restated = basis === 'restated' ? await restateCounts(tx, from, to, fromOn, toOn) : null;
  const { typeName } = namesOfKinds(toOn);
  const types = [...new Set([...totalsOf(from), ...totalsOf(to)].flatMap(([type]) => type))].sort();
  return {
    basis,
    fromOn,
    toOn,
    types: types.map((code) => ({ code, ...typeName(code) })),
    rows: rowsOf(basis, from, to, restated),
    cannotBeRestated: restated?.lost ?? [],
    totals: { from: Object.fromEntries(totalsOf(from)), to: Object.fromEntries(totalsOf(to)) },
  };
});

const sideOn = async (tx: Tx, on: Day, underId: string): Promise<Side> => {
  const tree = await treeOn(tx, on);
  const under = unitsUnder(tree.nodes, tree.indexById.get(underId));
  return { tree, under, counts: countsByUnit(tree.nodes, under) };
};

const totalsOf = (side: Side): [string, number][] => {
  const totals = new Map<string, number>();
  for (const count of side.counts.values())
    for (const [type, value] of Object.entries(count)) totals.set(type, (totals.get(type) ?? 0) + value);
  return [...totals];
};

const known = (count: Record<string, number>): Record<string, RestatedCount> =>
  Object.fromEntries(Object.entries(count).map(([type, value]) => [type, { state: 'known' as const, value }]));

// As it was: units and counts of the first day. As it is now: those of the second. Restated: both counts over units of the second.
const rowsOf = (basis: Answer['basis'], from: Side, to: Side, restated: Restatement | null): Answer['rows'] => {
  const row = ({ id, name }: TreeNode) => ({ id: id as OrganisationId, name });
  if (basis === 'as-it-was')
    return from.under.units.map((unit) => ({ ...row(unit), from: known(from.counts.get(unit.id)!), to: null }));
  return to.under.units.map((unit) => ({
    ...row(unit),
    from: restated ? (restated.byUnit.get(unit.id) ?? {}) : null,
    to: to.counts.get(unit.id)!,
  }));
};

type Restatement = {
  readonly byUnit: ReadonlyMap<string, Record<string, RestatedCount>>;
  readonly lost: Answer['cannotBeRestated'];
};

const restateCounts = async (tx: Tx, from: Side, to: Side, fromOn: Day, toOn: Day): Promise<Restatement> => {
  const links = await linksBetween(tx, fromOn, toOn);
  const unitOn = (id: string) => ({ lives: to.tree.indexById.has(id), unit: to.under.unitById.get(id) ?? null });
  const units = to.under.units.map((unit) => unit.id);
  const inside = new Set(units);
  const byUnit = new Map<string, Record<string, RestatedCount>>(units.map((unit) => [unit, {}]));
  const lost: Answer['cannotBeRestated'] = [];
  for (const [type, nodes] of byType(from.tree.nodes)) {
    const counted = nodes.flatMap((node): Counted[] => {
      const to = destinationOf(node.id, links, unitOn);
      const concerns =
        from.under.unitById.has(node.id) ||
        (to.kind === 'known' && inside.has(to.unit)) ||
        to.kind === 'estimated' ||
        (to.kind === 'unknown' && to.among.length > 0);
      return concerns ? [{ fromUnit: node.id, value: 1, whole: true, to }] : [];
    });
    const { countByUnit, lostByUnit } = restate(counted, units);
    for (const [unit, count] of countByUnit)
      if (count.value > 0 || count.state !== 'known') byUnit.get(unit)![type] = count;
    for (const [id, value] of lostByUnit)
      lost.push({ id: id as OrganisationId, name: nameIn(from.tree, id), counts: { [type]: value } });
  }
  return { byUnit, lost };
};

const nameIn = (tree: TreeOn, id: string): string => tree.nodes[tree.indexById.get(id)!]!.name;

const byType = (nodes: readonly TreeNode[]): Map<string, TreeNode[]> => {
  const groups = new Map<string, TreeNode[]>();
  for (const node of nodes) {
    const group = groups.get(node.type);
    if (group) group.push(node);
    else groups.set(node.type, [node]);
  }
  return groups;
};
