import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { organisationsOn } from '../../organisations/public.ts';

/** People belong to a cell: what stands in the way when an organisation lives no more or has others below it. */
export const cellReasons = async (tx: Tx, organisationId: string, today: Day): Promise<Reason[]> => {
  if (!(await organisationsOn(tx, today, [organisationId])).has(organisationId))
    return [reason('members.organisation-not-living', {}, 'organisationId')];
  const { rows } = await sql`
    SELECT 1 FROM organisations.published_organisation o
    WHERE o.parent_id = ${organisationId} AND o.period @> ${today}::date LIMIT 1`.execute(tx);
  return rows.length > 0 ? [reason('members.not-a-cell', {}, 'organisationId')] : [];
};
