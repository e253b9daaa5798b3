import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/oversight.ts';
import { cellsWithin, isMonthly } from './chosen-cells.ts';

/** Meetings of the whole cell that were held and closed. */
export const isHeld = sql`m.state IN ('closed', 'reported') AND m.kind NOT IN ('committee', 'party-group', 'congress')`;
export const inMonth = (month: Day): RawBuilder<unknown> =>
  sql`m.held_on >= ${month}::date AND m.held_on < (${month}::date + interval '1 month')::date`;
export const inQuarter = (month: Day): RawBuilder<unknown> =>
  sql`m.held_on >= date_trunc('quarter', ${month}::date)::date AND m.held_on < (date_trunc('quarter', ${month}::date) + interval '3 months')::date`;
export const minutesOf = sql`(extract(epoch FROM m.ended_at - m.started_at) / 60)::int`;
export const enteredAfter = sql`((m.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - m.held_on)`;

type Row = Readonly<Record<string, number>> & {
  readonly id: string;
  readonly name: string;
  readonly gap: number | null;
};

/** Facts of the month for each cell that held a meeting: one row a cell, so that sums of any place are sums of rows. */
const cellFacts = (month: Day, lateAfterDays: number): RawBuilder<unknown> => sql`
  SELECT m.org_id, bool_or(${isMonthly}) AS met, bool_or(${isMonthly} AND m.state = 'reported') AS reported,
    sum(m.attended) FILTER (WHERE m.attended IS NOT NULL AND m.counted IS NOT NULL) AS attended,
    sum(m.counted) FILTER (WHERE m.attended IS NOT NULL AND m.counted IS NOT NULL) AS counted,
    count(*) FILTER (WHERE ${minutesOf} >= m.minutes_needed) AS long, count(m.minutes_needed) AS timed,
    count(*) FILTER (WHERE ${enteredAfter} > ${lateAfterDays}::int) AS late, count(m.recorded_at) AS entered,
    count(*) FILTER (WHERE s.self_total = s.superior_total) AS alike,
    count(*) FILTER (WHERE s.self_total IS NOT NULL AND s.superior_total IS NOT NULL) AS scored,
    sum(s.superior_total - s.self_total) AS gap
  FROM meetings.meeting m LEFT JOIN meetings.score s ON s.meeting_id = m.id
  WHERE ${isHeld} AND ${inMonth(month)} GROUP BY m.org_id`;

/** The figures of a month for every organisation directly below one. */
export const figuresBelow = async (
  tx: Tx,
  today: Day,
  {
    organisationId,
    month,
    lateAfterDays,
  }: { readonly organisationId: string; readonly month: Day; readonly lateAfterDays: number },
): Promise<contract.MonthFigures[]> => {
  const { rows } = await sql<Row>`
    SELECT b.id, b.name, count(*)::int AS cells, (count(*) FILTER (WHERE f.met))::int AS met, (count(*) FILTER (WHERE f.reported))::int AS reported,
      coalesce(sum(f.attended), 0)::int AS attended, coalesce(sum(f.counted), 0)::int AS counted, coalesce(sum(f.long), 0)::int AS long,
      coalesce(sum(f.timed), 0)::int AS timed, coalesce(sum(f.late), 0)::int AS late, coalesce(sum(f.entered), 0)::int AS entered,
      coalesce(sum(f.alike), 0)::int AS alike, coalesce(sum(f.scored), 0)::int AS scored, count(q.org_id)::int AS topic,
      (sum(f.gap) / nullif(sum(f.scored), 0))::float8 AS gap
    FROM organisations.published_organisation b
    JOIN ${cellsWithin(today, organisationId)} ON c.pos >= b.pos AND c.pos < b.pos_end
    JOIN organisations.published_position p ON p.id = c.id AND (p.founded_on IS NULL OR p.founded_on <= ${month}::date)
    LEFT JOIN (${cellFacts(month, lateAfterDays)}) f ON f.org_id = c.id
    LEFT JOIN (
      SELECT DISTINCT m.org_id FROM meetings.meeting m
      WHERE m.kind IN ('thematic', 'combined') AND m.state IN ('closed', 'reported') AND ${inQuarter(month)}
    ) q ON q.org_id = c.id
    WHERE b.parent_id = ${organisationId} AND b.period @> ${today}::date
    GROUP BY b.id, b.name, b.pos ORDER BY b.pos`.execute(tx);
  return rows.map(figuresOf);
};

const figuresOf = (row: Row): contract.MonthFigures => {
  const of = (numerator: string, denominator: string): contract.Fraction => ({
    numerator: row[numerator] as number,
    denominator: row[denominator] as number,
  });
  return {
    organisationId: row.id as never,
    name: row.name,
    met: of('met', 'cells'),
    reported: of('reported', 'cells'),
    attendance: of('attended', 'counted'),
    longEnough: of('long', 'timed'),
    enteredLate: of('late', 'entered'),
    scoredAlike: of('alike', 'scored'),
    topicInQuarter: of('topic', 'cells'),
    meanGap: row.gap,
  };
};

export const oversightFigures = question(contract.oversightFigures, async (asked, { tx, today }) => ({
  rows: await figuresBelow(tx, today, asked),
}));
