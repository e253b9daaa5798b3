import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { Life } from '../rules/check-term.ts';

export type OrganisationOn = { readonly id: string; readonly pos: number; readonly life: Life; readonly type: string };

/**
 * Position today, life, and type on a day (outside its life the nearest known one). With `lock`, waits for whoever is changing
 * the same organisation: posts and terms of one organisation are decided one after another.
 */
export const organisationOn = async (
  tx: Tx,
  organisationId: string,
  on: Day,
  lock = false,
): Promise<OrganisationOn> => {
  const { rows } = await sql<{ id: string; pos: number; founded_on: Day | null; ended_on: Day | null }>`
    SELECT id, pos, founded_on, ended_on FROM organisations.organisation
    WHERE id = ${organisationId} AND NOT annulled ${lock ? sql`FOR NO KEY UPDATE` : sql``}`.execute(tx);
  const found = rows[0];
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const { rows: versions } = await sql<{ type: string }>`
    SELECT type FROM organisations.organisation_version WHERE org_id = ${organisationId}
    ORDER BY period @> ${on}::date DESC, lower(period) DESC NULLS LAST LIMIT 1`.execute(tx);
  return {
    id: found.id,
    pos: found.pos,
    life: { from: found.founded_on, until: found.ended_on },
    type: versions[0]?.type ?? '',
  };
};
