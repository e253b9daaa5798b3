import { type RawBuilder, sql } from 'kysely';
import { subjectKind } from '../contract/rating-codes.ts';
import { personOrder } from '../rules/summary-table.ts';
import type { YearSpan } from './result-places.ts';
import { undecidedSubjects } from './undecided.ts';

const everyKind = [...personOrder, ...subjectKind.options.filter((kind) => !personOrder.includes(kind))];

/** Place of a row of `x` among those of the same `who`, by the order of kinds: 1 is the one that is counted where each counts once. */
export const placeAmongOwn = (who: RawBuilder<unknown>, first: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  row_number() OVER (PARTITION BY ${who} ORDER BY array_position(${everyKind}::text[], x.kind), ${first}, x.org_pos, x.id)`;

const headFirst = sql`x.is_head DESC`;
const noHead = sql`1`;

/** Who a subject of a season is about: a person, else the subject itself. */
export const whoOfSubject = sql`coalesce(x.member_id, x.id)`;

/** Who a result of a year is about; of what was entered about a collective only its words are known. */
export const whoOfResult = sql`coalesce(x.member_id::text, concat_ws(' ', x.kind, x.about_org_id, x.title)) COLLATE "C"`;

/** Of subjects `x` within a condition the ids of those that count where each person counts once. */
export const subjectsOnce = (where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT f.id FROM (SELECT x.id, ${placeAmongOwn(whoOfSubject, headFirst)} AS nth FROM ratings.subject x WHERE ${where}) f WHERE f.nth = 1)`;

/** The same of results `r` of years. */
export const resultsOnce = ({ fromYear, toYear }: YearSpan, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT f.id FROM (
     SELECT x.id, ${placeAmongOwn(sql`x.year, ${whoOfResult}`, noHead)} AS nth
     FROM (SELECT r.* FROM ratings.year_result r WHERE r.year BETWEEN ${fromYear} AND ${toYear} AND ${where}) x) f WHERE f.nth = 1)`;

/** How many subjects of a season within a condition on `x` are of persons who stand in a kind before: columns `kind`, `count`. */
export const repeatedSubjects = (where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT f.kind, count(*)::int AS count FROM (
    SELECT x.kind, ${placeAmongOwn(whoOfSubject, headFirst)} AS nth FROM ratings.subject x
    WHERE ${where} AND x.member_id IN (SELECT x.member_id FROM ratings.subject x WHERE ${where} GROUP BY x.member_id HAVING count(*) > 1)) f
  WHERE f.nth > 1 GROUP BY f.kind ORDER BY array_position(${everyKind}::text[], f.kind)`;

/** The same of the results of years and of those who still wait, within a condition on `r`: columns `year`, `kind`, `count`. */
export const repeatedResults = ({ fromYear, toYear }: YearSpan, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT f.year, f.kind, count(*)::int AS count FROM (
    SELECT x.year, x.kind, ${placeAmongOwn(sql`x.year, x.member_id`, noHead)} AS nth FROM (
      SELECT r.id, r.year, r.kind, r.member_id, r.org_pos FROM ratings.year_result r
      WHERE r.year BETWEEN ${fromYear} AND ${toYear} AND r.member_id IS NOT NULL AND ${where}
      UNION ALL
      SELECT r.id, r.year, r.kind, r.member_id, r.org_pos FROM ${undecidedSubjects} r
      WHERE r.year BETWEEN ${fromYear} AND ${toYear} AND r.member_id IS NOT NULL AND ${where}) x) f
  WHERE f.nth > 1 GROUP BY f.year, f.kind ORDER BY f.year, array_position(${everyKind}::text[], f.kind)`;
