import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import type { CalendarLine, SeasonId, SeasonState } from '../contract/season-shapes.ts';
import { periodFrom } from '../rules/period-span.ts';

/** A season as its opener keeps it. */
export type SeasonOfOpener = {
  readonly id: SeasonId;
  readonly organisationId: string;
  readonly period: RatingPeriod;
  readonly periodFrom: Day;
  readonly periodUntil: Day;
  readonly packId: string;
  readonly layerId: string | null;
  readonly packReason: string | null;
  readonly adjustments: readonly Adjustment[];
  readonly calendar: readonly CalendarLine[];
  readonly quotaBase: string | null;
  readonly quotaRounding: string | null;
  readonly state: SeasonState;
  readonly openedOn: Day;
  readonly version: number;
};

type Stored = Omit<SeasonOfOpener, 'period'> & {
  readonly kind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
};

/** For `over: 'resolved'`: the organisation that opened a season; empty when out of sight. */
export const homeOfSeason = async ({ seasonId }: { readonly seasonId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM ratings.season WHERE id = ${seasonId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

/** For `over: 'resolved'`: where a subject is reviewed; empty when out of sight. */
export const homeOfSubject = async (
  { subjectId }: { readonly subjectId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM ratings.subject WHERE id = ${subjectId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

/** Who decides about these subjects: the organisation that opened their season; empty when one of them is out of sight. */
export const openersOf = async (tx: Tx, subjectIds: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string; opener: string }>`
    SELECT s.id, p.opener_id AS opener FROM ratings.subject s
    JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
    WHERE s.id = ANY (${[...subjectIds]}::uuid[])`.execute(tx);
  return rows.length === new Set(subjectIds).size ? [...new Set(rows.map(({ opener }) => opener))] : [];
};

/** Whoever counts the groups of a season to write by what was counted waits here for who did so before. */
export const lockSeason = async (tx: Tx, seasonId: string): Promise<void> => {
  await sql`SELECT 1 FROM ratings.season n WHERE n.id = ${seasonId} FOR NO KEY UPDATE`.execute(tx);
};

/** Whoever puts something into a season keeps it from being closed meanwhile, and waits for who is closing it. */
export const holdSeason = async (tx: Tx, seasonId: string): Promise<void> => {
  await sql`SELECT 1 FROM ratings.season n WHERE n.id = ${seasonId} FOR SHARE`.execute(tx);
};

/** Whoever changes the state of a season waits for every step under way in it. A step holds its part before the season: so does this. */
export const getSeasonAtRest = async (tx: Tx, seasonId: string, expectedVersion: number): Promise<SeasonOfOpener> => {
  await sql`
    SELECT 1 FROM ratings.season_part p WHERE p.season_id = ${seasonId} ORDER BY p.org_id FOR NO KEY UPDATE`.execute(
    tx,
  );
  return getSeason(tx, seasonId, expectedVersion);
};

/** One season, locked for a change; refuses one out of sight, and one that was changed meanwhile. */
export const getSeason = async (tx: Tx, seasonId: string, expectedVersion: number | null): Promise<SeasonOfOpener> => {
  const { rows } = await sql<Stored>`
    SELECT n.id, n.org_id AS "organisationId", n.period_kind AS kind, n.year, n.part, n.period_from AS "periodFrom",
      n.period_until AS "periodUntil", n.pack_id AS "packId", n.layer_id AS "layerId", n.pack_reason AS "packReason", n.adjustments, n.calendar,
      n.quota_base AS "quotaBase", n.quota_rounding AS "quotaRounding", n.state, n.opened_on AS "openedOn", n.version
    FROM ratings.season n WHERE n.id = ${seasonId} ${expectedVersion === null ? sql`` : sql`FOR UPDATE`}`.execute(tx);
  const row = rows[0];
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (expectedVersion !== null && row.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('platform.stale')));
  const { kind, year, part, ...season } = row;
  return { ...season, period: periodFrom(kind, year, part) };
};
