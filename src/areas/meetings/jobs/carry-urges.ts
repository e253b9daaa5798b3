import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Listener } from '../../../platform/action/area.ts';
import { newId } from '../../../platform/action/id.ts';
import { hasDone } from '../questions/chosen-cells.ts';

// The two sides of an urge. All may run twice and in any order.

/** Cells were urged: each gets its row. */
export const deliverUrges: Listener = async (payload, context) => {
  const { tx, now } = context;
  const { rows } = await sql<{ id: string; cellId: string }>`
    SELECT u.id, u.cell_id AS "cellId" FROM meetings.urge u
    WHERE u.batch_id = ${String(payload.batchId)} AND NOT EXISTS (SELECT FROM meetings.urge_in i WHERE i.urge_id = u.id)`.execute(
    tx,
  );
  await sql`
    INSERT INTO meetings.urge_in (id, urge_id, org_id, org_pos, from_org_id, month, about, words, sent_on, due_on, state, is_fictional, entered_at)
    SELECT l.id, u.id, p.id, p.pos, u.org_id, u.month, u.about, u.words, u.sent_on, u.due_on, u.state, u.is_fictional, ${now}
    FROM unnest(${rows.map(() => newId())}::uuid[], ${rows.map(({ id }) => id)}::uuid[]) AS l(id, urge_id)
    JOIN meetings.urge u ON u.id = l.urge_id JOIN organisations.published_position p ON p.id = u.cell_id
    ON CONFLICT (urge_id) DO NOTHING`.execute(tx);
  // What came in between the click and this row.
  await settleUrgesOf(
    context,
    rows.map(({ cellId }) => cellId),
  );
};

/** Urges were taken back: unanswered rows of the cells go with them. */
export const carryUrgeWithdrawal: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE meetings.urge_in i SET state = 'withdrawn', state_before = i.state, version = i.version + 1 FROM meetings.urge u
    WHERE u.batch_id = ${String(payload.batchId)} AND u.state = 'withdrawn' AND i.urge_id = u.id AND i.state <> 'withdrawn'`.execute(
    tx,
  );
};

/** The answer of a cell stands with the sender too, even where the urge was taken back or settled meanwhile. */
export const carryUrgeAnswer: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE meetings.urge u SET answer = i.answer, answered_on = i.answered_on, version = u.version + 1,
      state = CASE WHEN u.state = 'sent' THEN 'answered' ELSE u.state END,
      state_before = CASE WHEN u.state = 'settled' THEN 'answered' ELSE u.state_before END
    FROM meetings.urge_in i
    WHERE i.id = ${String(payload.urgeInId)} AND u.id = i.urge_id
      AND (u.answer, u.answered_on) IS DISTINCT FROM (i.answer, i.answered_on)`.execute(tx);
};

const reckon = async (
  { tx, today }: ActionContext,
  table: 'urge' | 'urge_in',
  cell: 'cell_id' | 'org_id',
  cellIds: readonly string[],
) => {
  const rows = sql`${sql.table(`meetings.${table}`)}`;
  const isOne = sql`u.${sql.ref(cell)} = ANY (${[...cellIds]}::uuid[])`;
  const isDone = sql`CASE WHEN u.about = 'meeting' THEN ${hasDone('meeting', sql`u.${sql.ref(cell)}`, sql`u.month`)}
    ELSE ${hasDone('report', sql`u.${sql.ref(cell)}`, sql`u.month`)} END`;
  await sql`
    UPDATE ${rows} u SET state = 'settled', state_before = u.state, settled_on = ${today}::date, version = u.version + 1
    WHERE ${isOne} AND u.state IN ('sent', 'answered') AND ${isDone}`.execute(tx);
  await sql`
    UPDATE ${rows} u SET state = coalesce(u.state_before, 'sent'), state_before = NULL, settled_on = NULL, version = u.version + 1
    WHERE ${isOne} AND u.state = 'settled' AND NOT ${isDone}`.execute(tx);
};

/** What was asked for came in, or was taken back: urges of these cells are settled, or open again. */
const settleUrgesOf = async (context: ActionContext, cellIds: readonly string[]): Promise<void> => {
  if (cellIds.length === 0) return;
  await reckon(context, 'urge', 'cell_id', cellIds);
  await reckon(context, 'urge_in', 'org_id', cellIds);
};

/** A meeting of a cell was recorded, reported, reopened or its report taken back. */
export const settleUrges: Listener = (payload, context) => settleUrgesOf(context, [String(payload.organisationId)]);
