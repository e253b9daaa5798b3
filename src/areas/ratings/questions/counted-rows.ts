import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/counted-rows.ts';
import type { BesideFact } from '../contract/facts.ts';
import { askedSubjects } from './evidence-rows.ts';
import { rowsOfFigure } from './rows-of-figure.ts';
import { homeOfSubject } from './season-rows.ts';
import { getSubject } from './subject-rows.ts';

/** Rows that are listed at most: of more, the sums still stand for all. */
const MOST_LISTED = 1000;

type Stored = Omit<contract.CountedRow, 'organisationName'> & {
  readonly organisationId: string | null;
  readonly allParts: number;
  readonly allWhole: number;
  readonly count: number;
};

/** Figures whose rows are persons: their names sort as everywhere, by the given name. */
const ofPersons: ReadonlySet<string> = new Set([
  'roll-at-start',
  'roll-at-end',
  'share-of-members-rated',
  'members-rated',
  'members-not-completed',
]);

/** Those that count come first, then by day and name. */
const rowsOf = async (
  tx: Tx,
  subjectId: string,
  fact: BesideFact | contract.RowedFact,
  on: Day,
): Promise<readonly Stored[]> => {
  // Lists of people stand in the order of given names, the last word.
  const name = ofPersons.has(fact) ? sql`substring(r.title FROM '\\S+$'), r.title` : sql`r.title`;
  const { rows } = await sql<Stored>`
    SELECT r.key, r.kind, r.title, r.org_id AS "organisationId", r.on_day AS on, r.part, r.whole, r.open_id AS "openId",
      sum(r.part) OVER ()::int AS "allParts", sum(r.whole) OVER ()::int AS "allWhole", count(*) OVER ()::int AS count
    FROM (${askedSubjects([subjectId], on)}) a CROSS JOIN LATERAL (${rowsOfFigure(fact, on)}) r
    ORDER BY r.part > 0 DESC, r.on_day, ${name}, r.key LIMIT ${MOST_LISTED}`.execute(tx);
  return rows;
};

export const countedRows = question(
  contract.countedRows,
  async ({ subjectId, fact }, { tx, today }) => {
    const { title, period } = await getSubject(tx, subjectId, null);
    const rows = await rowsOf(tx, subjectId, fact, today);
    const ids = rows.flatMap(({ organisationId }) => organisationId ?? []);
    const names = await nearestNames(tx, today, ids);
    const { allParts: part = 0, allWhole: whole = 0, count = 0 } = rows[0] ?? {};
    return {
      ...{ title, period, countedOn: today, part, whole, count },
      rows: rows.map(({ organisationId, allParts: _, allWhole: __, count: ___, ...row }) => ({
        ...row,
        organisationName: organisationId && (names.get(organisationId) ?? null),
      })),
    };
  },
  { over: homeOfSubject },
);
