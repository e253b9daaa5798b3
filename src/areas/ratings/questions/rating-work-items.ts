import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import type { ContractName } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import type { CalendarLine, CalendarStep } from '../contract/season-shapes.ts';
import { type ComingStep, comingSteps } from '../rules/coming-steps.ts';
import { isPast, overdueSteps, type StepsLeft, stepOfLine } from '../rules/season-lateness.ts';
import { stepsOfOpener } from '../rules/steps-of-opener.ts';
import { isRated, leftBySeason, readCalendar } from './steps-left.ts';

type OpenSeason = {
  readonly seasonId: string;
  readonly kind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
  readonly until: Day;
  readonly calendar: CalendarLine[];
  /** Whoever sees the row of the opener decides. */
  readonly isOpener: boolean;
  /** Whether the opener is an organisation of the person's own office, not one far below it. */
  readonly isOwn: boolean;
};
/** What the person asking takes of a season: last days that are over, and steps to be worked at. */
type Taken = OpenSeason & { readonly past: CalendarLine[]; readonly coming: ComingStep[] };
type May = (name: ContractName) => boolean;

const NEEDS_PROVISIONAL: ContractName = 'ratings.provisional-steps';
const NEEDS_CONFIRMING: ContractName = 'ratings.confirm-decision';

/** The call that takes a step. */
const callOfStep: Readonly<Record<CalendarStep, ContractName>> = {
  'state-rating': 'ratings.record-state-rating',
  'rate-self': 'ratings.rate-self',
  'record-review': 'ratings.record-review',
  'propose-level': 'ratings.propose-level',
  'record-ballot': 'ratings.record-ballot',
  'decide-level': 'ratings.decide-level',
  'notify-subject': 'ratings.notify-subjects',
  'publish-result': 'ratings.publish-results',
  'archive-rating': 'ratings.archive-ratings',
};

/** Open seasons in sight, each by one of its parts: which they are is read from an index alone. */
const openSeasons = async (tx: Tx, officeIds: readonly string[]): Promise<OpenSeason[]> => {
  const { rows } = await sql<OpenSeason>`
    SELECT p.season_id AS "seasonId", p.period_kind AS kind, p.year, p.part, p.period_until AS until, p.calendar,
      EXISTS (SELECT FROM ratings.season n WHERE n.id = p.season_id) AS "isOpener",
      p.opener_id IN (SELECT o.org_id FROM platform.office o WHERE o.id = ANY (${[...officeIds]}::uuid[])) AS "isOwn"
    FROM (SELECT season_id, min(org_pos) AS org_pos FROM ratings.season_part WHERE state = 'open' GROUP BY season_id) first
    JOIN ratings.season_part p ON p.season_id = first.season_id AND p.org_pos = first.org_pos
    ORDER BY p.period_until, p.season_id`.execute(tx);
  return rows.map((row) => ({ ...row, calendar: readCalendar(row.calendar) }));
};

/**
 * Steps that the person asking takes. What is still to come is told to the organisations that review and to the one that opened the season,
 * not to every office above it; that of months of cadres stands on their own sheets.
 */
const takenOf = (season: OpenSeason, today: Day, may: May): Taken => {
  const takes = (step: CalendarStep): boolean => may(callOfStep[step]) && (season.isOpener || !stepsOfOpener.has(step));
  const isAhead = season.kind !== 'month' && (season.isOwn || !season.isOpener);
  return {
    ...season,
    past: season.calendar.filter((line) => isPast(line.dueOn, today, 0) && takes(stepOfLine(line))),
    coming: isAhead ? comingSteps(season, today).filter(({ step }) => takes(step)) : [],
  };
};

/** Decisions that went ahead, by what the program found when it looked at them again, and who was set aside and not confirmed yet. */
type Ahead = Readonly<Record<'agrees' | 'waits' | 'differs' | 'asides', number>>;

const provisionalBySeason = async (tx: Tx, seasonIds: readonly string[]): Promise<ReadonlyMap<string, Ahead>> => {
  if (seasonIds.length === 0) return new Map();
  const { rows } = await sql<Ahead & { seasonId: string }>`
    SELECT s.season_id AS "seasonId", count(*) FILTER (WHERE c.finding = 'agrees')::int AS agrees,
      count(*) FILTER (WHERE c.finding = 'differs')::int AS differs,
      count(*) FILTER (WHERE s.state <> 'not-rated' AND (c.finding IS NULL OR c.finding = 'waits'))::int AS waits,
      count(*) FILTER (WHERE s.state = 'not-rated')::int AS asides
    FROM ratings.subject s
    LEFT JOIN LATERAL (
      SELECT f.finding FROM ratings.subject_step l LEFT JOIN ratings.recheck f ON f.step_id = l.id
      WHERE l.subject_id = s.id AND s.state <> 'not-rated' AND l.step = 'decide-level' AND l.withdrawn_at IS NULL ORDER BY l.entered_at DESC, l.id DESC LIMIT 1
    ) c ON true
    WHERE s.season_id = ANY (${[...seasonIds]}::uuid[]) AND s.is_provisional AND (s.state = 'not-rated' OR (s.decided_level IS NOT NULL AND ${isRated}))
    GROUP BY s.season_id`.execute(tx);
  return new Map(rows.map((row) => [row.seasonId, row]));
};

