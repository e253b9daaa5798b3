import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { RestatedCount } from '../contract/comparison.ts';
import { type Counted, destinationOf, restate } from '../rules/restate.ts';
import { type UnitsUnder, unitsUnder } from '../rules/units-under.ts';
import { linksBetween } from './history-links.ts';
import { nearestNames } from './organisations-on.ts';
import { type TreeOn, treeOn } from './tree-on.ts';

type Side = { readonly tree: TreeOn; readonly under: UnitsUnder };

/** Counts of whole things (persons) on two days, by unit directly under an organisation, as they were and carried along. */
export type ComparedCounts = {
  /** Units of the first day with the counts of that day. */
  readonly asItWas: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  /** Units of the second day: the first day's count carried there, and its own. */
  readonly restated: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: RestatedCount;
    readonly to: number;
  }[];
  readonly cannotBeRestated: readonly { readonly id: string; readonly name: string; readonly value: number }[];
  readonly totalFrom: number;
  readonly totalTo: number;
};

const sideOn = async (tx: Tx, on: Day, underId: string): Promise<Side> => {
  const tree = await treeOn(tx, on);
  return { tree, under: unitsUnder(tree.nodes, tree.indexById.get(underId)) };
};

type Asked = { readonly underId: string; readonly fromOn: Day; readonly toOn: Day };

/**
 * Compares counts that an area above holds by organisation. `countsOn` answers them for the organisations named, which are those under
 * `underId` on that day, itself included, and those whose past leads there. Nothing is lost: what cannot be carried is listed.
 */
export const compareCounts = async (
  tx: Tx,
  { underId, fromOn, toOn }: Asked,
  countsOn: (ids: readonly string[], on: Day) => Promise<ReadonlyMap<string, number>>,
): Promise<ComparedCounts> => {
  const [from, to] = [await sideOn(tx, fromOn, underId), await sideOn(tx, toOn, underId)];
  const links = await linksBetween(tx, fromOn, toOn);
  const unitsTo = to.under.units.map((unit) => unit.id);
  const inside = new Set(unitsTo);
  const unitOn = (id: string) => ({ lives: to.tree.indexById.has(id), unit: to.under.unitById.get(id) ?? null });
  const concerned = from.tree.nodes.flatMap((node) => {
    const goes = destinationOf(node.id, links, unitOn);
    const wasHere = from.under.unitById.has(node.id);
    return wasHere || (goes.kind === 'known' && inside.has(goes.unit)) ? [{ id: node.id, goes, wasHere }] : [];
  });
  const before = await countsOn([underId, ...concerned.map((one) => one.id)], fromOn);
  const after = await countsOn([underId, ...to.under.unitById.keys()], toOn);
  const counted = concerned.flatMap(({ id, goes }): Counted[] => {
    const value = before.get(id) ?? 0;
    return value === 0 ? [] : [{ fromUnit: id, value, whole: true, to: goes }];
  });
  const { countByUnit, lostByUnit } = restate(counted, unitsTo);
  const names = await nearestNames(tx, fromOn, [...lostByUnit.keys()]);
  const here = concerned.filter((one) => one.wasHere).map((one) => [one.id, before.get(one.id) ?? 0] as const);
  const wasBy = sumsBy(from.under, here);
  const isBy = sumsBy(to.under, [...after]);
  return {
    asItWas: from.under.units.map(({ id, name }) => ({ id, name, count: wasBy.get(id) ?? 0 })),
    restated: to.under.units.map(({ id, name }) => ({
      id,
      name,
      from: countByUnit.get(id)!,
      to: isBy.get(id) ?? 0,
    })),
    cannotBeRestated: [...lostByUnit].map(([id, value]) => ({ id, name: names.get(id) ?? '', value })),
    totalFrom: sumOf(here) + (before.get(underId) ?? 0),
    totalTo: sumOf([...after]),
  };
};

const sumOf = (counts: readonly (readonly [string, number])[]): number => counts.reduce((sum, [, n]) => sum + n, 0);

const sumsBy = ({ unitById }: UnitsUnder, counts: readonly (readonly [string, number])[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const [id, count] of counts) {
    const unit = unitById.get(id);
    if (unit !== undefined) sums.set(unit, (sums.get(unit) ?? 0) + count);
  }
  return sums;
};
