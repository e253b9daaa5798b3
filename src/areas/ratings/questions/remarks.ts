import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/remarks.ts';
import { homeOfSubject } from './season-rows.ts';
import { getSubject } from './subject-rows.ts';

/** Whether a remark `r` was entered on a day, as days are counted here. */
export const isEnteredOn = (on: Day): RawBuilder<boolean> =>
  sql<boolean>`(r.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = ${on}::date`;

type Row = OutputOf<typeof contract.remarks>['rows'][number];

/** What was said about a subject on the prescribed way, in the order of the days; `kinds` null: all of it. */
export const remarkRows = async (
  tx: Tx,
  subjectId: string,
  { today, accountId, isOpen }: { readonly today: Day; readonly accountId: string; readonly isOpen: boolean },
): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    SELECT r.id AS "remarkId", r.kind, r.said_on AS "saidOn", r.by_words AS "byWords", r.text, r.answers AS "answersId",
      (r.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn", r.withdrawn_at IS NOT NULL AS "isWithdrawn",
      ${isOpen}::boolean AND r.withdrawn_at IS NULL AND r.entered_by = ${accountId} AND ${isEnteredOn(today)} AS "mayWithdraw"
    FROM ratings.remark r WHERE r.subject_id = ${subjectId} ORDER BY r.said_on, r.entered_at, r.id`.execute(tx);
  return rows;
};

export const remarks = question(
  contract.remarks,
  async ({ subjectId }, { tx, today, actor }) => {
    const { version, state, seasonState } = await getSubject(tx, subjectId, null);
    const isOpen = seasonState === 'open' && (state === 'open' || state === 'reviewed');
    return { version, rows: await remarkRows(tx, subjectId, { today, accountId: actor.accountId, isOpen }) };
  },
  { over: homeOfSubject },
);
