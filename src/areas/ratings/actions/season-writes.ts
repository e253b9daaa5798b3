import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import type { CalendarLine, SeasonId } from '../contract/season-shapes.ts';
import { ratingPacks } from '../questions/rating-laws.ts';
import {
  type LeaderPosts,
  type OpenableKind,
  organisationsBelow,
  subjectsOfKind,
  type Whom,
} from '../questions/season-subjects.ts';
import { partOf, spanOf } from '../rules/period-span.ts';
import { linkAcross, linkWithin } from './season-links.ts';
import { type Moved, mayBeDecidedAbove, takeOver } from './take-over.ts';

export type SeasonRow = {
  readonly seasonId: SeasonId;
  readonly organisationId: string;
  readonly period: RatingPeriod;
  readonly packId: string;
  readonly layerId: string | null;
  readonly packReason: string | null;
  readonly adjustments?: readonly Adjustment[];
  readonly calendar: readonly CalendarLine[];
  readonly openedOn: Day;
};

/** The row of the opener. A second season of the same period at the same organisation is refused by the index `season_once`. */
export const insertSeason = async (tx: Tx, season: SeasonRow): Promise<void> => {
  const { from, until } = spanOf(season.period);
  await sql`
    INSERT INTO ratings.season (id, org_id, org_pos, period_kind, year, part, period_from, period_until, pack_id, layer_id, pack_reason,
      adjustments, calendar, state, opened_on)
    SELECT ${season.seasonId}, p.id, p.pos, ${season.period.kind}, ${season.period.year}, ${partOf(season.period)}, ${from}::date, ${until}::date,
      ${season.packId}, ${season.layerId}, ${season.packReason}, ${JSON.stringify(season.adjustments ?? [])}::jsonb, ${JSON.stringify(season.calendar)}::jsonb, 'open', ${season.openedOn}::date
    FROM organisations.published_position p WHERE p.id = ${season.organisationId}`.execute(tx);
};

/** Who issued the last decision: the next one of this season, and the first of a later one, begin with it. */
export const keepIssuer = async (tx: Tx, seasonId: string, issuer: string): Promise<void> => {
  await sql`UPDATE ratings.season n SET last_issuer = ${issuer} WHERE n.id = ${seasonId} AND n.last_issuer IS DISTINCT FROM ${issuer}`.execute(
    tx,
  );
};

/** What organisations with subjects see of the season: one row each, those that have none yet. */
export const insertParts = async (tx: Tx, seasonId: string, organisationIds: readonly string[]): Promise<void> => {
  await sql`
    INSERT INTO ratings.season_part (season_id, org_id, org_pos, opener_id, period_kind, year, part, period_from, period_until, pack_id,
      layer_id, pack_reason, adjustments, calendar, state, opened_on)
    SELECT n.id, p.id, p.pos, n.org_id, n.period_kind, n.year, n.part, n.period_from, n.period_until, n.pack_id, n.layer_id, n.pack_reason,
      n.adjustments, n.calendar, n.state, n.opened_on
    FROM ratings.season n JOIN organisations.published_position p ON p.id = ANY (${[...organisationIds]}::uuid[])
    WHERE n.id = ${seasonId}
    ON CONFLICT (season_id, org_id) DO NOTHING`.execute(tx);
};

const partsOfAll = async (tx: Tx, seasonId: string, whom: Whom): Promise<void> => {
  const { rows } = await sql<{ id: string }>`SELECT o.id FROM ${organisationsBelow(whom, true)}`.execute(tx);
  await insertParts(
    tx,
    seasonId,
    rows.map(({ id }) => id),
  );
};

// A season that is just being written is unknown to the statistics, so that every index that begins with it looks as good as the next,
// also one that leads through all its rows; and so does one that begins with a year. What is asked as IS TRUE leaves the index of the
// organisation, or of the member, alone.

/** The organisation or collective whose level rests on a subject: rated in the same season, at the same organisation. */
const countsFor = sql`
  CASE WHEN s.kind IN ('member', 'member-outside') OR s.kind LIKE '%-committee' THEN
    (SELECT a.id FROM ratings.subject a WHERE a.about_org_id = s.org_id AND (a.year = n.year AND a.season_id = n.id) IS TRUE AND a.kind = 'party-organisation' AND a.state <> 'withdrawn' LIMIT 1)
  END`;

const collective = sql`
  CASE WHEN s.kind = 'leader' THEN
    (SELECT a.id FROM ratings.subject a WHERE a.about_org_id = s.org_id AND (a.year = n.year AND a.season_id = n.id) IS TRUE AND a.kind LIKE '%-committee' AND a.state <> 'withdrawn' LIMIT 1)
  END`;

/** Collectives and organisations before those who rest on them, so that a row finds what it points to. */
const insertionOrder: readonly OpenableKind[] = [
  'party-organisation',
  'grassroots-committee',
  'cell-committee',
  'leader',
  'member',
];

