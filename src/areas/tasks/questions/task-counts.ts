import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { TaskCounts } from '../contract/task-reads.ts';
import * as contract from '../contract/task-reads.ts';
import { daysOfPeriod } from '../rules/period-days.ts';
import { duePeriodCondition, resultCondition, underToday } from './task-filter-sql.ts';
import { isOverdue } from './task-rows.ts';

type Row = TaskCounts & { readonly partId: string | null; readonly name: string | null; readonly isOwn: boolean };

const none: TaskCounts = {
  assigned: 0,
  due: 0,
  done: 0,
  inTime: 0,
  partly: 0,
  notAchieved: 0,
  unknown: 0,
  late: 0,
  openNow: 0,
  overdueNow: 0,
};

const plus = (a: TaskCounts, b: TaskCounts): TaskCounts =>
  Object.fromEntries(
    Object.keys(none).map((key) => [key, a[key as keyof TaskCounts] + b[key as keyof TaskCounts]]),
  ) as never;

const figures = (period: string, on: Day): RawBuilder<unknown> => {
  const { from, until } = daysOfPeriod(period);
  const due = duePeriodCondition(period);
  const counted = (condition: RawBuilder<unknown>) => sql`count(*) FILTER (WHERE ${condition})::int`;
  const ofDue = (result: Parameters<typeof resultCondition>[0]) =>
    counted(sql`${due} AND ${resultCondition(result, on)}`);
  return sql`${counted(sql`t.assigned_on >= ${from}::date AND t.assigned_on < ${until}::date`)} AS assigned, ${counted(due)} AS due,
    ${ofDue('done')} AS done, ${ofDue('in-time')} AS "inTime", ${ofDue('partly')} AS partly, ${ofDue('not-achieved')} AS "notAchieved",
    ${ofDue('unknown')} AS unknown, ${ofDue('late')} AS late, ${counted(sql`t.is_open`)} AS "openNow", ${counted(isOverdue(on))} AS "overdueNow"`;
};

/** Counts of tasks carried out in an organisation and in each part below it, by today's tree. */
const countsOf = async (tx: Tx, organisationId: string, period: string, on: Day): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    WITH part AS (
      SELECT o.id, o.pos, o.pos_end, o.name FROM organisations.published_organisation o
      WHERE o.parent_id = ${organisationId} AND o.period @> ${on}::date
    )
    SELECT p.id AS "partId", p.name, t.org_id = ${organisationId} AS "isOwn", ${figures(period, on)}
    FROM tasks.task t LEFT JOIN part p ON t.org_pos >= p.pos AND t.org_pos < p.pos_end
    WHERE ${await underToday(tx, organisationId)} AND t.side <> 'given' AND t.state <> 'withdrawn'
    GROUP BY 1, 2, 3`.execute(tx);
  return rows;
};

type Part = { readonly id: string; readonly name: string };

const partsOf = async (tx: Tx, organisationId: string, on: Day): Promise<Part[]> => {
  const { rows } = await sql<Part>`
    SELECT o.id, o.name FROM organisations.published_organisation o
    WHERE o.parent_id = ${organisationId} AND o.period @> ${on}::date ORDER BY o.name COLLATE "vi-x-icu", o.id`.execute(
    tx,
  );
  return rows;
};

const sumOf = (rows: readonly Row[]): TaskCounts =>
  rows.reduce((sum, { partId: _part, name: _name, isOwn: _own, ...row }) => plus(sum, row), none);

export const counts = question(contract.counts, async ({ organisationId, period }, { tx, today }) => {
  const rows = await countsOf(tx, organisationId, period, today);
  const parts = await partsOf(tx, organisationId, today);
  return {
    total: sumOf(rows),
    own: sumOf(rows.filter((row) => row.isOwn)),
    parts: parts.map(({ id, name }) => ({
      organisationId: id as never,
      name,
      ...sumOf(rows.filter((row) => row.partId === id)),
    })),
  };
});
