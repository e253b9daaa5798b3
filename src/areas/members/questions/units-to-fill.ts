import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { latestFigures } from '../../organisations/public.ts';
import * as contract from '../contract/seeds.ts';
import { sharesOf } from '../rules/load-cell-sizes.ts';

type Unit = { readonly id: string; readonly name: string; readonly isFilled: boolean };

const unitsBelow = async (tx: Tx, cityId: string, on: Day): Promise<Unit[]> => {
  const { rows } = await sql<Unit>`
    SELECT o.id, o.name, EXISTS (SELECT 1 FROM members.member m WHERE m.org_pos >= o.pos AND m.org_pos < o.pos_end) AS "isFilled"
    FROM organisations.published_organisation o
    WHERE o.parent_id = ${cityId} AND o.period @> ${on}::date AND o.sector IN ('commune', 'ward')
    ORDER BY o.pos`.execute(tx);
  return rows;
};

/** Shares are of all units, so that a load that was cut off goes on with the same numbers. */
export const unitsToFill = question(contract.unitsToFill, async ({ cityId, members, cells }, { tx, today }) => {
  const units = await unitsBelow(tx, cityId, today);
  const population = await latestFigures(
    tx,
    'population',
    units.map(({ id }) => id),
  );
  const counted = units.filter(({ id }) => population.has(id));
  const weights = counted.map(({ id }) => population.get(id)!);
  if (counted.length === 0) return { units: [] };
  const [memberShares, cellShares] = [sharesOf(weights, members), sharesOf(weights, cells)];
  return {
    units: counted.flatMap(({ id: organisationId, name, isFilled }, at) =>
      isFilled ? [] : [{ organisationId, name, members: memberShares[at]!, cells: cellShares[at]! }],
    ),
  };
});
