import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { checkRows } from '../../../platform/import/check-rows.ts';
import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import { type ImportRecord, stagedSheets } from '../../../platform/import/staging.ts';
import { birthsOf } from '../../members/public.ts';
import { knownUnder, lookupOf } from '../../organisations/public.ts';
import { pastResultsLayout } from '../rules/past-result-layout.ts';
import type { OnRoll } from '../rules/past-result-person.ts';
import {
  checkResultRows,
  type KnownResult,
  lastDayOf,
  type ResultRows,
  type ResultWorld,
} from '../rules/past-result-rows.ts';

export type ResultCounts = { results: number; organisations: number; members: number; unchanged: number };
export type ResultImport = ImportRecord<HeaderMatch, ResultCounts>;

export const pastResultsKind = 'past-results';

export type ResultPlan = ResultRows & { readonly counts: ResultCounts };

const organisationsBy = async (tx: Tx, underId: string, years: readonly number[], today: Day) => {
  const now = await knownUnder(tx, underId, today);
  const names = new Map(now.map(({ id, name }) => [id, name]));
  const lookup = (known: typeof now) => lookupOf(known.map((one) => ({ ...one, key: one.id })));
  const findNow = lookup(now);
  const findIn = new Map<number, ReturnType<typeof lookup>>();
  for (const year of years) {
    const then = await knownUnder(tx, underId, lastDayOf(year));
    for (const { id, name } of then) if (!names.has(id)) names.set(id, name);
    findIn.set(year, lookup(then));
  }
  const find: ResultWorld['find'] = (text, year) => {
    const then = findIn.get(year)?.(text);
    return then === undefined || then.kind === 'none' ? findNow(text) : then;
  };
  return { names, find };
};

/** Everybody who ever stood on the roll of an organisation that a file names, with what tells persons of one name apart. */
export const rollsOfOrganisations = async (tx: Tx, organisationIds: readonly string[]): Promise<OnRoll[]> => {
  const { rows } = await sql<Omit<OnRoll, 'birth'>>`
    SELECT DISTINCT s.member_id AS "memberId", s.org_id AS "organisationId", m.full_name AS "fullName"
    FROM members.published_spell s JOIN members.published_member m ON m.id = s.member_id
    WHERE s.org_id = ANY (${[...organisationIds]}::uuid[])`.execute(tx);
  const births = await birthsOf(tx, [...new Set(rows.map(({ memberId }) => memberId))]);
  return rows.map((row) => ({ ...row, birth: births.get(row.memberId) ?? null }));
};

/** Results of these persons and organisations that stand in these years: entered, or decided by a season. */
export const knownResults = async (
  tx: Tx,
  whoIds: readonly string[],
  years: readonly number[],
): Promise<KnownResult[]> => {
  const { rows } = await sql<KnownResult>`
    SELECT r.kind, coalesce(r.member_id, r.about_org_id) AS "whoId", r.year, nullif(r.level, 'not-rated') AS level,
      r.origin = 'derived' AS "isOfSeason"
    FROM ratings.year_result r
    WHERE r.year = ANY (${[...years]}::int[]) AND (r.member_id = ANY (${[...whoIds]}::uuid[]) OR r.about_org_id = ANY (${[...whoIds]}::uuid[]))`.execute(
    tx,
  );
  return rows;
};

const countsOf = ({ drafts, unchanged }: ResultRows): ResultCounts => {
  const members = drafts.filter(({ memberId }) => memberId !== null).length;
  return { results: drafts.length, organisations: drafts.length - members, members, unchanged };
};

/** Judges a staged file against what is there today. Preview and commit ask the same, so what was shown is what is written. */
export const resultPlan = async (tx: Tx, record: ResultImport, today: Day): Promise<ResultPlan> => {
  const [sheet] = await stagedSheets(tx, record.id);
  const checked = checkRows(pastResultsLayout, sheet?.rows ?? [], record.mapping);
  const years = [...new Set(checked.rows.map(({ values }) => values.year))];
  const { names, find } = await organisationsBy(tx, record.organisationId, years, today);
  const named = new Set(
    checked.rows.flatMap(({ values }) => {
      const found = find(values.organisation, values.year);
      return found.kind === 'one' ? [found.key] : [];
    }),
  );
  const rolls = await rollsOfOrganisations(tx, [...named]);
  const known = await knownResults(tx, [...named, ...new Set(rolls.map(({ memberId }) => memberId))], years);
  const byPlace = Map.groupBy(rolls, ({ organisationId }) => organisationId);
  const rollOf: ResultWorld['rollOf'] = (organisationId) => byPlace.get(organisationId) ?? [];
  const rows = checkResultRows(record.mapping, checked, { today, find, names, rollOf, known });
  return { ...rows, counts: countsOf(rows) };
};
