import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import { cursorOf, nearestNames, readCursor, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/dues-reports.ts';

type Arrears = z.output<typeof contract.duesArrears.output>['members'][number];
type Row = Omit<Arrears, 'organisationName'>;

/** Members with open months in a period, those with most first: the rows behind the figure of the report. */
export const duesArrears = question(contract.duesArrears, async (input, { tx }) => {
  const [afterCount, afterName, afterMember, afterPlace] = readCursor(input.after, ['int', 'text', 'id', 'id']) ?? [];
  const grouped = sql`
    SELECT e.member_id, e.org_id, min(e.full_name) AS full_name, min(e.sort_name) AS sort_name, count(*)::int AS open, array_agg(e.month ORDER BY e.month) AS months
    FROM members.dues_entry e
    WHERE e.state IN ('unpaid', 'part') AND e.month BETWEEN ${input.fromMonth}::date AND ${input.untilMonth}::date
      ${underCondition(input.underId, sql`e.org_pos`)}
    GROUP BY e.member_id, e.org_id`;
  const beyond = afterMember
    ? sql`WHERE (-g.open, g.sort_name, g.member_id, g.org_id)
        > (${-Number(afterCount)}::int, ${afterName} COLLATE "vi-x-icu", ${afterMember}::uuid, ${afterPlace}::uuid)`
    : sql``;
  const { rows } = await sql<Row & { sortName: string }>`
    SELECT g.member_id AS "memberId", g.full_name AS "fullName", g.sort_name AS "sortName", g.org_id AS "organisationId", g.months
    FROM (${grouped}) g ${beyond} ORDER BY -g.open, g.sort_name, g.member_id, g.org_id LIMIT ${input.limit + 1}`.execute(
    tx,
  );
  const { rows: counted } = await sql<{ total: number }>`SELECT count(*)::int AS total FROM (${grouped}) g`.execute(tx);
  const page = rows.slice(0, input.limit);
  const names = await nearestNames(
    tx,
    input.untilMonth,
    page.map(({ organisationId }) => organisationId),
  );
  const last = page.at(-1);
  return {
    total: counted[0]!.total,
    members: page.map(({ sortName: _, ...row }) => ({ ...row, organisationName: names.get(row.organisationId) ?? '' })),
    next:
      rows.length > input.limit && last
        ? cursorOf(last.months.length, last.sortName, last.memberId, last.organisationId)
        : null,
  };
});
