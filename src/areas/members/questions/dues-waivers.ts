import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import { cursorOf, FAR_AWAY, nearestNames, readCursor, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/dues-waivers.ts';
import { isCollectorAt } from './dues-access.ts';
import { groundsOf } from './dues-of-member.ts';

type Waiver = z.output<typeof contract.duesWaivers.output>['waivers'][number];
type Row = Omit<Waiver, 'organisationName' | 'isCollector' | 'ground'>;

/** Reductions and exemptions in force in a month, those that end first at the top. */
export const duesWaivers = question(contract.duesWaivers, async ({ month, underId, after, limit }, { tx }) => {
  const [afterEnd, afterId] = readCursor(after, ['day', 'id']) ?? [];
  const from = sql`
    FROM members.dues_waiver w WHERE w.withdrawn_at IS NULL AND w.from_month <= ${month}::date
      AND coalesce(w.until_month, ${FAR_AWAY}::date) >= ${month}::date ${underCondition(underId, sql`w.org_pos`)}`;
  const beyond = afterId
    ? sql`AND (coalesce(w.until_month, ${FAR_AWAY}::date), w.id) > (${afterEnd}::date, ${afterId}::uuid)`
    : sql``;
  const { rows } = await sql<Row>`
    SELECT w.id, w.org_id AS "organisationId", w.member_id AS "memberId", w.full_name AS "fullName", w.percent,
      w.from_month AS "fromMonth", w.until_month AS "untilMonth", w.decided_on AS "decidedOn", w.reported_on AS "reportedOn", w.version
    ${from} ${beyond} ORDER BY coalesce(w.until_month, ${FAR_AWAY}::date), w.id LIMIT ${limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`SELECT count(*)::int AS total ${from}`.execute(tx);
  const page = rows.slice(0, limit);
  const places = [...new Set(page.map(({ organisationId }) => organisationId))];
  const names = await nearestNames(tx, month, places);
  const collects = new Map<string, boolean>();
  for (const id of places) collects.set(id, await isCollectorAt(tx, id));
  const grounds = await groundsOf(
    tx,
    page.map(({ id }) => id),
  );
  const last = page.at(-1);
  return {
    total: counted[0]!.total,
    waivers: page.map((row) => ({
      ...row,
      organisationName: names.get(row.organisationId) ?? '',
      isCollector: collects.get(row.organisationId) ?? false,
      ground: grounds.get(row.id) ?? null,
    })),
    next: rows.length > limit && last ? cursorOf(last.untilMonth ?? FAR_AWAY, last.id) : null,
  };
});
