import { type RawBuilder, sql } from 'kysely';
import type { Range } from '../../../platform/access/scope.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { HygieneKind } from '../contract/hygiene.ts';
import { isSilentMonth } from '../rules/hygiene-pack.ts';
import {
  anyOf,
  bucketSql,
  codesOf,
  contradictionConditions,
  joinedSealed,
  lackingConditions,
  probationStart,
} from './hygiene-facts.ts';
import { farthestNotice, type HygieneDay } from './hygiene-rules-on.ts';

/** Where to look: null is everything in reach. */
export type Within = Range | null;

const inside = (within: Within, position: RawBuilder<unknown>): RawBuilder<unknown> =>
  within === null ? sql`` : sql`AND ${position} >= ${within.lo}::int AND ${position} < ${within.hi}::int`;

type Columns = {
  readonly details: RawBuilder<unknown>;
  readonly since?: RawBuilder<unknown>;
  readonly ends?: RawBuilder<unknown>;
  readonly months?: RawBuilder<unknown>;
};

/** Every list gives the same columns, so that they are counted and paged alike. */
const shape = ({ details, since = sql`NULL::date`, ends = sql`NULL::date`, months = sql`NULL::int` }: Columns) => sql`
  m.id AS member_id, m.org_id, m.org_pos, m.full_name, m.sort_name, m.folded_name, ${details} AS details, ${since} AS since_on,
  ${ends} AS ends_on, ${months} AS months`;

const one = (detail: RawBuilder<unknown>) => sql`ARRAY[${detail}]::text[]`;
const nothing = sql`SELECT ${shape({ details: sql`'{}'::text[]` })} FROM members.member m WHERE false`;

const missingData = (day: HygieneDay, within: Within) => {
  const conditions = lackingConditions(day.hygiene!.content);
  return sql`SELECT ${shape({ details: codesOf(conditions) })} FROM members.member m ${joinedSealed}
    WHERE m.is_present AND ${anyOf(conditions)} ${inside(within, sql`m.org_pos`)}`;
};

const datesContradict = (day: HygieneDay, within: Within) => {
  const conditions = contradictionConditions(day.hygiene!.content, day);
  return sql`SELECT ${shape({ details: codesOf(conditions) })} FROM members.member m
    WHERE m.is_present AND ${anyOf(conditions)} ${inside(within, sql`m.org_pos`)}`;
};

const probation = (day: HygieneDay, within: Within) => {
  if (!day.lifeCycle) return nothing;
  const { months } = day.lifeCycle.content.probation;
  const bucket = sql`CASE WHEN e.ends_on <= ${day.probationOverdue}::date THEN 'overdue' ELSE ${bucketSql(day, sql`e.ends_on`)} END`;
  return sql`SELECT ${shape({ details: one(bucket), since: sql`r.starts_on`, ends: sql`e.ends_on` })}
    FROM members.member m
    CROSS JOIN LATERAL (SELECT ${probationStart} AS starts_on) r
    CROSS JOIN LATERAL (SELECT greatest((r.starts_on + make_interval(months => ${months}::int))::date,
      (SELECT max(x.until_day) FROM members.probation_extension x WHERE x.member_id = m.id)) AS ends_on) e
    WHERE m.is_present AND m.standing = 'probationary'
      AND (m.admitted_on <= ${addMonths(farthestNotice(day), -months)}::date + 3 OR m.admitted_on IS NULL) AND e.ends_on <= ${farthestNotice(day)}::date
      ${inside(within, sql`m.org_pos`)}`;
};

const transfer = (day: HygieneDay, within: Within) => sql`
  SELECT ${shape({
    details: one(
      sql`CASE WHEN t.issued_on <= ${day.checkOverdue}::date THEN 'three-months' ELSE 'presentation-overdue' END`,
    ),
    since: sql`t.issued_on`,
    ends: sql`t.issued_on`,
  })}
  FROM members.transfer t JOIN members.member m ON m.id = t.member_id
  WHERE t.state = 'issued' AND t.presented_on IS NULL AND t.issued_on <= ${day.presentOverdue}::date ${inside(within, sql`t.org_pos`)}`;

const exemption = (day: HygieneDay, within: Within) => sql`
  SELECT ${shape({ details: one(bucketSql(day, sql`e.until_day`)), since: sql`e.since_day`, ends: sql`e.until_day` })}
  FROM members.exemption e JOIN members.member m ON m.id = e.member_id AND m.state = 'exempt'
  WHERE e.state = 'granted' AND e.returned_on IS NULL AND e.until_day <= ${farthestNotice(day)}::date
    AND NOT EXISTS (SELECT FROM members.exemption n WHERE n.member_id = e.member_id AND n.state = 'granted' AND n.since_day > e.since_day)
    ${inside(within, sql`e.org_pos`)}`;

