import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/badges.ts';
import type { BadgeRound } from '../rules/badge-rounds.ts';
import { badgeRulesOn, getRound } from './badge-rules-on.ts';

export const badgeRowsShown = 1000;
/** Older than this nothing is called late: what lies further back was awarded on paper and never entered. */
const MONTHS_LATE = 12;

type Asked = { readonly round: BadgeRound; readonly levels: readonly number[]; readonly underId?: string | undefined };

/**
 * Who belongs to a round: reached in its window, late from the year before without a case, and cases put into this round. Driven from the
 * index on party age, level by level: the cost follows the size of the answer, not of the city.
 */
const dueIn = ({ round, levels, underId }: Asked): RawBuilder<unknown> => {
  const lateFrom = addMonths(round.from, -MONTHS_LATE);
  const reached = sql`(m.party_age_from + make_interval(years => l.years))::date`;
  return sql`
    WITH reached AS (
      SELECT m.id AS member_id, l.years AS level, ${reached} AS reached_on
      FROM unnest(${[...levels]}::int[]) AS l(years)
      JOIN members.member m ON m.is_present AND m.standing = 'official'
        AND m.party_age_from >= (${addDays(lateFrom, -1)}::date - make_interval(years => l.years))::date
        AND m.party_age_from <= (${addDays(round.to, 1)}::date - make_interval(years => l.years))::date
        AND ${reached} BETWEEN ${lateFrom}::date AND ${round.to}::date ${underCondition(underId, sql`m.org_pos`)}
    ), due AS (
      SELECT r.member_id, r.level, r.reached_on, NULL::uuid AS case_id FROM reached r
      WHERE NOT EXISTS (SELECT 1 FROM members.badge_case c WHERE c.member_id = r.member_id AND c.level >= r.level)
      UNION ALL
      SELECT c.member_id, c.level, c.reached_on, c.id FROM members.badge_case c
      JOIN members.member m ON m.id = c.member_id
      WHERE c.round_on = ${round.awardOn}::date ${underCondition(underId, sql`m.org_pos`)}
    )`;
};

const stateOf = (round: BadgeRound): RawBuilder<unknown> =>
  sql`coalesce(c.state, CASE WHEN d.reached_on >= ${round.from}::date THEN 'due' ELSE 'late' END)`;

/** How many of each state there are in a round. */
export const badgeCounts = async (tx: Tx, asked: Asked): Promise<Record<contract.BadgeDueState, number>> => {
  const { rows } = await sql<{ state: contract.BadgeDueState; n: number }>`
    ${dueIn(asked)} SELECT ${stateOf(asked.round)} AS state, count(*)::int AS n
    FROM due d LEFT JOIN members.badge_case c ON c.id = d.case_id GROUP BY 1`.execute(tx);
  const counts = { due: 0, late: 0, proposed: 0, filed: 0, awarded: 0, deferred: 0 };
  for (const { state, n } of rows) counts[state] = n;
  return counts;
};

/** The list of a round in its order: highest level first, then by name. */
export const badgeRowsOf = async (tx: Tx, asked: Asked, today: Day, limit: number): Promise<contract.BadgeDueRow[]> => {
  const { rows } = await sql<contract.BadgeDueRow>`
    ${dueIn(asked)}
    SELECT m.id AS "memberId", m.full_name AS "fullName", m.birth_on AS "birthOn", m.birth_year AS "birthYear",
      m.org_id AS "organisationId", coalesce(v.name, '') AS "organisationName", m.state AS "memberState",
      m.party_age_from AS "partyAgeFrom", d.level, d.reached_on AS "reachedOn", ${stateOf(asked.round)} AS state,
      coalesce(c.kind, 'regular') AS kind, c.id AS "caseId", c.version, c.deferred_for AS "deferredFor", c.wait_until AS "waitUntil",
      c.awarded_on AS "awardedOn"
    FROM due d
    JOIN members.member m ON m.id = d.member_id
    LEFT JOIN members.badge_case c ON c.id = d.case_id
    LEFT JOIN organisations.published_organisation v ON v.id = m.org_id AND v.period @> ${today}::date
    ORDER BY d.level DESC, m.sort_name, m.id LIMIT ${limit}`.execute(tx);
  return rows;
};

const unknownPartyAge = async (tx: Tx, underId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM members.member m
    WHERE m.is_present AND m.standing = 'official' AND m.party_age_from IS NULL ${underCondition(underId, sql`m.org_pos`)}`.execute(
    tx,
  );
  return rows[0]!.n;
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
    unknownPartyAge: await unknownPartyAge(tx, underId),
  };
});
