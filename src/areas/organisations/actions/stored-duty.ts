import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';

/** The organisation whose duty it is; empty when it cannot be seen. */
export const dutyPlace = async (tx: Tx, dutyId: string): Promise<readonly string[]> => {
  const row = await tx
    .selectFrom('organisations.follow_up_duty')
    .select('org_id')
    .where('id', '=', dutyId)
    .executeTakeFirst();
  return row ? [row.org_id] : [];
};

/** Locks a duty; refuses when it is absent or was changed meanwhile. */
export const getDuty = async (tx: Tx, dutyId: string, expectedVersion: number): Promise<{ doneOn: string | null }> => {
  const row = await tx
    .selectFrom('organisations.follow_up_duty')
    .select(['done_on', 'version'])
    .where('id', '=', dutyId)
    .where('dropped', '=', false)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (row.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('organisations.changed-meanwhile', {}, 'expectedVersion')));
  return { doneOn: row.done_on as string | null };
};

export const saveDuty = async (
  tx: Tx,
  dutyId: string,
  set: { done_on: string | null; note: string | null },
): Promise<number> => {
  const { version } = await tx
    .updateTable('organisations.follow_up_duty')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', dutyId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
};
