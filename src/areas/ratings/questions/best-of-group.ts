import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { cursorOf, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/quota.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import { quotaFor } from '../rules/rating-law.ts';
import { isCountedUnder, rulingKind } from '../rules/ruling-kind.ts';
import { lawOf } from './rating-laws.ts';
import { getSeason } from './season-rows.ts';

type Row = OutputOf<typeof contract.bestOfGroup>['rows'][number];

/** By name, never by points or by the order of proposals: who comes first says nothing about whom. */
const order = sql`s.sort_title, s.id`;

export const bestOfGroup = question(contract.bestOfGroup, async ({ seasonId, group, after, limit }, { tx }) => {
  const law = lawOf(await getSeason(tx, seasonId, null));
  const inGroup = sql`s.season_id = ${seasonId} AND s.quota_group = ${group} AND s.state NOT IN ('withdrawn', 'not-rated')
    AND NOT s.decided_above`;
  const { rows: found } = await sql<{ kind: SubjectKind }>`
    SELECT DISTINCT s.kind FROM ratings.subject s WHERE ${inGroup}`.execute(tx);
  const kinds = found.map(({ kind }) => kind);
  const ruling = rulingKind(law, kinds);
  const level = ruling === undefined ? null : (quotaFor(law, ruling)?.level ?? null);
  if (ruling === undefined || level === null) return { rows: [], total: 0, next: null };
  const counted = kinds.filter((kind) => isCountedUnder(law, kind, ruling));
  const where = sql`${inGroup} AND s.kind = ANY (${counted}) AND coalesce(s.decided_level, s.proposed_level) = ${level}`;
  const [title, id] = readCursor(after, ['text', 'id']) ?? [];
  const beyond = title === undefined ? sql`true` : sql`(${order}) > (${title}, ${id}::uuid)`;
  const { rows } = await sql<Row & { sortTitle: string }>`
    SELECT s.id AS "subjectId", s.org_id AS "organisationId", s.title, s.kind, s.is_head AS "isHead", s.state,
      coalesce((SELECT o.name FROM organisations.published_organisation o WHERE o.id = s.org_id ORDER BY o.since_day DESC LIMIT 1), '')
        AS "organisationName",
      s.proposed_level AS "proposedLevel", s.decided_level AS "decidedLevel", s.sort_title AS "sortTitle"
    FROM ratings.subject s WHERE ${where} AND ${beyond} ORDER BY ${order} LIMIT ${limit}`.execute(tx);
  const { rows: totals } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM ratings.subject s WHERE ${where}`.execute(tx);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ sortTitle: _, ...row }) => row),
    total: totals[0]!.total,
    next: last && rows.length === limit ? cursorOf(last.sortTitle, last.subjectId) : null,
  };
});
