import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { OrientationId } from '../contract/from-above.ts';
import type { OrientationState } from '../rules/transitions.ts';

export type OrientationRow = {
  readonly id: OrientationId;
  readonly organisationId: string;
  readonly month: Day;
  readonly state: OrientationState;
  readonly version: number;
};

const one = async (tx: Tx, id: string, isLocked: boolean): Promise<OrientationRow> => {
  const { rows } = await sql<OrientationRow>`
    SELECT o.id, o.org_id AS "organisationId", o.month, o.state, o.version FROM meetings.orientation o
    WHERE o.id = ${id} ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return found;
};

/** An orientation in reach, locked; refuses as not found where there is none. */
export const lockOrientation = (tx: Tx, id: string): Promise<OrientationRow> => one(tx, id, true);

/** The same to be read only. */
export const getOrientation = (tx: Tx, id: string): Promise<OrientationRow> => one(tx, id, false);

/** For `over: 'resolved'`: the committee an orientation belongs to; empty when out of sight. */
export const homeOfOrientation = async (
  { orientationId }: { readonly orientationId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT org_id AS id FROM meetings.orientation WHERE id = ${orientationId}`.execute(tx);
  return rows.map(({ id }) => id);
};

/** The cell that received an orientation. */
export const homeOfOrientationIn = async (
  { orientationInId }: { readonly orientationInId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT org_id AS id FROM meetings.orientation_in WHERE id = ${orientationInId}`.execute(tx);
  return rows.map(({ id }) => id);
};

/** What a cell was asked to talk about in the month of a day: what is replaced or withdrawn is left out. */
export const orientationsFor = async (
  tx: Tx,
  organisationId: string,
  on: Day,
): Promise<{ readonly id: string; readonly title: string }[]> => {
  const { rows } = await sql<{ id: string; title: string }>`
    SELECT i.id, i.title FROM meetings.orientation_in i
    WHERE i.org_id = ${organisationId} AND i.month = date_trunc('month', ${on}::date)::date AND i.state = 'sent'
    ORDER BY i.sent_on, i.id`.execute(tx);
  return rows;
};
