import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import type { ContractName } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import type { CalendarLine, CalendarStep } from '../contract/season-shapes.ts';
import { isPast, overdueSteps, type StepsLeft, stepOfLine } from '../rules/season-lateness.ts';
import { stepsOfOpener } from '../rules/steps-of-opener.ts';
import { isRated, leftBySeason, readCalendar } from './steps-left.ts';

type OpenSeason = {
  readonly seasonId: string;
  readonly kind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
  readonly calendar: CalendarLine[];
  /** Whoever sees the row of the opener decides. */
  readonly isOpener: boolean;
};

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
const openSeasons = async (tx: Tx): Promise<OpenSeason[]> => {
  const { rows } = await sql<OpenSeason>`
    SELECT p.season_id AS "seasonId", p.period_kind AS kind, p.year, p.part, p.calendar,
      EXISTS (SELECT FROM ratings.season n WHERE n.id = p.season_id) AS "isOpener"
    FROM (SELECT season_id, min(org_pos) AS org_pos FROM ratings.season_part WHERE state = 'open' GROUP BY season_id) first
    JOIN ratings.season_part p ON p.season_id = first.season_id AND p.org_pos = first.org_pos
    ORDER BY p.period_until, p.season_id`.execute(tx);
  return rows.map((row) => ({ ...row, calendar: readCalendar(row.calendar) }));
};

/** Last days that are over, of steps that the person asking takes. */
const pastLines = (season: OpenSeason, today: Day, may: (name: ContractName) => boolean): CalendarLine[] =>
  season.calendar.filter((line) => {
    const step = stepOfLine(line);
    return isPast(line.dueOn, today, 0) && may(callOfStep[step]) && (season.isOpener || !stepsOfOpener.has(step));
  });

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

const periodParams = ({ year, part }: OpenSeason) => ({ year: String(year), part: String(part) });

const overdueItem = (season: OpenSeason, left: Partial<StepsLeft>, today: Day): WorkItem[] => {
  const { isOpener, kind, seasonId, calendar } = season;
  const late = overdueSteps(calendar, { own: left, whole: isOpener ? left : null }, today, 0);
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
    { ...asides, link: `${link}?state=not-rated`, needs: NEEDS_CONFIRMING },
  ].flatMap(({ count, ...item }) =>
    count > 0 ? [{ ...item, params: { ...periodParams(season), count }, dueOn: null }] : [],
  );
};

/**
 * What of ratings waits for the person asking: last days that have passed, and decisions that went ahead of something. Nothing is counted
 * before its last day is over, nor for whoever does not take the step.
 */
export const ratingWorkItems = async (
  { tx, today }: QuestionContext,
  may: (name: ContractName) => boolean,
): Promise<WorkItem[]> => {
  const seasons = (await openSeasons(tx)).map((season) => ({ ...season, calendar: pastLines(season, today, may) }));
  const late = seasons.filter(({ calendar }) => calendar.length > 0);
  const steps = new Set(late.flatMap(({ calendar }) => calendar.map(stepOfLine)));
  const idsOf = (some: readonly OpenSeason[]) => some.map(({ seasonId }) => seasonId);
  const left = await leftBySeason(tx, idsOf(late), steps, sql`true`);
  const opened = may(NEEDS_PROVISIONAL) ? seasons.filter(({ isOpener }) => isOpener) : [];
  const provisional = await provisionalBySeason(tx, idsOf(opened));
  return seasons.flatMap((season) => [
    ...overdueItem(season, left.get(season.seasonId) ?? {}, today),
    ...provisionalItems(season, provisional.get(season.seasonId)),
  ]);
};
