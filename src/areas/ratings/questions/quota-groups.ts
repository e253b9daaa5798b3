import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import { type LevelCounts, type QuotaGroup, type QuotaLine, quotaLinesOf } from '../rules/quota-board.ts';
import { type ChangedPicture, changedPicture, isCovered, type OnRecord } from '../rules/quota-covered.ts';
import type { QuotaRules } from '../rules/quota-shape.ts';
import { quotaFor, type RatingLaw } from '../rules/rating-law.ts';
import { asAwaiting, isCountedUnder, rulingKind } from '../rules/ruling-kind.ts';

type Row = {
  readonly group: string;
  readonly kind: SubjectKind;
  readonly level: RatingLevel;
  readonly isHead: boolean;
  /** Decided, or being decided now; else it is what is proposed. */
  readonly isDecided: boolean;
  readonly count: number;
};

/** Levels that are being decided now, by subject, over what stands. */
export type Deciding = ReadonlyMap<string, RatingLevel>;

/**
 * What a level is counted by: decided ones alone; all as proposed, where they are not decided; or decided ones among all, where a proposal of
 * the best level counts as the one below until it is decided (`asAwaiting`): by this a ceiling is held.
 */
export type CountedBy = 'decided' | 'decided-or-proposed' | 'decided-among-all';

/** A group of a season, with the kind of subject by which its rule is found. */
export type SeasonGroup = QuotaGroup & { readonly kind: SubjectKind };

const toCounts = (rows: readonly Row[]): LevelCounts => {
  const counts: Partial<Record<RatingLevel, number>> = {};
  for (const { level, count } of rows) counts[level] = (counts[level] ?? 0) + count;
  return counts;
};

const groupOf = (law: Pick<RatingLaw, 'quotas'>, id: string, all: readonly Row[]): SeasonGroup => {
  const kind = rulingKind(
    law,
    all.map((row) => row.kind),
  )!;
  const lines = all.filter((row) => isCountedUnder(law, row.kind, kind));
  return { id, kind, largerId: null, counts: toCounts(lines), heads: toCounts(lines.filter(({ isHead }) => isHead)) };
};

/**
 * Groups of a season with the levels of those whom the ceiling of the group concerns, heads apart; in the order of their codes. Whom the level
 * above decides is counted by its ceiling and not by this one.
 */
export const quotaGroupsOf = async (
  tx: Tx,
  law: Pick<RatingLaw, 'quotas'>,
  seasonId: string,
  by: CountedBy,
  deciding: Deciding = new Map(),
): Promise<SeasonGroup[]> => {
  const ids = [...deciding.keys()];
  const { rows } = await sql<Row>`
    SELECT l.quota_group AS "group", l.kind, l.level, l.is_head AS "isHead", l.is_decided AS "isDecided", count(*)::int AS count
    FROM (
      SELECT s.quota_group, s.kind, s.is_head, coalesce(d.level, s.decided_level) IS NOT NULL AS is_decided,
        coalesce(d.level, s.decided_level, ${by === 'decided' ? sql`NULL` : sql`s.proposed_level`}) AS level
      FROM ratings.subject s
      LEFT JOIN unnest(${ids}::uuid[], ${ids.map((id) => deciding.get(id)!)}::text[]) AS d(id, level) ON d.id = s.id
      WHERE s.season_id = ${seasonId} AND s.state NOT IN ('withdrawn', 'not-rated') AND NOT s.decided_above
    ) l WHERE l.level IS NOT NULL
    GROUP BY l.quota_group, l.kind, l.level, l.is_head, l.is_decided ORDER BY l.quota_group`.execute(tx);
  const counted =
    by === 'decided-among-all'
      ? rows.map((row) => (row.isDecided ? row : { ...row, level: asAwaiting(law, row.kind, row.level) }))
      : rows;
  return [...Map.groupBy(counted, ({ group }) => group)].map(([id, lines]) => groupOf(law, id, lines));
};

/** Groups over any reading of the ceiling that is laid on their kind, with the lines they are over. */
export const groupsOver = (
  law: Pick<RatingLaw, 'quotas'>,
  groups: readonly SeasonGroup[],
): readonly { readonly group: SeasonGroup; readonly rules: QuotaRules; readonly over: readonly QuotaLine[] }[] =>
  groups.flatMap((group) => {
    const rules = quotaFor(law, group.kind);
    const over = rules === null ? [] : quotaLinesOf(rules, group).filter((line) => line.over > 0);
    return rules !== null && over.length > 0 ? [{ group, rules, over }] : [];
  });

type Settled = OnRecord & { readonly group: string };

/** Living settlements of a season by group. */
export const settlementsOf = async (tx: Tx, seasonId: string): Promise<ReadonlyMap<string, OnRecord>> => {
  const { rows } = await sql<Settled>`
    SELECT t.quota_group AS "group", t.covers, coalesce(t.readings->'lines', '[]') AS readings FROM ratings.settlement t
    WHERE t.season_id = ${seasonId} AND t.withdrawn_at IS NULL`.execute(tx);
  return new Map(rows.map((row) => [row.group, row]));
};

/** Groups whose ceiling the subjects that are decided now are counted by. */
const groupsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ group: string }>`
    SELECT DISTINCT s.quota_group AS "group" FROM ratings.subject s
    WHERE s.id = ANY (${ids}::uuid[]) AND NOT s.decided_above`.execute(tx);
  return new Set(rows.map(({ group }) => group));
};

/** A group over a reading without a reason that reaches so far. `changed`: one is on record, for another picture. */
export type UnsettledGroup = {
  readonly group: string;
  readonly now: number;
  readonly over: number;
  readonly changed: ChangedPicture | null;
};

/**
 * Groups that lie over a reading of the ceiling and that no settlement covers as they stand (CAP-8): of the whole season, or of those who
 * are decided now alone, reckoned over what will stand after that.
 */
export const unsettledGroups = async (
  tx: Tx,
  law: Pick<RatingLaw, 'quotas'>,
  seasonId: string,
  deciding: Deciding = new Map(),
): Promise<readonly UnsettledGroup[]> => {
  const settled = await settlementsOf(tx, seasonId);
  const asked = deciding.size === 0 ? null : await groupsOf(tx, [...deciding.keys()]);
  const over = groupsOver(law, await quotaGroupsOf(tx, law, seasonId, 'decided-among-all', deciding));
  return over.flatMap(({ group, rules, over: lines }) => {
    const now = group.counts[rules.level] ?? 0;
    const record = settled.get(group.id) ?? null;
    if ((asked && !asked.has(group.id)) || isCovered(now, lines, record)) return [];
    const changed = record !== null && now <= record.covers ? changedPicture(lines, record) : null;
    return [{ group: group.id, now, over: Math.max(...lines.map((line) => line.over)), changed }];
  });
};
