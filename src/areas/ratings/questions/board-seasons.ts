import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { BoardRow } from '../../organisations/contract.ts';
import * as contract from '../contract/board.ts';
import type { CalendarLine } from '../contract/season-shapes.ts';
import { overdueSteps, type StepsLeft } from '../rules/season-lateness.ts';
import { type BoardInput, firstYearOf, livingOrganisations, numberOf, whoseOf } from './board-input.ts';
import { isBestIn, levelsBetween } from './level-places.ts';
import { isRated, readCalendar, stepsLeft } from './steps-left.ts';

const decided = sql`s.state IN ('decided', 'notified', 'archived') AND s.period_kind = 'year'`;

type Counted = {
  readonly organisationId: string;
  readonly partId: string;
  readonly year: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly groups: number;
  readonly since: Day | null;
  /** Subjects to be named: organisations and collectives, never persons. */
  readonly named: readonly string[] | null;
};

const rowOf = (
  cause: string,
  { organisationId, partId, year, numerator, denominator, groups, since, named }: Counted,
): BoardRow => ({
  organisationId: organisationId as never,
  since,
  isKnown: true,
  facts: { cause, year, numerator, denominator, groups },
  rows: named?.length ? named.map((id) => ({ kind: 'rating-subject', id })) : [{ kind: 'rating-part', id: partId }],
});

/** Of each organisation the last of its years alone. */
const lastYears = (rows: readonly Counted[]): Counted[] => [
  ...new Map([...rows].sort((a, b) => a.year - b.year).map((row) => [row.organisationId, row])).values(),
];

/** Ratings of oneself that lie so many levels from what was decided, up or down, among those of which both are known. */
export const selfSuperiorGaps = question(contract.selfSuperiorGaps, async (input, { tx }) => {
  const isWide = sql`abs(${levelsBetween('s.self_level', 's.decided_level')}) >= ${numberOf(input, 'levels')}::int`;
  const { rows } = await sql<Counted>`
    SELECT s.org_id AS "organisationId", min(p.id::text) AS "partId", s.year, count(*) FILTER (WHERE ${isWide})::int AS numerator, count(*)::int AS denominator,
      1 AS groups, min(s.decided_on) FILTER (WHERE ${isWide}) AS since,
      array_agg(s.id::text ORDER BY s.sort_title, s.id) FILTER (WHERE ${isWide} AND s.member_id IS NULL) AS named
    FROM ratings.subject s JOIN ${livingOrganisations(input)} ON o.id = s.org_id AND o.pos = s.org_pos
    JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
    WHERE ${decided} AND ${whoseOf(input)} AND s.year >= ${firstYearOf(input)}::int
      AND ${levelsBetween('s.self_level', 's.decided_level')} IS NOT NULL
    GROUP BY s.org_id, s.year`.execute(tx);
  const [atLeast, share] = [numberOf(input, 'atLeast'), numberOf(input, 'sharePercent')];
  const found = lastYears(rows).filter(
    ({ numerator, denominator }) => numerator >= atLeast && numerator * 100 >= denominator * share,
  );
  return { rows: found.map((row) => rowOf(`self-gap-${input.parameters.whose}`, row)) };
});

/** Groups without spread: of organisations the groups in which the opener keeps the ceiling, of persons those reviewed at one organisation. */
const groupsOf = (input: BoardInput, isByOpener: boolean): RawBuilder<unknown> => {
  const place = isByOpener
    ? sql`JOIN ratings.season n ON n.id = s.season_id JOIN ${livingOrganisations(input)} ON o.id = n.org_id AND o.pos = n.org_pos`
    : sql`JOIN ${livingOrganisations(input)} ON o.id = s.org_id AND o.pos = s.org_pos`;
  return sql`
    SELECT o.id AS org_id, s.season_id, s.year, count(*)::int AS all_of, count(*) FILTER (WHERE ${isBestIn('s.decided_level')})::int AS best,
      max(s.decided_on) AS decided_on
    FROM ratings.subject s ${place}
    WHERE ${decided} AND ${whoseOf(input)} AND s.year >= ${firstYearOf(input)}::int
    GROUP BY o.id, s.season_id, s.year, ${isByOpener ? sql`s.quota_group` : sql`s.kind = 'leader'`}`;
};

