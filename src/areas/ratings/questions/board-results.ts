import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { BoardRow, SourceRow } from '../../organisations/contract.ts';
import * as contract from '../contract/board.ts';
import { type BoardInput, firstYearOf, livingOrganisations, numberOf } from './board-input.ts';
import { isBestIn, isLowestIn, levelsBetween } from './level-places.ts';

export const sourceOf = (origin: string, id: string): SourceRow => ({
  kind: origin === 'derived' ? 'rating-subject' : 'rating-past-result',
  id,
});

/**
 * The last yearly result of each organisation and of each of its committees, with that of the year before: FROM item `r`. A year in which
 * it was not rated is no result. Collectives that are no organisation of the tree are left out: they go by a name.
 */
const lastResults = (input: BoardInput): RawBuilder<unknown> => sql`
  (SELECT * FROM (
     SELECT y.about_org_id, y.kind, y.origin, y.id, y.year, y.level, y.decided_on,
       lead(y.year) OVER w AS before_year, lead(y.level) OVER w AS before_level, lead(y.id) OVER w AS before_id, lead(y.origin) OVER w AS before_origin,
       row_number() OVER w AS place
     FROM (
       SELECT DISTINCT ON (y.about_org_id, y.kind, y.year) y.* FROM ratings.year_result y JOIN ${livingOrganisations(input)} ON o.id = y.about_org_id
       WHERE y.kind <> 'leadership-collective' AND y.level <> 'not-rated' AND y.year >= ${firstYearOf(input)}::int - 1
       ORDER BY y.about_org_id, y.kind, y.year, y.decided_on DESC NULLS LAST, y.id) y
     WINDOW w AS (PARTITION BY y.about_org_id, y.kind ORDER BY y.year DESC)) r
   WHERE r.place = 1 AND r.year >= ${firstYearOf(input)}::int) r`;

type Result = {
  readonly organisationId: string;
  readonly origin: string;
  readonly id: string;
  readonly year: number;
  readonly level: string;
  readonly decidedOn: Day | null;
};

/** One flag an organisation, whatever the number of its results that say so. */
const byOrganisation = <R extends Result>(
  rows: readonly R[],
  factsOf: (first: R) => BoardRow['facts'],
  sourcesOf: (row: R) => readonly SourceRow[],
): BoardRow[] =>
  [...Map.groupBy(rows, ({ organisationId }) => organisationId)].map(([organisationId, [first, ...others]]) => ({
    organisationId: organisationId as never,
    since: first!.decidedOn,
    isKnown: true,
    facts: factsOf(first!),
    rows: [first!, ...others].flatMap(sourcesOf),
  }));

const resultColumns = sql`r.about_org_id AS "organisationId", r.origin, r.id, r.year, r.level, r.decided_on AS "decidedOn"`;
const resultOrder = sql`ORDER BY r.about_org_id, r.year DESC, r.kind = 'party-organisation' DESC, r.kind, r.id`;

/** An organisation, or its committee, whose last yearly result is the lowest level of its scale. */
export const lowestLevels = question(contract.lowestLevels, async (input, { tx }) => {
  const { rows } = await sql<Result>`
    SELECT ${resultColumns} FROM ${lastResults(input)} WHERE ${isLowestIn('r.level')} ${resultOrder}`.execute(tx);
  return {
    rows: byOrganisation(
      rows,
      ({ year, level }) => ({ cause: `lowest-${level}`, year }),
      ({ origin, id }) => [sourceOf(origin, id)],
    ),
  };
});

type Fallen = Result & { readonly levels: number; readonly beforeId: string; readonly beforeOrigin: string };

