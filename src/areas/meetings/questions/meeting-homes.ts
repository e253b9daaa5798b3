import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

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
