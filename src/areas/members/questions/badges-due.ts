import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/badges.ts';
import type { BadgeRound } from '../rules/badge-rounds.ts';
import { badgeRulesOn, getRound } from './badge-rules-on.ts';

const badgeRowsShown = 1000;
/** Older than this nothing is called late: what lies further back was awarded on paper and never entered. */
const MONTHS_LATE = 12;

type Asked = {
  readonly round: BadgeRound;
  readonly levels: readonly number[];
  readonly underId?: string | undefined;
  /** Leaves out who was reached before the round: a year of them is most of what there is to read. */
  readonly isWithoutLate?: boolean;
};

/** What a line of the list needs of its member. */
const memberColumns = sql`m.id AS member_id, m.full_name, m.sort_name, m.birth_on, m.birth_year, m.org_id, m.state AS member_state, m.party_age_from`;

const anyOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql`(${sql.join(conditions, sql` OR `)})`;

/** Days of beginning from which some level is reached between two days; a day wider on both sides for 29 February. */
const beginsFor = (levels: readonly number[], from: Day, to: Day): RawBuilder<unknown> =>
  anyOf(
    levels.map((level) => {
      const [first, last] = [addMonths(addDays(from, -1), -12 * level), addMonths(addDays(to, 1), -12 * level)];
      return sql`m.party_age_from BETWEEN ${first}::date AND ${last}::date`;
    }),
  );

/**
 * Who belongs to a round: reached in its window, late from the year before without a case, and cases put into this round. The days are
 * spelled out for each level, so that the planner sees their share: joined to a list of levels it read every member twelve times.
 */
const dueIn = ({ round, levels, underId, isWithoutLate = false }: Asked): RawBuilder<unknown> => {
  const lateFrom = isWithoutLate ? round.from : addMonths(round.from, -MONTHS_LATE);
  const reached = sql`(m.party_age_from + make_interval(years => l.years))::date`;
  return sql`
    WITH reached AS (
      SELECT ${memberColumns}, l.years AS level, ${reached} AS reached_on
      FROM members.member m CROSS JOIN LATERAL unnest(${[...levels]}::int[]) AS l(years)
      WHERE m.is_present AND m.standing = 'official' AND ${beginsFor(levels, lateFrom, round.to)}
        AND ${reached} BETWEEN ${lateFrom}::date AND ${round.to}::date ${underCondition(underId, sql`m.org_pos`)}
    ), due AS (
      SELECT r.*, CASE WHEN r.reached_on >= ${round.from}::date THEN 'due' ELSE 'late' END AS state, 'regular' AS kind, NULL::uuid AS case_id,
        NULL::int AS version, NULL::text AS deferred_for, NULL::date AS wait_until, NULL::date AS awarded_on
      FROM reached r
      WHERE NOT EXISTS (SELECT 1 FROM members.badge_case c WHERE c.member_id = r.member_id AND c.level >= r.level)
      UNION ALL
      SELECT ${memberColumns}, c.level, c.reached_on, c.state, c.kind, c.id, c.version, c.deferred_for, c.wait_until, c.awarded_on
      FROM members.badge_case c JOIN members.member m ON m.id = c.member_id
      WHERE c.round_on = ${round.awardOn}::date ${underCondition(underId, sql`m.org_pos`)}
    )`;
};

/** How many of each state there are in a round. */
export const badgeCounts = async (tx: Tx, asked: Asked): Promise<Record<contract.BadgeDueState, number>> => {
  const { rows } = await sql<{ state: contract.BadgeDueState; n: number }>`
    ${dueIn(asked)} SELECT state, count(*)::int AS n FROM due GROUP BY state`.execute(tx);
  const counts = { due: 0, late: 0, proposed: 0, filed: 0, awarded: 0, deferred: 0 };
  for (const { state, n } of rows) counts[state] = n;
  return counts;
};

/** The list of a round in its order: highest level first, then by name. */
export const badgeRowsOf = async (tx: Tx, asked: Asked, today: Day, limit: number): Promise<contract.BadgeDueRow[]> => {
  const { rows } = await sql<contract.BadgeDueRow>`
    ${dueIn(asked)}, listed AS (SELECT * FROM due ORDER BY level DESC, sort_name, member_id LIMIT ${limit})
    SELECT d.member_id AS "memberId", d.full_name AS "fullName", d.birth_on AS "birthOn", d.birth_year AS "birthYear",
      d.org_id AS "organisationId", coalesce(v.name, '') AS "organisationName", d.member_state AS "memberState",
      (SELECT s.reason FROM members.suspension s
       WHERE s.member_id = d.member_id AND s.lifted_on IS NULL ORDER BY s.since_day DESC LIMIT 1) AS "suspendedFor",
      d.party_age_from AS "partyAgeFrom", d.level, d.reached_on AS "reachedOn", d.state, d.kind, d.case_id AS "caseId", d.version,
      d.deferred_for AS "deferredFor", d.wait_until AS "waitUntil", d.awarded_on AS "awardedOn"
    FROM listed d
    LEFT JOIN organisations.published_organisation v ON v.id = d.org_id AND v.period @> ${today}::date
    ORDER BY d.level DESC, d.sort_name, d.member_id`.execute(tx);
  return rows;
};

type WithoutDecision = { readonly unknownPartyAge: number; readonly partyAgeByCard: number };

/** Official members without an admission decision: of unknown party age, or counted from the day on the card. */
const withoutDecision = async (tx: Tx, underId: string): Promise<WithoutDecision> => {
  const { rows } = await sql<WithoutDecision>`
    SELECT count(*) FILTER (WHERE m.party_age_from IS NULL)::int AS "unknownPartyAge",
      count(*) FILTER (WHERE m.party_age_from IS NOT NULL AND m.admission_decided_on IS NULL)::int AS "partyAgeByCard"
    FROM members.member m
    WHERE m.is_present AND m.standing = 'official' ${underCondition(underId, sql`m.org_pos`)}`.execute(tx);
  return rows[0]!;
};

export const badgesDue = question(contract.badgesDue, async ({ roundOn, underId }, { tx, today }) => {
  const { content: rules } = badgeRulesOn(today);
  const round = getRound(rules, roundOn);
  const asked = { round, levels: rules.levels, underId };
  const counts = await badgeCounts(tx, asked);
  return {
    round,
    counts,
    total: Object.values(counts).reduce((sum, n) => sum + n, 0),
    items: await badgeRowsOf(tx, asked, today, badgeRowsShown),
    ...(await withoutDecision(tx, underId)),
  };
});
