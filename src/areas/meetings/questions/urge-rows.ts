import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { UrgeState } from '../rules/transitions.ts';
import { refuseStale } from './meeting-rows.ts';

/** What a cell was urged about, locked; refuses a version seen before it changed. */
export const getUrgeIn = async (
  tx: Tx,
  id: string,
  expectedVersion: number,
): Promise<{ readonly state: UrgeState; readonly version: number }> => {
  const { rows } = await sql<{ state: UrgeState; version: number }>`
    SELECT i.state, i.version FROM meetings.urge_in i WHERE i.id = ${id} FOR UPDATE`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  refuseStale(found, expectedVersion);
  return found;
};

/** For `over: 'resolved'`: the committee whose urges one click wrote. */
export const homeOfUrgeBatch = async (
  { batchId }: { readonly batchId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT org_id AS id FROM meetings.urge WHERE batch_id = ${batchId}`.execute(tx);
  return rows.map(({ id }) => id);
};

/** The cell that was urged. */
export const homeOfUrgeIn = async ({ urgeInId }: { readonly urgeInId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM meetings.urge_in WHERE id = ${urgeInId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};
