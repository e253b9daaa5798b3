import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { CalendarLine, CalendarStep } from '../contract/season-shapes.ts';
import type { StepsLeft } from '../rules/season-lateness.ts';

const rated = ['open', 'reviewed', 'decided', 'notified', 'archived'] as const;

/**
 * In which states a subject `s` lacks a step, and on what else that hangs: a column of its own, lines written about it, or lines by which
 * a few of those have had it all the same.
 */
type Lack = {
  readonly states: readonly (typeof rated)[number][];
  readonly column?: string;
  readonly lines?: string;
  readonly unless?: string;
};

// Whoever was decided ahead of a step no longer lacks it: that it went ahead is on record and looked at again on its own.
const undecided = ['open', 'reviewed'] as const;

const lackByStep: Readonly<Record<CalendarStep, Lack>> = {
  'state-rating': {
    states: rated,
    lines: `EXISTS (
    SELECT FROM ratings.entered_fact f
    WHERE f.subject_id = s.id AND f.fact IN ('is-state-officer', 'awaits-state-rating') AND f.value = 'true' AND f.withdrawn_at IS NULL)
    AND NOT EXISTS (
      SELECT FROM ratings.entered_fact f WHERE f.subject_id = s.id AND f.fact = 'state-level' AND f.withdrawn_at IS NULL)`,
  },
  'rate-self': { states: undecided, column: 's.self_level IS NULL' },
  'record-review': { states: ['open'] },
  'propose-level': { states: undecided, column: 's.proposed_level IS NULL' },
  // A ballot that ended even leaves no level, neither in the subject nor in its step.
  'record-ballot': {
    states: undecided,
    column: 's.ballot_level IS NULL',
    unless: `EXISTS (
    SELECT FROM ratings.subject_step l
    WHERE l.subject_id = s.id AND l.step = 'record-ballot' AND l.level IS NULL AND l.withdrawn_at IS NULL)`,
  },
  'decide-level': { states: undecided },
  'notify-subject': { states: ['open', 'reviewed', 'decided'] },
  'publish-result': {
    states: ['open', 'reviewed', 'decided', 'notified'],
    column: `(s.state <> 'notified' OR s.published_on IS NULL)`,
  },
  'archive-rating': { states: ['open', 'reviewed', 'decided', 'notified'] },
};

const isOneOf = (states: Iterable<string>): string => `s.state IN (${[...states].map((one) => `'${one}'`).join(', ')})`;

const all = (...conditions: readonly (string | undefined)[]): string =>
  conditions.filter((one) => one !== undefined).join(' AND ');

const lacks = ({ states, column, lines, unless }: Lack): string =>
  all(isOneOf(states), column, lines, unless && `NOT ${unless}`);

/** Subjects that are rated: neither withdrawn nor set aside. */
export const isRated = sql.raw(isOneOf(rated));

/** Subjects `s` that lack the step of a last day: those whom `leftBySeason` counts. */
export const isLacking = (step: CalendarStep): RawBuilder<unknown> => sql.raw(`(${lacks(lackByStep[step])})`);

const objectOf = (steps: readonly CalendarStep[], condition: (lack: Lack) => string): string =>
  `jsonb_build_object(${steps
    .map((step) => `'${step}', count(*) FILTER (WHERE ${condition(lackByStep[step])})::int`)
    .join(', ')})`;

/** How many of the subjects `s` of one organisation lack each step, as one value of an aggregate. A whole season is counted by `leftBySeason`. */
export const stepsLeft: RawBuilder<unknown> = sql.raw(objectOf(Object.keys(lackByStep) as CalendarStep[], lacks));

type Counted = { readonly seasonId: string; readonly left: Partial<StepsLeft> };

const added = (one: Partial<StepsLeft>, other: Partial<StepsLeft>): Partial<StepsLeft> => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).map(([step, left]) => [step, (one[step as CalendarStep] ?? 0) + left])),
});

type Count = { readonly left: string; readonly where: string };

/** What stands in the subjects themselves, of all steps together. */
const countByColumns = (steps: readonly CalendarStep[]): Count => ({
  left: objectOf(steps, ({ states, column }) => all(isOneOf(states), column)),
  where: isOneOf(new Set(steps.flatMap((step) => lackByStep[step].states))),
});

/** What hangs on lines, of one step: those who lack it by them, or, to be taken off, those who have had it by them. */
const countByLines = (step: CalendarStep): Count[] => {
  const lack = lackByStep[step];
  const { states, column, lines, unless } = lack;
  if (lines !== undefined) return [{ left: `jsonb_build_object('${step}', count(*)::int)`, where: lacks(lack) }];
  if (unless === undefined) return [];
  return [{ left: `jsonb_build_object('${step}', -count(*)::int)`, where: all(isOneOf(states), column, unless) }];
};

/**
 * How many subjects in sight and within a condition lack each of these steps, by season. One statement: what stands in the subjects
 * themselves is read once for all steps, and only by an index; what hangs on lines is a join of its own that begins at the lines.
 * A step that was not asked for is absent, and so is a season without subjects in sight.
 */
export const leftBySeason = async (
  tx: Tx,
  seasonIds: readonly string[],
  steps: ReadonlySet<CalendarStep>,
  within: RawBuilder<unknown>,
): Promise<ReadonlyMap<string, Partial<StepsLeft>>> => {
  if (seasonIds.length === 0 || steps.size === 0) return new Map();
  const byColumns = [...steps].filter((step) => lackByStep[step].lines === undefined);
  const counts = [
    ...(byColumns.length > 0 ? [countByColumns(byColumns)] : []),
    ...[...steps].flatMap((step) => countByLines(step)),
  ].map(
    ({ left, where }) => sql`
      SELECT s.season_id AS "seasonId", ${sql.raw(left)} AS left FROM ratings.subject s
      WHERE s.season_id = ANY (${[...seasonIds]}::uuid[]) AND ${sql.raw(where)} AND ${within} GROUP BY s.season_id`,
  );
  const { rows } = await sql<Counted>`${sql.join(counts, sql` UNION ALL `)}`.execute(tx);
  const found = new Map<string, Partial<StepsLeft>>();
  for (const { seasonId, left } of rows) found.set(seasonId, added(found.get(seasonId) ?? {}, left));
  return found;
};

/** A calendar as it is stored: lines of before steps were named say none. */
export const readCalendar = (
  stored: readonly (Omit<CalendarLine, 'step'> & { readonly step?: CalendarStep | null })[],
): CalendarLine[] => stored.map((line) => ({ ...line, step: line.step ?? null }));