/** The last yearly result lies so many levels below that of the year before. Two scales, or a year between them, say nothing. */
export const fallingLevels = question(contract.fallingLevels, async (input, { tx }) => {
  const { rows } = await sql<Fallen>`
    SELECT ${resultColumns}, ${levelsBetween('r.before_level', 'r.level')} AS levels, r.before_id AS "beforeId", r.before_origin AS "beforeOrigin"
    FROM ${lastResults(input)}
    WHERE r.before_year = r.year - 1 AND ${levelsBetween('r.before_level', 'r.level')} >= ${numberOf(input, 'levels')}::int ${resultOrder}`.execute(
    tx,
  );
  return {
    rows: byOrganisation(
      rows,
      ({ year, levels }) => ({ cause: 'falling-level', year: year, before: year - 1, levels }),
      ({ origin, id, beforeId, beforeOrigin }) => [sourceOf(origin, id), sourceOf(beforeOrigin, beforeId)],
    ),
  };
});

type Met = Result & {
  readonly over: number;
  readonly missed: number;
  readonly months: string;
  readonly isRecorded: boolean;
};

/** Months of the year rated that are over, whole ones since the founding and since the first meeting on record; and those without a regular meeting. */
const metIn = (input: BoardInput): RawBuilder<unknown> => sql`
  CROSS JOIN LATERAL (
    SELECT date_trunc('month', min(m.held_on))::date AS first FROM meetings.published_meeting m
    WHERE m.org_id = r.about_org_id AND m.state IN ('closed', 'reported')) known
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS over, count(*) FILTER (WHERE NOT g.is_met)::int AS missed,
      coalesce(string_agg(to_char(g.month, 'MM/YYYY'), ', ' ORDER BY g.month) FILTER (WHERE NOT g.is_met), '') AS months
    FROM (
      SELECT g.month, EXISTS (
        SELECT FROM meetings.published_meeting m
        WHERE m.org_id = r.about_org_id AND m.state IN ('closed', 'reported') AND (m.kind IN ('regular', 'combined') OR m.is_instead_of_regular)
          AND m.held_on >= g.month AND m.held_on < g.month + interval '1 month') AS is_met
      FROM generate_series(
        greatest(make_date(r.year, 1, 1), known.first, (date_trunc('month', o.founded_on - 1) + interval '1 month')::date)::timestamp,
        least(make_date(r.year, 12, 1), date_trunc('month', ${input.on}::date)::date - 1)::timestamp, interval '1 month') AS g(month)) g) met`;

const excellentCells = async (tx: Tx, input: BoardInput): Promise<Met[]> => {
  const { rows } = await sql<Met>`
    SELECT ${resultColumns}, met.over, met.missed, met.months, known.first IS NOT NULL AS "isRecorded"
    FROM ${lastResults(input)} JOIN ${livingOrganisations(input)} ON o.id = r.about_org_id ${metIn(input)}
    WHERE r.kind IN ('party-organisation', 'section-cell') AND ${isBestIn('r.level')}
      AND (known.first IS NULL OR met.missed >= ${numberOf(input, 'atLeast')}::int) ${resultOrder}`.execute(tx);
  return rows;
};

const factsOfMet = ({ year, missed, over, months, isRecorded }: Met): BoardRow['facts'] =>
  isRecorded
    ? { cause: 'best-without-meetings', year, numerator: missed, denominator: over, months }
    : { cause: 'best-meetings-unknown', year };

/** The best level of a year beside the months in which the cell did not meet; where no meeting was ever recorded, that is a gap in the data. */
export const excellentWithoutMeetings = question(contract.excellentWithoutMeetings, async (input, { tx }) => {
  const found = await excellentCells(tx, input);
  return {
    rows: [...new Map(found.map((met) => [met.organisationId, met])).values()].map((met) => ({
      organisationId: met.organisationId as never,
      since: met.decidedOn,
      isKnown: met.isRecorded,
      facts: factsOfMet(met),
      rows: [
        sourceOf(met.origin, met.id),
        ...(met.isRecorded ? [{ kind: 'meeting-calendar', id: met.organisationId }] : []),
      ],
    })),
  };
});
