import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { cursorOf, readCursor, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/oversight.ts';
import { enteredAfter, inMonth, inQuarter, isHeld, minutesOf } from './oversight-figures.ts';

type Row = Omit<OutputOf<typeof contract.oversightMeetings>['rows'][number], 'attendance'> & {
  readonly pos: number;
  readonly attended: number | null;
  readonly counted: number | null;
};

const conditions = (lateAfterDays: number): Readonly<Record<contract.OversightPart, RawBuilder<unknown>>> => ({
  all: sql`true`,
  absences: sql`m.attended < m.counted`,
  short: sql`${minutesOf} < m.minutes_needed`,
  late: sql`${enteredAfter} > ${lateAfterDays}::int`,
  gap: sql`s.self_total <> s.superior_total`,
  topic: sql`m.kind IN ('thematic', 'combined')`,
});

const chosen = (
  part: contract.OversightPart,
  underId: string,
  month: Day,
  lateAfterDays: number,
): RawBuilder<unknown> => sql`
  meetings.meeting m LEFT JOIN meetings.score s ON s.meeting_id = m.id
  WHERE ${isHeld} AND ${part === 'topic' ? inQuarter(month) : inMonth(month)} AND ${conditions(lateAfterDays)[part]}
    ${underCondition(underId, sql`m.org_pos`)}`;

export const oversightMeetings = question(
  contract.oversightMeetings,
  async ({ underId, month, part, lateAfterDays, after, skip, limit }, { tx, today }) => {
    const [pos, id] = readCursor(after, ['int', 'id']) ?? [];
    const from = chosen(part, underId, month, lateAfterDays);
    const { rows } = await sql<Row>`
      SELECT k.*, coalesce(o.name, '') AS "organisationName" FROM (
        SELECT m.id AS "meetingId", m.org_id AS "organisationId", m.org_pos AS pos, m.kind, m.held_on AS "heldOn", m.attended, m.counted,
          ${minutesOf} AS minutes, m.minutes_needed AS "minutesNeeded", ${enteredAfter} AS "enteredAfterDays",
          s.self_total::float8 AS "selfTotal", s.superior_total::float8 AS "superiorTotal"
        FROM ${from} ${pos === undefined ? sql`` : sql`AND (m.org_pos, m.id) > (${pos}::int, ${id}::uuid)`}
        ORDER BY m.org_pos, m.id OFFSET ${skip} LIMIT ${limit + 1}
      ) k LEFT JOIN organisations.published_organisation o ON o.id = k."organisationId" AND o.period @> ${today}::date
      ORDER BY k.pos, k."meetingId"`.execute(tx);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isFirst = after === null && skip === 0;
    const counted = isFirst
      ? await sql<{ count: number }>`SELECT count(*)::int AS count FROM ${from}`.execute(tx)
      : null;
    return {
      rows: shown.map(({ pos: _, attended, counted: of, ...row }) => ({
        ...row,
        attendance: attended === null || of === null ? null : { numerator: attended, denominator: of },
      })),
      count: counted?.rows[0]?.count ?? null,
      next: rows.length > limit && last ? cursorOf(last.pos, last.meetingId) : null,
    };
  },
);
