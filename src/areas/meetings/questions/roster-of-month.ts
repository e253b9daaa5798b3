import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/roster.ts';
import { cellsWithin, hasDone } from './chosen-cells.ts';
import { inMonth } from './oversight-figures.ts';
import { seatedIn } from './roster-rows.ts';

type Answered = OutputOf<typeof contract.rosterOfMonth>;
type Line = Omit<Answered['rows'][number], 'cellName'>;
type Unplanned = Omit<Answered['unplanned'][number], 'cellName'>;

const linesOf = async (tx: Tx, organisationId: string, month: Day): Promise<Line[]> => {
  const { rows } = await sql<Line>`
    SELECT r.id AS "rosterId", r.cell_id AS "cellId", r.person_id AS "personId", r.full_name AS "fullName", r.planned_on AS "plannedOn", r.state,
      r.attended_on AS "attendedOn", r.meeting_id AS "meetingId", r.remark, r.why, r.version,
      r.state = 'planned' AND ${hasDone('meeting', sql`r.cell_id`, sql`r.month`)} AS "isGap"
    FROM meetings.roster r WHERE r.org_id = ${organisationId} AND r.month = ${month}::date
    ORDER BY r.planned_on NULLS LAST, r.full_name, r.id`.execute(tx);
  return rows;
};

const UNPLANNED_SHOWN = 500;

/** Guests from above on sheets of cells below whom no line of this roster names. */
const unplannedOf = async (tx: Tx, organisationId: string, month: Day, today: Day) => {
  const { rows } = await sql<Unplanned & { count: number }>`
    SELECT m.id AS "meetingId", m.org_id AS "cellId", m.held_on AS "heldOn", g.full_name AS "fullName", g.remark,
      count(*) OVER ()::int AS count
    FROM ${cellsWithin(today, organisationId)} JOIN meetings.meeting m ON m.org_id = c.id JOIN meetings.guest g ON g.meeting_id = m.id
    WHERE g.is_from_above AND m.state IN ('closed', 'reported') AND ${inMonth(month)}
      AND NOT EXISTS (SELECT FROM meetings.roster r WHERE r.org_id = ${organisationId} AND r.guest_id = g.id)
    ORDER BY m.held_on, g.id LIMIT ${UNPLANNED_SHOWN}`.execute(tx);
  const unplanned: Unplanned[] = rows.map(({ count: _, ...row }) => row);
  return { unplanned, unplannedCount: rows[0]?.count ?? 0 };
};

const cellCounts = async (tx: Tx, organisationId: string, month: Day, today: Day) => {
  const { rows } = await sql<{ cells: number; cellsWithoutPlan: number }>`
    SELECT count(*)::int AS cells, (count(*) FILTER (WHERE NOT EXISTS (
      SELECT FROM meetings.roster r WHERE r.org_id = ${organisationId} AND r.cell_id = c.id AND r.month = ${month}::date)))::int AS "cellsWithoutPlan"
    FROM ${cellsWithin(today, organisationId)}`.execute(tx);
  return rows[0]!;
};

export const rosterOfMonth = question(contract.rosterOfMonth, async ({ organisationId, month }, { tx, today }) => {
  const lines = await linesOf(tx, organisationId, month);
  const { unplanned, unplannedCount } = await unplannedOf(tx, organisationId, month, today);
  const names = await nearestNames(
    tx,
    today,
    [...lines, ...unplanned].map(({ cellId }) => cellId),
  );
  const named = <T extends { readonly cellId: string }>(line: T) => ({
    ...line,
    cellName: names.get(line.cellId) ?? '',
  });
  return {
    rows: lines.map(named),
    ...(await cellCounts(tx, organisationId, month, today)),
    unplannedCount,
    unplanned: unplanned.map(named),
    people: await seatedIn(tx, organisationId, today),
  };
});
