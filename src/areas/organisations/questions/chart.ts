import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/chart.ts';
import { inPreOrder } from '../rules/packed-tree.ts';
import { kindNameOf } from './post-rows.ts';
import { namesOfKinds } from './vocabulary.ts';

const SHOWN = 400;
/** Who leads, in this order; other posts stand in the committee list. */
const LEADING = ['secretary', 'standing-deputy-secretary', 'deputy-secretary'];

type Unit = { id: string; parentId: string | null; name: string; type: string; childCount: number };
type Holder = Omit<OutputOf<typeof contract.chart>['rows'][number]['holders'][number], 'kindName'> & { unitId: string };

const unitsOf = async (tx: Tx, underId: string, on: Day, levels: number): Promise<Unit[]> => {
  const { rows } = await sql<Unit>`
    WITH RECURSIVE below AS (
      SELECT v.org_id, NULL::uuid AS parent_id, v.name, v.type, 0 AS depth
      FROM organisations.organisation_version v WHERE v.org_id = ${underId} AND v.period @> ${on}::date
      UNION ALL
      SELECT v.org_id, v.parent_id, v.name, v.type, b.depth + 1
      FROM below b JOIN organisations.organisation_version v ON v.parent_id = b.org_id AND v.period @> ${on}::date
      WHERE b.depth < ${levels}
    )
    SELECT b.org_id AS id, b.parent_id AS "parentId", b.name, b.type,
      (SELECT count(*) FROM organisations.organisation_version c WHERE c.parent_id = b.org_id AND c.period @> ${on}::date)::int AS "childCount"
    FROM below b`.execute(tx);
  return rows;
};

const holdersOf = async (tx: Tx, unitIds: readonly string[], on: Day): Promise<Holder[]> => {
  const { rows } = await sql<Holder>`
    SELECT p.org_id AS "unitId", p.kind, p.person_id AS "personId", h.full_name AS "fullName"
    FROM organisations.post p JOIN organisations.person h ON h.id = p.person_id
    WHERE p.org_id = ANY (${unitIds}::uuid[]) AND p.kind = ANY (${LEADING}) AND p.period @> ${on}::date AND p.group_id IS NULL
    ORDER BY array_position(${LEADING}::text[], p.kind::text), h.sort_name, p.id`.execute(tx);
  return rows;
};

export const chart = question(contract.chart, async ({ underId, on, levels }, { tx }) => {
  const units = await unitsOf(tx, underId, on, levels);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const shown = inPreOrder(units).slice(0, SHOWN);
  const ids = shown.map((node) => node.id);
  const holdersByUnit = Map.groupBy(await holdersOf(tx, ids, on), (holder) => holder.unitId);
  const { typeName } = namesOfKinds(on);
  return {
    count: units.length,
    rows: shown.map(({ id, name, type, depth }) => ({
      id: id as OutputOf<typeof contract.chart>['rows'][number]['id'],
      name,
      depth,
      typeName: typeName(type),
      childCount: unitById.get(id)!.childCount,
      holders: (holdersByUnit.get(id) ?? []).map(({ kind, personId, fullName }) => ({
        kind,
        kindName: kindNameOf(kind),
        personId,
        fullName,
      })),
    })),
  };
});
