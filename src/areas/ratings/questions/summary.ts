import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames, rangesOf } from '../../organisations/public.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import * as contract from '../contract/summary.ts';
import { partOf } from '../rules/period-span.ts';
import { levelsOf } from '../rules/rating-level.ts';
import { type CountedResult, periodBefore, summaryTable } from '../rules/summary-table.ts';
import { placeAmongOwn, whoOfResult } from './each-once.ts';
import { lawOf } from './rating-laws.ts';
import { type SeasonHere, seasonHere } from './season-here.ts';
import { packFaceOf } from './seasons.ts';

const within = async (tx: Tx, organisationId: string, column: RawBuilder<unknown>): Promise<RawBuilder<unknown>> => {
  const range = (await rangesOf(tx, [organisationId])).get(organisationId);
  return range ? sql`${column} >= ${range.lo}::int AND ${column} < ${range.hi}::int` : sql`false`;
};

const isDecided = sql`s.state IN ('decided', 'notified', 'archived')`;

/** What a subject came to, with the columns by which a person with several of them is counted once. */
const resultColumns = sql`
  s.kind, s.org_pos, s.id, s.is_head, s.is_provisional, coalesce(s.member_id, s.id) AS who,
  CASE WHEN ${isDecided} THEN s.decided_level WHEN s.state = 'not-rated' THEN 'not-rated' END AS result, s.not_rated_rule AS rule`;

/** Of the subjects of one person the first in the order of groups; counted by kind and result. */
const counted = async (tx: Tx, subjects: RawBuilder<unknown>): Promise<{ rows: CountedResult[]; subjects: number }> => {
  const { rows } = await sql<CountedResult & { isFirst: boolean }>`
    SELECT r.kind, r.result, r.rule, r.nth = 1 AS "isFirst", count(*)::int AS count, count(*) FILTER (WHERE r.is_provisional)::int AS provisional
    FROM (
      SELECT x.*, ${placeAmongOwn(sql`x.who`, sql`x.is_head DESC`)} AS nth
      FROM (${subjects}) x
    ) r GROUP BY r.kind, r.result, r.rule, r.nth = 1`.execute(tx);
  const first = rows.filter(({ isFirst }) => isFirst).map(({ isFirst: _, ...row }) => row);
  return { rows: first, subjects: rows.reduce((sum, { count }) => sum + count, 0) };
};

/** The period before at the same place: of years also what was entered, of shorter periods what their seasons decided. */
const countedBefore = async (tx: Tx, organisationId: string, period: RatingPeriod): Promise<CountedResult[]> => {
  if (period.kind === 'year') {
    const { rows } = await counted(
      tx,
      sql`SELECT x.kind, x.org_pos, x.id, false AS is_head, false AS is_provisional, ${whoOfResult} AS who, x.level AS result, NULL::text AS rule
        FROM ratings.year_result x WHERE x.year = ${period.year} AND ${await within(tx, organisationId, sql`x.org_pos`)}`,
    );
    return rows;
  }
  const { rows } = await counted(
    tx,
    sql`SELECT ${resultColumns} FROM ratings.subject s
      WHERE s.period_kind = ${period.kind} AND s.year = ${period.year} AND s.part = ${partOf(period)}
        AND (${isDecided} OR s.state = 'not-rated') AND ${await within(tx, organisationId, sql`s.org_pos`)}`,
  );
  return rows;
};

/** Another reason is in words and rests on no rule; a rule that the pack of the season does not know was not read in it. */
const isReasonVerified = (code: string, rule: { readonly isVerified: boolean } | undefined): boolean =>
  rule?.isVerified ?? code === 'other';

/** The summary table of a season at an organisation and below it. The number of statements does not depend on how many are rated. */
export const summaryOf = async (
  { tx, today }: { readonly tx: Tx; readonly today: Day },
  season: SeasonHere,
  organisationId: string,
): Promise<contract.Summary> => {
  const now = await counted(
    tx,
    sql`SELECT ${resultColumns} FROM ratings.subject s
      WHERE s.season_id = ${season.seasonId} AND s.state <> 'withdrawn' AND ${await within(tx, organisationId, sql`s.org_pos`)}`,
  );
  const previous = periodBefore(season.period);
  const { groups, totals } = summaryTable(now.rows, await countedBefore(tx, organisationId, previous));
  const law = lawOf(season);
  const known = new Map(law.exemptions.map((one) => [one.rule as string, one]));
  return {
    period: season.period,
    previous,
    organisationName: (await nearestNames(tx, today, [organisationId])).get(organisationId) ?? '',
    pack: packFaceOf(season.packId),
    levels: [...levelsOf(law.scale)],
    groups: groups.map(({ notRatedReasons, ...group }) => ({
      ...group,
      notRatedReasons: notRatedReasons.map((one) => {
        const rule = known.get(one.rule);
        return { ...one, names: rule?.names ?? null, isVerified: isReasonVerified(one.rule, rule) };
      }),
    })),
    totals: [...totals],
    countedOnce: now.subjects - now.rows.reduce((sum, { count }) => sum + count, 0),
  };
};

export const summary = question(contract.summary, async ({ seasonId, organisationId }, context) =>
  summaryOf(context, await seasonHere(context.tx, seasonId, organisationId), organisationId),
);
