import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import { underCondition } from '../../organisations/public.ts';

/** What a register is asked for: an organisation with all below it, and the first and last day. */
export type RegisterAsked = { readonly underId: string; readonly from: Day; readonly to: Day; readonly today: Day };

const birth = sql`coalesce(to_char(m.birth_on, 'DD/MM/YYYY'), m.birth_year::text)`;

/** The name of the spell's organisation on its last day within the period; spells name organisations of their time. */
const cellName = ({ to, today }: RegisterAsked): RawBuilder<unknown> => sql`
  LEFT JOIN organisations.published_organisation v ON v.id = s.org_id
    AND v.period @> LEAST(${to < today ? to : today}::date, s.until_day - 1)`;

/** One row for each member whatever the number of spells: the last one of the period. */
const lastSpells = ({ underId, from, to }: RegisterAsked, condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT DISTINCT ON (x.member_id) x.* FROM members.membership x
   WHERE x.kind = 'official' AND x.since_day <= ${to}::date AND x.until_day > ${from}::date ${condition}
     ${underCondition(underId, sql`x.org_pos`)}
   ORDER BY x.member_id, x.since_day DESC)`;

const ended = (column: 'untilOn' | 'endedBy', to: Day): RawBuilder<unknown> =>
  column === 'untilOn'
    ? sql`CASE WHEN s.until_day <= ${to}::date THEN s.until_day END`
    : sql`CASE WHEN s.until_day <= ${to}::date THEN s.ended_by END`;

const byName = sql`ORDER BY s.sort_name, s.member_id`;

/** Everybody who was on the roll at some time of the period. */
export const memberRoll = (asked: RegisterAsked): RawBuilder<unknown> => sql`
  SELECT s.member_id AS id, s.full_name AS name, ${birth} AS birth, m.sex, m.admitted_on AS "admittedOn", m.official_on AS "officialOn",
    v.name AS cell, CASE WHEN s.is_beginning_known THEN s.since_day::text ELSE '<' || s.since_day END AS "sinceOn", ${ended('untilOn', asked.to)} AS "untilOn",
    ${ended('endedBy', asked.to)} AS "endedBy"
  FROM ${lastSpells(asked, sql``)} s LEFT JOIN members.member m ON m.id = s.member_id ${cellName(asked)} ${byName}`;

/** Who was probationary at some time of the period. */
export const probationaryRoll = (asked: RegisterAsked): RawBuilder<unknown> => sql`
  SELECT s.member_id AS id, s.full_name AS name, ${birth} AS birth, m.sex, m.admitted_on AS "admittedOn",
    (m.admitted_on + interval '12 months')::date AS "probationEndsOn", s.official_on AS "officialOn", v.name AS cell,
    ${ended('endedBy', asked.to)} AS "endedBy"
  FROM ${lastSpells(asked, sql`AND (x.standing = 'probationary' OR x.official_on > GREATEST(x.since_day, ${asked.from}::date))`)} s
  LEFT JOIN members.member m ON m.id = s.member_id ${cellName(asked)} ${byName}`;

const endedInPeriod = (asked: RegisterAsked, ways: readonly string[]): RawBuilder<unknown> => sql`
  FROM members.membership s LEFT JOIN members.member m ON m.id = s.member_id ${cellName(asked)}
  WHERE s.kind = 'official' AND s.ended_by = ANY (${[...ways]}::text[]) AND s.until_day BETWEEN ${asked.from}::date AND ${asked.to}::date
    ${underCondition(asked.underId, sql`s.org_pos`)}
  ORDER BY s.until_day, s.sort_name, s.member_id`;

/** Who left the Party in the period: removed, expelled, resigned, admission cancelled. */
export const leftRoll = (asked: RegisterAsked): RawBuilder<unknown> => sql`
  SELECT s.id, s.full_name AS name, ${birth} AS birth, m.admitted_on AS "admittedOn", s.ended_by AS "endedBy", s.until_day AS "untilOn",
    v.name AS cell
  ${endedInPeriod(asked, ['removal', 'expulsion', 'resignation', 'admission-cancelled'])}`;

/** Who died in the period; the years count from the day that party age is counted from. */
export const deceasedRoll = (asked: RegisterAsked): RawBuilder<unknown> => sql`
  SELECT s.id, s.full_name AS name, ${birth} AS birth, m.admitted_on AS "admittedOn",
    extract(year FROM age(s.until_day, m.party_age_from))::int AS "partyYears", s.until_day AS "untilOn", v.name AS cell
  ${endedInPeriod(asked, ['death'])}`;
