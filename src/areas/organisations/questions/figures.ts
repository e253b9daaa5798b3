import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/comparison.ts';
import type { OrganisationId } from '../contract/tree.ts';
import { type Counted, destinationOf, restate } from '../rules/restate.ts';
import { unitsUnder } from '../rules/units-under.ts';
import { linksBetween } from './history-links.ts';
import { livingOn } from './living-on.ts';
import { nearestNames, subtreeOn } from './organisations-on.ts';
import { treeOn } from './tree-on.ts';

/** Published totals of direct organisations carry this measure; what is loaded is counted beside it. */
export const PUBLISHED_DIRECT = 'published-direct-organisations';

export const ownFigures = question(contract.ownFigures, async ({ organisationId, on }, { tx }) => {
  const { rows } = await sql<OutputOf<typeof contract.ownFigures>['rows'][number]>`
    SELECT f.measure, f.on_day AS "on", f.value AS published, f.source, loaded.count AS loaded, greatest(f.value - loaded.count, 0) AS missing
    FROM organisations.organisation_figure f
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM organisations.organisation_version v JOIN organisations.organisation o ON o.id = v.org_id
      WHERE v.parent_id = f.org_id AND v.period @> f.on_day AND NOT o.fictional
    ) AS loaded
    WHERE f.org_id = ${organisationId} AND f.measure = ${PUBLISHED_DIRECT} AND f.on_day <= ${on}::date ORDER BY f.on_day DESC`.execute(
    tx,
  );
  return { rows };
});

export const mapFigures = question(contract.mapFigures, async ({ underId, on, measure }, { tx }) => {
  const ids = await subtreeOn(tx, on, underId);
  const { rows } = await sql<OutputOf<typeof contract.mapFigures>['rows'][number] & { unit: string | null }>`
    SELECT v.org_id AS id, v.name, v.type, v.latitude, v.longitude, f.value, f.on_day AS "figureOn", f.unit
    FROM organisations.organisation_version v
    LEFT JOIN LATERAL (
      SELECT g.value, g.on_day, g.unit FROM organisations.organisation_figure g
      WHERE g.org_id = v.org_id AND g.measure = ${measure} AND g.on_day <= ${on}::date ORDER BY g.on_day DESC LIMIT 1
    ) AS f ON true
    WHERE v.org_id = ANY (${ids}::uuid[]) AND ${livingOn(on)} AND v.latitude IS NOT NULL ORDER BY v.name, v.org_id`.execute(
    tx,
  );
  const { rows: measures } = await sql<{ measure: string }>`
    SELECT DISTINCT measure FROM organisations.organisation_figure
    WHERE org_id = ANY (${ids}::uuid[]) AND measure <> ${PUBLISHED_DIRECT} ORDER BY measure`.execute(tx);
  const { rows: without } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM organisations.organisation_version v
    WHERE v.parent_id = ${underId} AND v.period @> ${on}::date AND v.latitude IS NULL`.execute(tx);
  return {
    measure,
    unit: rows.find((row) => row.unit !== null)?.unit ?? null,
    measures: measures.map((row) => row.measure),
    rows: rows.map(({ unit: _, ...row }) => row),
    withoutCoordinates: without[0]!.count,
  };
});

const figuresOn = async (tx: Tx, on: Day, measure: string): Promise<{ id: string; value: number }[]> => {
  const { rows } = await sql<{ id: string; value: number }>`
    SELECT DISTINCT ON (f.org_id) f.org_id AS id, f.value
    FROM organisations.organisation_figure f JOIN organisations.organisation_version v ON v.org_id = f.org_id AND v.period @> ${on}::date
    WHERE f.measure = ${measure} AND f.on_day <= ${on}::date ORDER BY f.org_id, f.on_day DESC`.execute(tx);
  return rows;
};

export const restatedFigures = question(
  contract.restatedFigures,
  async ({ underId, measure, fromOn, toOn }, { tx }) => {
    if (toOn < fromOn) orRefuse(refuse(reason('organisations.days-reversed', { from: fromOn, to: toOn }, 'toOn')));
    const figures = await figuresOn(tx, fromOn, measure);
    if (figures.some((figure) => !Number.isSafeInteger(figure.value)))
      orRefuse(refuse(reason('organisations.figure-not-a-count', { measure }, 'measure')));
    const [before, after] = [await treeOn(tx, fromOn), await treeOn(tx, toOn)];
    const mine = unitsUnder(before.nodes, before.indexById.get(underId));
    const { units, unitById } = unitsUnder(after.nodes, after.indexById.get(underId));
    const links = await linksBetween(tx, fromOn, toOn);
    const unitOn = (id: string) => ({ lives: after.indexById.has(id), unit: unitById.get(id) ?? null });
    const counted = figures
      .filter((figure) => mine.unitById.has(figure.id))
      .map(
        ({ id, value }): Counted => ({ fromUnit: id, value, whole: false, to: destinationOf(id, links, unitOn, true) }),
      );
    const { countByUnit, lostByUnit } = restate(
      counted,
      units.map((unit) => unit.id),
    );
    const names = await nearestNames(tx, fromOn, [...lostByUnit.keys()]);
    return {
      rows: units.map((unit) => ({ id: unit.id as OrganisationId, name: unit.name, count: countByUnit.get(unit.id)! })),
      cannotBeRestated: [...lostByUnit].map(([id, value]) => ({
        id: id as OrganisationId,
        name: names.get(id) ?? '',
        value,
      })),
      total: counted.reduce((sum, one) => sum + one.value, 0),
    };
  },
);
