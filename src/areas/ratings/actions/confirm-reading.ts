import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/own-steps.ts';
import { getOwn } from '../questions/own-rows.ts';

type Handed = {
  readonly subjectId: string;
  readonly readOn: Day | null;
  readonly readHow: string | null;
  readonly isReplaced: boolean;
};

const getHanded = async (tx: Tx, sheetId: string): Promise<Handed> => {
  const { rows } = await sql<Handed>`
    SELECT h.subject_id AS "subjectId", h.read_on AS "readOn", h.read_how AS "readHow", h.withdrawn_at IS NOT NULL AS "isReplaced"
    FROM ratings.handed_sheet h JOIN ratings.subject s ON s.id = h.subject_id
    JOIN members.published_member m ON m.id = s.member_id AND m.account_id = current_setting('app.account')::uuid
    WHERE h.id = ${sheetId}`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

/** What stands in the way of confirming, or of taking that back. */
const faultsOf = (handed: Handed, isOpen: boolean, isRead: boolean, today: Day) => {
  const { readOn, readHow, isReplaced } = handed;
  if (!isOpen) return [reason('ratings.own-rating-over')];
  if (isReplaced) return [reason('ratings.sheet-replaced')];
  if (isRead) return readHow === null ? [] : [reason('ratings.sheet-read-already')];
  if (readHow === null) return [reason('ratings.sheet-not-read')];
  return readHow === 'signed-in' && readOn === today ? [] : [reason('ratings.sheet-of-another-day')];
};

export const confirmReading = action(
  contract.confirmReading,
  async ({ sheetId, isRead }, { tx, today, now, actor, note, tell }) => {
    const handed = await getHanded(tx, sheetId);
    const own = await getOwn(tx, handed.subjectId, false);
    const faults = faultsOf(handed, own.isOpen, isRead, today);
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const how = isRead ? [today, 'signed-in', now, actor.accountId] : [null, null, null, null];
    await sql`
      UPDATE ratings.handed_sheet h SET read_on = ${how[0]}::date, read_how = ${how[1]}, read_entered_at = ${how[2]}::timestamptz,
        read_entered_by = ${how[3]}::uuid
      WHERE h.id = ${sheetId}`.execute(tx);
    note({ subject: `subject ${own.id}`, after: { sheet: sheetId, isRead } });
    await tell('ratings.own-sheet-read', { subjectId: own.id, organisationId: own.organisationId });
    return { sheetId };
  },
);
