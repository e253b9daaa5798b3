import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';

/** For `over: 'resolved'`: the organisation a meeting belongs to, read under the caller's scope; empty when out of sight. */
export const homeOfMeeting = async (
  { meetingId }: { readonly meetingId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM meetings.meeting WHERE id = ${meetingId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

/** The same for the plan of a year. */
export const homeOfYearPlan = async (
  { yearPlanId }: { readonly yearPlanId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT org_id AS id FROM meetings.year_plan WHERE id = ${yearPlanId}`.execute(tx);
  return rows.map(({ id }) => id);
};

type Tied = { readonly organisationId: string; readonly groupId: string | null; readonly preparedBy?: string | null };

/** Refuses a Party group or a preparing meeting that is not of this very organisation: no id of elsewhere is taken in. */
export const refuseForeign = async (tx: Tx, { organisationId, groupId, preparedBy = null }: Tied): Promise<void> => {
  if (groupId === null && preparedBy === null) return;
  const { rows } = await sql<{ isOwn: boolean }>`
    SELECT (${groupId}::uuid IS NULL OR EXISTS (SELECT 1 FROM organisations.published_party_group g
        WHERE g.id = ${groupId}::uuid AND g.org_id = ${organisationId}))
      AND (${preparedBy}::uuid IS NULL OR EXISTS (SELECT 1 FROM meetings.meeting m
        WHERE m.id = ${preparedBy}::uuid AND m.org_id = ${organisationId} AND m.kind = 'committee')) AS "isOwn"`.execute(
    tx,
  );
  if (!rows[0]!.isOwn) throw new Refused(refuseNotFound(reason('platform.not-found')));
};
