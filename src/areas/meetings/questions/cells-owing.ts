import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/oversight.ts';
import { cellsWithin, hasDone, isMonthly } from './chosen-cells.ts';

type Asked = Omit<ParsedInputOf<typeof contract.exportCellsOwing>, 'language'>;
type Row = Omit<contract.OwingCell, 'urge'> & {
  readonly pos: number;
  readonly urgeState: NonNullable<contract.OwingCell['urge']>['state'] | null;
  readonly urgedOn: Day | null;
  readonly urgeDueOn: Day | null;
  readonly answer: string | null;
};

/** FROM and WHERE of the cells that owe the month: living today, founded before it began, without the meeting or report asked about. */
const owing = ({ month, about, underId, types, sectors }: Asked, today: Day): RawBuilder<unknown> => sql`
  ${cellsWithin(today, underId)}
  WHERE (c.founded_on IS NULL OR c.founded_on <= ${month}::date) AND NOT ${hasDone(about, sql`c.id`, sql`${month}::date`)}
    ${types.length === 0 ? sql`` : sql`AND c.type = ANY (${[...types]}::text[])`}
    ${sectors.length === 0 ? sql`` : sql`AND c.sector = ANY (${[...sectors]}::text[])`}`;

/**
 * Rows of the list from a place on, in the order of the tree; details are read for the rows of the page only. Without its GROUP BY the
 * last meeting of a cell would be looked for among the last meetings of everybody, by their day.
 */
export const owingRows = async (
  tx: Tx,
  asked: Asked,
  today: Day,
  place: { readonly pos: number | null; readonly skip: number; readonly limit: number },
): Promise<(contract.OwingCell & { readonly pos: number })[]> => {
  const { month } = asked;
  const { rows } = await sql<Row>`
    SELECT c.id AS "organisationId", c.pos, c.name, up.name AS "superiorName", c.type, c.sector, plan.planned_on AS "plannedOn",
      plan.held_on AS "heldOn", last.held_on AS "lastHeldOn", u.state AS "urgeState", u.sent_on AS "urgedOn", u.due_on AS "urgeDueOn", u.answer
    FROM (
      SELECT c.id, c.pos, c.name, c.type, c.sector, c.parent_id FROM ${owing(asked, today)}
      ${place.pos === null ? sql`` : sql`AND c.pos > ${place.pos}::int`} ORDER BY c.pos OFFSET ${place.skip} LIMIT ${place.limit}
    ) c
    LEFT JOIN organisations.published_organisation up ON up.id = c.parent_id AND up.since_day <= ${today}::date AND up.until_day > ${today}::date
    LEFT JOIN LATERAL (
      SELECT m.planned_on, CASE WHEN ${isMonthly} THEN m.held_on END AS held_on FROM meetings.meeting m
      WHERE m.org_id = c.id AND m.kind IN ('regular', 'combined') AND m.state <> 'cancelled'
        AND coalesce(m.held_on, m.planned_on) >= ${month}::date AND coalesce(m.held_on, m.planned_on) < ${month}::date + interval '1 month'
      ORDER BY m.planned_on LIMIT 1
    ) plan ON true
    LEFT JOIN LATERAL (
      SELECT max(m.held_on) AS held_on FROM meetings.meeting m WHERE m.org_id = c.id AND ${isMonthly} AND m.held_on < ${month}::date
      GROUP BY m.org_id
    ) last ON true
    LEFT JOIN LATERAL (
      SELECT u.state, u.sent_on, u.due_on, u.answer FROM meetings.urge u
      WHERE u.cell_id = c.id AND u.month = ${month}::date AND u.about = ${asked.about} AND u.state <> 'withdrawn' ORDER BY u.sent_on DESC LIMIT 1
    ) u ON true
    ORDER BY c.pos`.execute(tx);
  return rows.map(({ urgeState, urgedOn, urgeDueOn, answer, ...row }) => ({
    ...row,
    urge:
      urgeState === null || urgedOn === null ? null : { state: urgeState, sentOn: urgedOn, dueOn: urgeDueOn, answer },
  }));
};

const countOwing = async (tx: Tx, asked: Asked, today: Day): Promise<number> => {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM ${owing(asked, today)}`.execute(tx);
  return rows[0]!.count;
};

export const cellsOwing = question(
  contract.cellsOwing,
  async ({ after, skip, limit, ...asked }, { tx, today }) => {
    const [pos] = readCursor(after, ['int']) ?? [];
    const rows = await owingRows(tx, asked, today, {
      pos: pos === undefined ? null : Number(pos),
      skip,
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: shown.map(({ pos: _, ...row }) => row),
      count: after === null && skip === 0 ? await countOwing(tx, asked, today) : null,
      next: rows.length > limit && last ? cursorOf(last.pos) : null,
    };
  },
  { over: async ({ underId }) => (underId === null ? [] : [underId]) },
);
