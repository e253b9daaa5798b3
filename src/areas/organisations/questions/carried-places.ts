import { sql } from 'kysely';
import { type Day, day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Basis } from '../contract/comparison.ts';
import { compare } from '../rules/rational.ts';
import { type Destination, destinationOf } from '../rules/restate.ts';
import { unitsUnder } from '../rules/units-under.ts';
import { linksBetween } from './history-links.ts';
import { treeOn } from './tree-on.ts';

/** Where what an organisation of a past day holds is counted. */
export type CarriedPlace = {
  readonly organisationId: string;
  /** A unit directly under the organisation asked for, that organisation itself, or null: nobody said how to carry it. */
  readonly unitId: string | null;
  /** Carried by a share that a person stated. */
  readonly isEstimated: boolean;
  /** Of what cannot be carried: under which unit of its day it stood, and among which units of today it went. */
  readonly lostFrom: string | null;
  readonly among: readonly string[];
};

/** Days that have the same tree, the same history after them and so the same places. */
export type PlacesOfDays = {
  readonly days: readonly Day[];
  readonly places: readonly CarriedPlace[];
  /** Names of the units of these places as they were on those days, or are on the day they were carried to. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether an organisation lived on those days or lives on the day carried to: of the others nothing is said here. */
  readonly lives: (organisationId: string) => boolean;
};

type Asked = {
  readonly underId: string;
  readonly days: readonly Day[];
  readonly toOn: Day;
  readonly basis: Basis;
};

/** Days on which something in the tree changed. */
const changesUpTo = async (tx: Tx, toOn: Day): Promise<string[]> => {
  const { rows } = await sql<{ on: string }>`
    SELECT DISTINCT lower(period)::text AS on FROM organisations.organisation_version WHERE NOT lower_inf(period) AND lower(period) <= ${toOn}::date
    UNION SELECT DISTINCT upper(period)::text FROM organisations.organisation_version WHERE NOT upper_inf(period) AND upper(period) <= ${toOn}::date
    UNION SELECT effective_on::text FROM organisations.structural_event WHERE state = 'applied' AND effective_on <= ${toOn}::date`.execute(
    tx,
  );
  return rows.map(({ on }) => on).sort();
};

const sameTree = (days: readonly Day[], changes: readonly string[]): Day[][] => [
  ...Map.groupBy(days, (one) => changes.findLast((on) => on <= one) ?? '').values(),
];

type Sides = {
  readonly asked: Asked;
  readonly from: Awaited<ReturnType<typeof sideOn>>;
  readonly to: Awaited<ReturnType<typeof sideOn>>;
};

const sideOn = async (tx: Tx, on: Day, underId: string) => {
  const tree = await treeOn(tx, on);
  return { tree, under: unitsUnder(tree.nodes, tree.indexById.get(underId)) };
};

const at = (organisationId: string, unitId: string, isEstimated = false): CarriedPlace => ({
  organisationId,
  unitId,
  isEstimated,
  lostFrom: null,
  among: [],
});

/** Whole things go to the largest share; of equal ones to the first, so that they always go to the same. */
const largest = (parts: Extract<Destination, { kind: 'estimated' }>['parts']): string =>
  [...parts].sort(([a, x], [b, y]) => compare(y, x) || (a < b ? -1 : 1))[0]![0];

/** Of organisations that the day does not know and today does: results entered before their founding was. They stand where they are. */
const strangersOf = ({ asked, from, to }: Sides): CarriedPlace[] =>
  to.tree.nodes.flatMap(({ id }) => {
    const unit = id === asked.underId ? id : to.under.unitById.get(id);
    return unit === undefined || from.tree.indexById.has(id) ? [] : [at(id, unit)];
  });

const asItWas = ({ asked, from }: Sides): CarriedPlace[] => [
  ...(from.tree.indexById.has(asked.underId) ? [at(asked.underId, asked.underId)] : []),
  ...[...from.under.unitById].map(([id, unit]) => at(id, unit)),
];

const asItIsNow = ({ asked, from, to }: Sides): CarriedPlace[] =>
  from.tree.nodes.flatMap(({ id }): CarriedPlace[] => {
    const unit = id === asked.underId ? id : to.under.unitById.get(id);
    if (unit !== undefined) return [at(id, unit)];
    const was = from.under.unitById.get(id);
    const isGone = was !== undefined && !to.tree.indexById.has(id);
    return isGone ? [{ organisationId: id, unitId: null, isEstimated: false, lostFrom: was, among: [] }] : [];
  });

const restated = async (tx: Tx, { asked, from, to }: Sides): Promise<CarriedPlace[]> => {
  const links = await linksBetween(tx, asked.days[0]!, asked.toOn);
  const inside = new Set([asked.underId, ...to.under.units.map(({ id }) => id)]);
  const unitOn = (id: string) => ({
    lives: to.tree.indexById.has(id),
    unit: id === asked.underId ? id : (to.under.unitById.get(id) ?? null),
  });
  return from.tree.nodes.flatMap(({ id }): CarriedPlace[] => {
    const goes = destinationOf(id, links, unitOn);
    const was = id === asked.underId ? id : from.under.unitById.get(id);
    if (goes.kind === 'unknown') {
      const among = goes.among.filter((unit) => inside.has(unit));
      const isConcerned = was !== undefined && !(to.tree.indexById.has(id) && among.length === 0);
      return isConcerned ? [{ organisationId: id, unitId: null, isEstimated: false, lostFrom: was ?? id, among }] : [];
    }
    const unit = goes.kind === 'known' ? goes.unit : largest(goes.parts);
    return inside.has(unit) ? [at(id, unit, goes.kind === 'estimated')] : [];
  });
};

/**
 * Where everything that organisations of some days held is counted under an organisation: in the units of each day as it was, in those of
 * today by where the organisation stands now, or carried there along the successor links. Whole things only (persons, results). Nothing
 * is lost: what cannot be carried is named. Days between which nothing changed share their places.
 */
export const carriedPlaces = async (tx: Tx, asked: Asked): Promise<readonly PlacesOfDays[]> => {
  const changes = await changesUpTo(tx, asked.toOn);
  const to = await sideOn(tx, asked.toOn, asked.underId);
  const all: PlacesOfDays[] = [];
  for (const days of sameTree(asked.days.map(day), changes)) {
    const sides: Sides = { asked: { ...asked, days }, from: await sideOn(tx, days[0]!, asked.underId), to };
    const own =
      asked.basis === 'as-it-was'
        ? asItWas(sides)
        : asked.basis === 'as-it-is-now'
          ? asItIsNow(sides)
          : await restated(tx, sides);
    const names = new Map([
      ...sides.from.tree.nodes.map(({ id, name }) => [id, name] as const),
      ...(asked.basis === 'as-it-was' ? [] : to.tree.nodes.map(({ id, name }) => [id, name] as const)),
    ]);
    const strangers = strangersOf(sides);
    for (const { unitId } of strangers)
      if (!names.has(unitId!)) names.set(unitId!, to.tree.nodes[to.tree.indexById.get(unitId!)!]!.name);
    const lives = (id: string): boolean => sides.from.tree.indexById.has(id) || to.tree.indexById.has(id);
    all.push({ days, places: [...own, ...strangers], names, lives });
  }
  return all;
};