// Spelled out: the index holds unpaid months only.
const silentMonth = ({ hygiene }: HygieneDay) =>
  isSilentMonth(hygiene!.content, 'part') ? sql`e.state IN ('unpaid', 'part')` : sql`e.state = 'unpaid'`;

const duesSilence = (day: HygieneDay, within: Within) => sql`
  SELECT ${shape({ details: one(sql`'unpaid'`), since: sql`u.since_on`, months: sql`u.months` })}
  FROM (
    SELECT e.member_id, min(e.month) AS since_on, count(DISTINCT e.month)::int AS months FROM members.dues_entry e
    WHERE ${silentMonth(day)} AND e.month >= ${day.duesFrom}::date AND e.month < ${day.month}::date ${inside(within, sql`e.org_pos`)}
    GROUP BY e.member_id HAVING count(DISTINCT e.month) >= ${day.hygiene!.content.silence.value.months}::int
  ) u JOIN members.member m ON m.id = u.member_id AND m.is_present`;

// The fence keeps it to a look at the index for each member concerned: joined freely, all payments of the year were read (7 s in a city).
const paidOf = (member: RawBuilder<unknown>, from: RawBuilder<unknown>) => sql`
  SELECT e.* FROM members.dues_entry e
  WHERE e.member_id = ${member} AND e.month >= ${from} AND e.state IN ('paid', 'part') OFFSET 0`;

/**
 * Paid in a cell after the last spell there had ended, or for whole months within an exemption. The name is that of the spell: of a
 * member who moved on, the cell of then sees no more than that.
 */
const duesThoughGone = (day: HygieneDay, within: Within) => sql`
  SELECT p.member_id, p.org_id, p.org_pos, p.full_name, p.sort_name, platform.folded(p.full_name) AS folded_name,
    array_agg(DISTINCT p.detail) AS details, min(p.month) AS since_on, NULL::date AS ends_on, count(DISTINCT p.month)::int AS months
  FROM (
    SELECT e.member_id, e.org_id, e.org_pos, e.full_name, e.sort_name, e.month, 'left' AS detail
    FROM members.membership s CROSS JOIN LATERAL (${paidOf(sql`s.member_id`, sql`greatest(s.until_day, ${day.duesFrom}::date)`)}) e
    WHERE s.until_day < 'infinity' AND e.org_id = s.org_id
      AND NOT EXISTS (SELECT FROM members.membership o WHERE o.member_id = e.member_id AND o.org_id = e.org_id
        AND o.since_day < e.month + interval '1 month' AND o.until_day > e.month)
      ${inside(within, sql`s.org_pos`)}
    UNION ALL
    SELECT e.member_id, e.org_id, e.org_pos, e.full_name, e.sort_name, e.month, 'exempt'
    FROM members.exemption x CROSS JOIN LATERAL (${paidOf(sql`x.member_id`, sql`greatest(x.since_day, ${day.duesFrom}::date)`)}) e
    WHERE x.state = 'granted' AND e.month + interval '1 month' <= least(x.until_day, x.returned_on) ${inside(within, sql`x.org_pos`)}
  ) p GROUP BY p.member_id, p.org_id, p.org_pos, p.full_name, p.sort_name`;

const supplement = (day: HygieneDay, within: Within) => sql`
  SELECT ${shape({ details: one(sql`'supplement'`) })} FROM members.member m
  WHERE m.is_present AND (m.admitted_on IS NULL OR m.admitted_on < make_date(${day.supplementYear}::int, 1, 1))
    AND NOT EXISTS (SELECT FROM members.yearly_supplement y WHERE y.member_id = m.id AND y.year = ${day.supplementYear}::int)
    ${
      day.isSupplementSeason
        ? sql``
        : sql`AND m.org_id IN (SELECT k.org_id FROM members.yearly_supplement y JOIN members.member k ON k.id = y.member_id
            WHERE y.year = ${day.supplementYear}::int)`
    } ${inside(within, sql`m.org_pos`)}`;

const byKind: Readonly<Record<HygieneKind, (day: HygieneDay, within: Within) => RawBuilder<unknown>>> = {
  'missing-data': missingData,
  'dates-contradict': datesContradict,
  probation,
  transfer,
  exemption,
  'dues-silence': duesSilence,
  'dues-though-gone': duesThoughGone,
  supplement,
};

/** The members of one list on a day, as a query: one row a member, with what is wrong, since when, what ends. Empty without rules. */
export const findingsOf = (kind: HygieneKind, day: HygieneDay, within: Within): RawBuilder<unknown> =>
  day.hygiene === undefined ? nothing : byKind[kind](day, within);
