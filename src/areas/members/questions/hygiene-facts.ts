import { type RawBuilder, sql } from 'kysely';
import type { ContradictionRule, HygieneRules } from '../rules/hygiene-pack.ts';
import { memberFields } from '../rules/member-fields.ts';
import type { HygieneDay } from './hygiene-rules-on.ts';

export type Condition = { readonly code: string; readonly when: RawBuilder<unknown> };

const columnByCode = new Map<string, string | null>(
  Object.values(memberFields).map(({ code, column }) => [code, column]),
);

/** Joins whoever has no sealed personal ID, once, however often the conditions ask for it: twice cost a second in a city. */
export const joinedSealed = sql`LEFT JOIN (SELECT members.lacking_sealed('personal-id') AS id) without_id ON without_id.id = m.id`;

const isLacking = (code: string): RawBuilder<unknown> => {
  if (code === 'personal-id') return sql`without_id.id IS NOT NULL`;
  const column = columnByCode.get(code);
  if (!column) throw new Error(`the pack of hygiene names a field without a column: ${code}`);
  return sql`${sql.ref(`m.${column}`)} IS NULL`;
};

/** Fields that ought to be there, each with the condition that it is not; `m` must be joined with `joinedSealed`. */
export const lackingConditions = (rules: HygieneRules, isCoreOnly = false): readonly Condition[] =>
  rules.fields
    .filter((field) => field.isCore || !isCoreOnly)
    .map(({ field, of }) => ({
      code: field,
      when: of === 'all' ? isLacking(field) : sql`(m.standing = 'official' AND ${isLacking(field)})`,
    }));

/** The details of missing data that are of the core. */
export const coreCodes = (rules: HygieneRules): readonly string[] =>
  rules.fields.filter(({ isCore }) => isCore).map(({ field }) => field);

/**
 * From which day the probation of `m` runs, as `probationOf` says it of one member. The short list of those admitted again is looked
 * through as a whole, so that no other record costs a look of its own.
 */
export const probationStart = sql`
  CASE WHEN m.id IN (SELECT r.member_id FROM members.reentry r WHERE r.kind = 'readmitted')
    THEN (SELECT max(r.effective_on) FROM members.reentry r WHERE r.member_id = m.id AND r.kind = 'readmitted')
    ELSE m.admitted_on END`;

// Says in SQL what `contradictionsIn` says of one member; a test holds the two together.
const againstOf = (rule: ContradictionRule, { today }: HygieneDay): RawBuilder<unknown> => {
  switch (rule.code) {
    case 'official-not-at-twelve-months':
      return sql`(${probationStart} >= ${rule.value.admittedFrom}::date
        AND m.official_on <> (${probationStart} + make_interval(months => ${rule.value.months}::int))::date
        AND NOT EXISTS (SELECT FROM members.probation_extension x WHERE x.member_id = m.id AND x.until_day = m.official_on))`;
    case 'recognition-before-official':
      return sql`m.recognition_decided_on < m.official_on`;
    case 'admitted-under-age':
      return sql`m.admitted_on < (m.birth_on + make_interval(years => ${rule.value.years}::int))::date`;
    case 'probationary-with-official-day':
      return sql`(m.standing = 'probationary' AND m.official_on <= ${today}::date)`;
    case 'day-ahead':
      return sql`greatest(m.birth_on, m.admission_decided_on, m.admitted_on, m.recognition_decided_on) > ${today}::date`;
    case 'birth-year-differs':
      return sql`extract(year FROM m.birth_on) <> m.birth_year`;
  }
};

/** Contradictions, each with its condition. */
export const contradictionConditions = (rules: HygieneRules, day: HygieneDay): readonly Condition[] =>
  rules.contradictions.map((rule) => ({ code: rule.code, when: againstOf(rule, day) }));

/** Any of the conditions; false without any. */
export const anyOf = (conditions: readonly Condition[]): RawBuilder<unknown> =>
  conditions.length === 0
    ? sql`false`
    : sql`(${sql.join(
        conditions.map(({ when }) => when),
        sql` OR `,
      )})`;

/** The codes of the conditions that hold. */
export const codesOf = (conditions: readonly Condition[]): RawBuilder<unknown> =>
  sql`array_remove(ARRAY[${sql.join(conditions.map(({ code, when }) => sql`CASE WHEN ${when} THEN ${code}::text END`))}]::text[], NULL)`;

/** How near an end is, as `bucketOf` says it. */
export const bucketSql = ({ today, hygiene }: HygieneDay, endsOn: RawBuilder<unknown>): RawBuilder<unknown> => {
  const near = [...(hygiene?.content.warningDays.value ?? [])].sort((a, b) => a - b);
  const cases = near.map((days) => sql`WHEN ${endsOn} <= ${today}::date + ${days}::int THEN ${`in-${days}`}::text`);
  return sql`CASE WHEN ${endsOn} <= ${today}::date THEN 'ended' ${sql.join(cases, sql` `)} END`;
};
