import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { cursorOf, nearestNames, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/from-above.ts';

type Sent = OutputOf<typeof contract.urges>['rows'][number];
type Received = OutputOf<typeof contract.urgesReceived>['rows'][number];
type State = OutputOf<typeof contract.urges>['states'][number];

const fields = sql`u.month, u.about, u.words, u.sent_on AS "sentOn", u.due_on AS "dueOn", u.state, u.answer,
  u.answered_on AS "answeredOn", u.settled_on AS "settledOn"`;

export const urges = question(contract.urges, async ({ organisationId, month, after, limit }, { tx, today }) => {
  const [pos, id] = readCursor(after, ['int', 'id']) ?? [];
  const { rows } = await sql<Omit<Sent, 'cellName'> & { pos: number }>`
    SELECT u.id, u.batch_id AS "batchId", u.cell_id AS "cellId", p.pos, ${fields}
    FROM meetings.urge u JOIN organisations.published_position p ON p.id = u.cell_id
    WHERE u.org_id = ${organisationId} AND u.month = ${month}::date
      ${pos === undefined ? sql`` : sql`AND (p.pos, u.id) > (${pos}::int, ${id}::uuid)`}
    ORDER BY p.pos, u.id LIMIT ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const names = await nearestNames(
    tx,
    today,
    shown.map(({ cellId }) => cellId),
  );
  const { rows: states } = await sql<State>`
    SELECT u.state, count(*)::int AS count FROM meetings.urge u
    WHERE u.org_id = ${organisationId} AND u.month = ${month}::date GROUP BY u.state ORDER BY u.state`.execute(tx);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ pos: _, ...row }) => ({ ...row, cellName: names.get(row.cellId) ?? '' })),
    states,
    next: rows.length > limit && last ? cursorOf(last.pos, last.id) : null,
  };
});

export const urgesReceived = question(contract.urgesReceived, async ({ organisationId, year }, { tx, today }) => {
  const { rows } = await sql<Omit<Received, 'fromName'> & { fromId: string }>`
    SELECT u.id AS "urgeInId", u.from_org_id AS "fromId", ${fields}, u.version FROM meetings.urge_in u
    WHERE u.org_id = ${organisationId} AND u.month >= make_date(${year}, 1, 1) AND u.month < make_date(${year + 1}, 1, 1)
    ORDER BY u.month DESC, u.sent_on DESC, u.id`.execute(tx);
  const names = await nearestNames(
    tx,
    today,
    rows.map(({ fromId }) => fromId),
  );
  return { rows: rows.map(({ fromId, ...row }) => ({ ...row, fromName: names.get(fromId) ?? '' })) };
});
