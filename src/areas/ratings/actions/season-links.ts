import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';

/** Which pairs of a subject `s` and the one it points to `a` are looked at. */
type Pairs = RawBuilder<unknown>;

const samePeriod = sql`a.period_kind = s.period_kind AND a.year = s.year AND a.part = s.part AND a.state <> 'withdrawn' AND s.state <> 'withdrawn'`;

/** Nothing stands there yet, or what stood there was withdrawn: somebody taken out and added again is linked anew. */
const isFree = (column: 'counts_for_id' | 'collective_id' | 'above_id') => sql`
  (s.${sql.ref(column)} IS NULL OR EXISTS (SELECT FROM ratings.subject w WHERE w.id = s.${sql.ref(column)} AND w.state = 'withdrawn'))`;

// The position says the same as the organisation, and has an index across seasons.

/** The organisation whose level rests on its members and on its committee. */
const linkCountsFor = (tx: Tx, pairs: Pairs) =>
  sql`
  UPDATE ratings.subject s SET counts_for_id = a.id FROM ratings.subject a
  WHERE ${isFree('counts_for_id')} AND (s.kind IN ('member', 'member-outside') OR s.kind LIKE '%-committee')
    AND a.kind = 'party-organisation' AND a.about_org_id = s.org_id AND a.org_pos = s.org_pos AND ${samePeriod} AND ${pairs}`.execute(
    tx,
  );

/** The collective that a leader belongs to. */
const linkCollective = (tx: Tx, pairs: Pairs) =>
  sql`
  UPDATE ratings.subject s SET collective_id = a.id FROM ratings.subject a
  WHERE ${isFree('collective_id')} AND s.kind = 'leader'
    AND a.kind LIKE '%-committee' AND a.about_org_id = s.org_id AND a.org_pos = s.org_pos AND ${samePeriod} AND ${pairs}`.execute(
    tx,
  );

/** Who stands directly above whom: an organisation above an organisation, a committee above a committee. */
const linkAbove = (tx: Tx, pairs: Pairs, on: Day) =>
  sql`
  UPDATE ratings.subject s SET above_id = a.id
  FROM organisations.published_organisation o, ratings.subject a
  WHERE ${isFree('above_id')} AND s.about_org_id IS NOT NULL
    AND o.id = s.about_org_id AND o.since_day <= ${on}::date AND o.until_day > ${on}::date
    AND a.about_org_id = o.parent_id AND (a.kind = 'party-organisation') = (s.kind = 'party-organisation')
    AND ${samePeriod} AND ${pairs}`.execute(tx);

/** Runs a statement over many rows as a join of whole sets. */
const asWholeSets = async (tx: Tx, run: () => Promise<unknown>): Promise<void> => {
  await sql`SELECT set_config('enable_nestloop', 'off', true)`.execute(tx);
  await run();
  await sql`SELECT set_config('enable_nestloop', 'on', true)`.execute(tx);
};

/**
 * Who stands above whom within a season: members and collectives found theirs when they were inserted. No statistics know yet what a
 * season has just inserted; taken for a row or two, half a million would be looked through for each of eighteen thousand.
 */
export const linkWithin = (tx: Tx, seasonId: string, on: Day): Promise<void> =>
  asWholeSets(tx, () => linkAbove(tx, sql`s.season_id = ${seasonId} AND a.season_id = s.season_id`, on));

/** Whether anybody here is in another season of the same period; mostly nobody is, and then there is nothing to link. */
const hasOtherSeason = async (tx: Tx, seasonId: string): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM ratings.season n JOIN ratings.season_part p
      ON p.period_kind = n.period_kind AND p.year = n.year AND p.part = n.part AND p.season_id <> n.id AND p.state <> 'withdrawn'
    WHERE n.id = ${seasonId} LIMIT 1`.execute(tx);
  return rows.length > 0;
};

/**
 * The order of §5.1 does not end where a season does: a commune rates its cells and members, the city the commune itself. What a season
 * opened here rests on, or what rests on it, in seasons of the same period that others opened.
 */
export const linkAcross = async (tx: Tx, seasonId: string, on: Day): Promise<void> => {
  if (!(await hasOtherSeason(tx, seasonId))) return;
  for (const pairs of [
    sql`s.season_id = ${seasonId} AND a.season_id <> s.season_id`,
    sql`a.season_id = ${seasonId} AND s.season_id <> a.season_id`,
  ]) {
    await linkCountsFor(tx, pairs);
    await linkCollective(tx, pairs);
    await linkAbove(tx, pairs, on);
  }
};

/** A person who is rated as something else from now on rests on others: as one added so would. */
export const linkCorrected = async (tx: Tx, subjectId: string, on: Day): Promise<void> => {
  await sql`UPDATE ratings.subject SET counts_for_id = NULL, collective_id = NULL WHERE id = ${subjectId}`.execute(tx);
  await linkAdded(tx, subjectId, on);
};

/** A subject that came later, and whoever rests on it; those of the same season first. */
export const linkAdded = async (tx: Tx, subjectId: string, on: Day): Promise<void> => {
  const touched = sql`(s.id = ${subjectId} OR a.id = ${subjectId})`;
  for (const pairs of [sql`${touched} AND a.season_id = s.season_id`, touched]) {
    await linkCountsFor(tx, pairs);
    await linkCollective(tx, pairs);
    await linkAbove(tx, pairs, on);
  }
};