/** Before 2025 the rules know one kind of member, whether or not he or she works in the political system. */
const kindUnder = (isOutsideKnown: boolean) =>
  isOutsideKnown ? sql`s.kind` : sql`CASE s.kind WHEN 'member-outside' THEN 'member' ELSE s.kind END`;

/** Whether the rules of a season know members outside the political system as a kind of their own. */
export const isOutsideKnownIn = async (tx: Tx, seasonId: string): Promise<boolean> => {
  const { rows } = await sql<{ packId: string }>`
    SELECT n.pack_id AS "packId" FROM ratings.season n WHERE n.id = ${seasonId}`.execute(tx);
  const pack = ratingPacks().rules.find(({ id }) => id === rows[0]?.packId);
  return pack?.content.subjects.some(({ kind }) => kind === 'member-outside') ?? true;
};

const samePeriodElsewhere = sql`
  (b.season_id <> n.id AND b.period_kind = n.period_kind AND b.year = n.year AND b.part = n.part) IS TRUE`;

/**
 * A year of somebody is rated once, whoever opens a season first: else it would be counted twice. Who leads in two places is rated in both.
 */
const notElsewhere = sql`
  NOT EXISTS (
    SELECT FROM ratings.subject b
    WHERE ${samePeriodElsewhere} AND b.state <> 'withdrawn'
      AND b.member_id = s.member_id AND (b.kind = 'leader') = (s.kind = 'leader')
      AND (s.kind <> 'leader' OR (b.org_id = s.org_id AND b.post_words = s.post_words)))
  AND NOT EXISTS (
    SELECT FROM ratings.subject b
    WHERE ${samePeriodElsewhere} AND b.state <> 'withdrawn'
      AND b.about_org_id = s.about_org_id AND b.kind = s.kind)`;

/** Who leads the committee that opens the season, and that committee itself; a month is not decided so (0043). */
const decidedAbove = sql`
  (n.period_kind <> 'month' AND s.org_id = n.org_id AND (s.kind = 'leader' OR s.kind LIKE '%-committee'))`;

const insertKind = async (
  tx: Tx,
  seasonId: string,
  kind: OpenableKind,
  whom: Whom,
  posts: LeaderPosts,
  isOutsideKnown: boolean,
): Promise<number> => {
  const { numAffectedRows } = await sql`
    INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, about_org_id, title, sort_title, post_words, is_head,
      quota_group, is_fictional, counts_for_id, collective_id, period_kind, year, part, state, decided_above)
    SELECT gen_random_uuid(), n.id, s.org_id, s.org_pos, ${kindUnder(isOutsideKnown)}, s.member_id, s.about_org_id, s.title, s.sort_title, s.post_words, s.is_head,
      s.quota_group, s.is_fictional, ${countsFor}, ${collective}, n.period_kind, n.year, n.part, 'open', ${decidedAbove}
    FROM (${subjectsOfKind(kind, whom, posts)}) AS s(kind, org_id, org_pos, member_id, about_org_id, title, sort_title, post_words, is_head,
      quota_group, is_fictional)
    JOIN ratings.season n ON n.id = ${seasonId} WHERE ${notElsewhere}`.execute(tx);
  return Number(numAffectedRows ?? 0);
};

/** Two openings of one period would each not see whom the other takes in: they come in turn. */
const inTurn = (tx: Tx, seasonId: string) =>
  sql`
  SELECT pg_advisory_xact_lock(hashtextextended('ratings.season ' || n.period_kind || ' ' || n.year || ' ' || n.part, 0))
  FROM ratings.season n WHERE n.id = ${seasonId}`.execute(tx);

type Inserted = { readonly subjects: number; readonly takenOver: readonly Moved[] };

/** Everybody whom a season takes in when it is opened, a statement for each kind. Answers how many, and whom seasons below gave up for it. */
export const insertSubjects = async (
  tx: Tx,
  seasonId: string,
  { kinds, posts, ...whom }: Whom & { readonly kinds: readonly OpenableKind[]; readonly posts: LeaderPosts },
): Promise<Inserted> => {
  // The members of a whole city are half a million rows in one statement.
  await sql`SET LOCAL statement_timeout = '15min'`.execute(tx);
  await inTurn(tx, seasonId);
  await partsOfAll(tx, seasonId, whom);
  const isOutsideKnown = await isOutsideKnownIn(tx, seasonId);
  let subjects = 0;
  const takenOver: Moved[] = [];
  for (const kind of insertionOrder.filter((one) => kinds.includes(one))) {
    if (mayBeDecidedAbove(kind)) takenOver.push(...(await takeOver(tx, seasonId, kind, whom, posts)));
    subjects += await insertKind(tx, seasonId, kind, whom, posts, isOutsideKnown);
  }
  await linkWithin(tx, seasonId, whom.countedOn);
  await linkAcross(tx, seasonId, whom.countedOn);
  return { subjects, takenOver };
};