const stepIn = ({ step }: ComingStep): CalendarStep => step;
const idsOf = (seasons: readonly OpenSeason[]): string[] => seasons.map(({ seasonId }) => seasonId);
const periodParams = ({ year, part }: OpenSeason) => ({ year: String(year), part: String(part) });

const overdueItem = (season: Taken, left: Partial<StepsLeft>, today: Day): WorkItem[] => {
  const { isOpener, kind, seasonId, past } = season;
  const late = overdueSteps(past, { own: left, whole: isOpener ? left : null }, today, 0);
  const [first] = late;
  if (!first) return [];
  return [
    {
      message: `ratings.work.overdue-${kind}`,
      params: { ...periodParams(season), steps: late.length, left: first.left },
      level: 'attention',
      dueOn: first.line.dueOn,
      link: `/ratings/${seasonId}`,
      needs: 'ratings.season',
    },
  ];
};

/** Who still lacks a step before its last day; the page opens at just those. */
const comingItems = (season: Taken, left: Partial<StepsLeft>, today: Day): WorkItem[] =>
  season.coming.flatMap(({ step, dueOn }): WorkItem[] => {
    const count = left[step] ?? 0;
    if (count === 0) return [];
    return [
      {
        message: `ratings.work.coming-${step}-${season.kind}`,
        params: { ...periodParams(season), left: count },
        level: dueOn !== null && isPast(dueOn, today, 0) ? 'attention' : 'info',
        dueOn,
        link: `/ratings/${season.seasonId}?lacks=${step}`,
        needs: 'ratings.season',
      },
    ];
  });

/** What differs from the decision comes first, then what may be confirmed, then what still waits. */
const provisionalItems = (season: OpenSeason, ahead: Ahead | undefined): WorkItem[] => {
  const found = [
    { message: `ratings.work.differs-${season.kind}`, level: 'serious', count: ahead?.differs ?? 0 },
    { message: `ratings.work.agrees-${season.kind}`, level: 'attention', count: ahead?.agrees ?? 0 },
    { message: `ratings.work.provisional-${season.kind}`, level: 'info', count: ahead?.waits ?? 0 },
  ] as const;
  const link = `/ratings/${season.seasonId}`;
  const asides = {
    message: `ratings.work.asides-${season.kind}`,
    level: 'attention',
    count: ahead?.asides ?? 0,
  } as const;
  return [
    ...found.map((one) => ({ ...one, link, needs: NEEDS_PROVISIONAL })),
    { ...asides, link: `${link}?state=not-rated&stage=provisional`, needs: NEEDS_CONFIRMING },
  ].flatMap(({ count, ...item }) =>
    count > 0 ? [{ ...item, params: { ...periodParams(season), count }, dueOn: null }] : [],
  );
};

/**
 * What of ratings waits for the person asking: steps of running seasons with their last days, passed or near, and decisions that went ahead of
 * something. Nothing is counted for whoever does not take the step, and nothing that is still far off.
 */
export const ratingWorkItems = async ({ tx, today, actor }: QuestionContext, may: May): Promise<WorkItem[]> => {
  const seasons = (await openSeasons(tx, actor.officeIds)).map((season) => takenOf(season, today, may));
  const counted = seasons.filter(({ past, coming }) => past.length > 0 || coming.length > 0);
  const steps = new Set(counted.flatMap(({ past, coming }) => [...past.map(stepOfLine), ...coming.map(stepIn)]));
  const left = await leftBySeason(tx, idsOf(counted), steps, sql`true`);
  const opened = may(NEEDS_PROVISIONAL) ? seasons.filter(({ isOpener }) => isOpener) : [];
  const provisional = await provisionalBySeason(tx, idsOf(opened));
  return seasons.flatMap((season) => [
    ...overdueItem(season, left.get(season.seasonId) ?? {}, today),
    ...comingItems(season, left.get(season.seasonId) ?? {}, today),
    ...provisionalItems(season, provisional.get(season.seasonId)),
  ]);
};
