import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { DescribedRow, SourceRow } from '../../organisations/contract.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import { periodFrom } from '../rules/period-span.ts';
import { excellentWithoutMeetings, fallingLevels, lowestLevels } from './board-results.ts';
import { oneLevelGroups, overdueSeasonSteps, selfSuperiorGaps } from './board-seasons.ts';
import { bothLanguages } from './both-languages.ts';
import { periodNames } from './period-names.ts';

const idsOf = (rows: readonly SourceRow[], kind: string): string[] =>
  rows.filter((row) => row.kind === kind).map(({ id }) => id);

type Result = {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly decidedOn: Day | null;
  readonly organisationId: string;
};

const resultRow = (kind: string, { id, title, year, decidedOn }: Result, link: string): DescribedRow => ({
  kind,
  id,
  title: bothLanguages('ratings.board.result', { year, title }),
  from: decidedOn,
  until: null,
  note: null,
  link,
});

const describeResults = async (tx: Tx, rows: readonly SourceRow[]): Promise<DescribedRow[]> => {
  const { rows: found } = await sql<Result>`
    SELECT s.id, s.title, s.year, s.decided_on AS "decidedOn", s.org_id AS "organisationId" FROM ratings.subject s
    WHERE s.id = ANY (${idsOf(rows, 'rating-subject')}::uuid[]) AND s.member_id IS NULL ORDER BY s.year DESC, s.sort_title, s.id`.execute(
    tx,
  );
  const { rows: entered } = await sql<Result>`
    SELECT r.id, r.title, r.year, r.decision_on AS "decidedOn", r.about_org_id AS "organisationId" FROM ratings.past_result r
    WHERE r.id = ANY (${idsOf(rows, 'rating-past-result')}::uuid[]) AND r.member_id IS NULL ORDER BY r.year DESC, r.sort_title, r.id`.execute(
    tx,
  );
  return [
    ...found.map((row) => resultRow('rating-subject', row, `/ratings/subjects/${row.id}`)),
    ...entered.map((row) => resultRow('rating-past-result', row, `/organisations/${row.organisationId}`)),
  ];
};

type Part = {
  readonly id: string;
  readonly seasonId: string;
  readonly organisationId: string;
  readonly kind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
  readonly openedOn: Day;
};

/** The list of an organisation in a season: a flag about many persons opens to it and names none of them. */
const describeParts = async (tx: Tx, rows: readonly SourceRow[]): Promise<DescribedRow[]> => {
  const { rows: found } = await sql<Part>`
    SELECT p.id, p.season_id AS "seasonId", p.org_id AS "organisationId", p.period_kind AS kind, p.year, p.part, p.opened_on AS "openedOn"
    FROM ratings.season_part p WHERE p.id = ANY (${idsOf(rows, 'rating-part')}::uuid[]) ORDER BY p.period_until DESC, p.id`.execute(
    tx,
  );
  return found.map(({ id, seasonId, organisationId, kind, year, part, openedOn }) => ({
    kind: 'rating-part',
    id,
    title: periodNames(periodFrom(kind, year, part)),
    from: openedOn,
    until: null,
    note: null,
    link: `/ratings/${seasonId}?of=${organisationId}`,
  }));
};

const describeRows = async (tx: Tx, rows: readonly SourceRow[]): Promise<DescribedRow[]> => [
  ...(await describeResults(tx, rows)),
  ...(await describeParts(tx, rows)),
];

/** What this area lends to the board of early identification: its board questions, and how its rows read. */
export const boardSource = {
  questions: [
    lowestLevels,
    fallingLevels,
    selfSuperiorGaps,
    overdueSeasonSteps,
    oneLevelGroups,
    excellentWithoutMeetings,
  ],
  describe: describeRows,
};