/** Groups of at least so many of whom at least this share has the best level. */
export const oneLevelGroups = question(contract.oneLevelGroups, async (input, { tx }) => {
  const isByOpener = input.parameters.whose === 'organisations';
  const isFlat = sql`g.all_of >= ${numberOf(input, 'leastSubjects')}::int AND g.best * 100 >= g.all_of * ${numberOf(input, 'sharePercent')}::int`;
  const { rows } = await sql<Counted>`
    SELECT g.org_id AS "organisationId", min(p.id::text) AS "partId", g.year, sum(g.best) FILTER (WHERE ${isFlat})::int AS numerator,
      sum(g.all_of) FILTER (WHERE ${isFlat})::int AS denominator, count(*) FILTER (WHERE ${isFlat})::int AS groups,
      max(g.decided_on) FILTER (WHERE ${isFlat}) AS since, NULL AS named
    FROM (${groupsOf(input, isByOpener)}) g JOIN ratings.season_part p ON p.season_id = g.season_id AND p.org_id = g.org_id
    GROUP BY g.org_id, g.year`.execute(tx);
  const found = lastYears(rows).filter(({ groups }) => groups > 0);
  return { rows: found.map((row) => rowOf(`one-level-${input.parameters.whose}`, row)) };
});

type OpenPart = {
  readonly organisationId: string;
  readonly partId: string;
  readonly isOpener: boolean;
  readonly calendar: CalendarLine[];
  readonly own: StepsLeft;
  readonly whole: StepsLeft;
};

/** Parts of open seasons with a last day behind them, and how many still lack each step: at the organisation, and for its opener in the season. */
const latePartsOf = (input: BoardInput): RawBuilder<unknown> => sql`
  SELECT p.org_id AS "organisationId", p.id AS "partId", p.org_id = p.opener_id AS "isOpener", p.calendar, own.left AS own, whole.left AS whole
  FROM ratings.season_part p JOIN ${livingOrganisations(input)} ON o.id = p.org_id
  CROSS JOIN LATERAL (
    SELECT ${stepsLeft} AS left FROM ratings.subject s WHERE s.season_id = p.season_id AND s.org_id = p.org_id AND ${isRated}) own
  CROSS JOIN LATERAL (
    SELECT ${stepsLeft} AS left FROM ratings.subject s WHERE s.season_id = p.season_id AND p.org_id = p.opener_id AND ${isRated}) whole
  WHERE p.state = 'open' AND EXISTS (SELECT FROM jsonb_array_elements(p.calendar) l WHERE (l ->> 'dueOn')::date < ${input.on}::date)
  ORDER BY p.org_id, p.period_until DESC, p.period_from DESC`;

const overdueRow = (parts: readonly OpenPart[], on: Day, graceDays: number): BoardRow[] => {
  const late = parts.flatMap(({ partId, calendar, own, whole, isOpener }) =>
    overdueSteps(readCalendar(calendar), { own, whole: isOpener ? whole : null }, on, graceDays).map((one) => ({
      ...one,
      partId,
    })),
  );
  const [first] = [...late].sort((a, b) => (a.line.dueOn < b.line.dueOn ? -1 : 1));
  if (!first) return [];
  return [
    {
      organisationId: parts[0]!.organisationId as never,
      since: first.line.dueOn,
      isKnown: true,
      facts: {
        cause: 'season-step-late',
        steps: late.length,
        left: Math.max(...late.map(({ left }) => left)),
        dueOn: first.line.dueOn,
      },
      rows: [...new Set(late.map(({ partId }) => partId))].map((id) => ({ kind: 'rating-part', id })),
    },
  ];
};

/** Open seasons in which a last day is over while somebody still lacks the step. */
export const overdueSeasonSteps = question(contract.overdueSeasonSteps, async (input, { tx }) => {
  const graceDays = numberOf(input, 'graceDays');
  const { rows } = await sql<OpenPart>`${latePartsOf(input)}`.execute(tx);
  return {
    rows: [...Map.groupBy(rows, ({ organisationId }) => organisationId).values()].flatMap((parts) =>
      overdueRow(parts, input.on, graceDays),
    ),
  };
});
