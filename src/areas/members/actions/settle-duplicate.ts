import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, type Refusal, reason, refuse, refuseConflict } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import-doubles.ts';

type Notice = { readonly version: number; readonly isSettled: boolean };

const noticePlace = async (input: { readonly noticeId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ org_id: string }>`
    SELECT org_id FROM members.duplicate_notice WHERE id = ${input.noticeId}`.execute(tx);
  return rows.map((row) => row.org_id);
};

const lockNotice = async (tx: Tx, noticeId: string): Promise<Notice> => {
  const { rows } = await sql<Notice>`
    SELECT version, settled_at IS NOT NULL AS "isSettled" FROM members.duplicate_notice WHERE id = ${noticeId} FOR UPDATE`.execute(
    tx,
  );
  return rows[0]!;
};

const mayChange = (notice: Notice, expected: number, toSettled: boolean): true | Refusal => {
  if (notice.version !== expected) return refuseConflict(reason('members.changed-meanwhile', {}, 'expectedVersion'));
  return notice.isSettled === toSettled ? refuse(reason('members.duplicate-so-already', {}, 'noticeId')) : true;
};

export const settleDuplicate = action(
  contract.settleDuplicate,
  async ({ noticeId, expectedVersion, note: text }, { tx, now, actor, note }) => {
    orRefuse(mayChange(await lockNotice(tx, noticeId), expectedVersion, true));
    await sql`
      UPDATE members.duplicate_notice SET settled_at = ${now}, settled_by = ${actor.accountId}, note = ${text}, version = version + 1
      WHERE id = ${noticeId}`.execute(tx);
    note({ subject: `duplicate ${noticeId}`, after: { state: 'settled' } });
    return { noticeId, version: expectedVersion + 1 };
  },
  { over: noticePlace },
);

export const reopenDuplicate = action(
  contract.reopenDuplicate,
  async ({ noticeId, expectedVersion }, { tx, note }) => {
    orRefuse(mayChange(await lockNotice(tx, noticeId), expectedVersion, false));
    await sql`
      UPDATE members.duplicate_notice SET settled_at = NULL, settled_by = NULL, version = version + 1 WHERE id = ${noticeId}`.execute(
      tx,
    );
    note({ subject: `duplicate ${noticeId}`, after: { state: 'open' } });
    return { noticeId, version: expectedVersion + 1 };
  },
  { over: noticePlace },
);
