import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import type { CalendarLine } from '../contract/season-shapes.ts';
import { overdueSteps, type StepsLeft } from '../rules/season-lateness.ts';
import { isRated, readCalendar, stepsLeft } from './steps-left.ts';

type OpenSeason = {
  readonly seasonId: string;
  readonly kind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
  readonly calendar: CalendarLine[];
  /** Whoever sees the row of the opener decides. */
  readonly isOpener: boolean;
  readonly left: StepsLeft;
  readonly provisional: number;
};

/** Open seasons in sight with what their subjects in sight lack. */
const openSeasons = async (tx: Tx): Promise<OpenSeason[]> => {
  const { rows } = await sql<OpenSeason>`
    SELECT p.season_id AS "seasonId", p.period_kind AS kind, p.year, p.part, p.calendar,
      EXISTS (SELECT FROM ratings.season n WHERE n.id = p.season_id) AS "isOpener", c.left, c.provisional
    FROM (
      SELECT DISTINCT ON (p.season_id) p.season_id, p.period_kind, p.year, p.part, p.calendar, p.period_until FROM ratings.season_part p
      WHERE p.state = 'open' ORDER BY p.season_id, p.org_pos) p
    CROSS JOIN LATERAL (
      SELECT ${stepsLeft} AS left, count(*) FILTER (WHERE s.is_provisional AND s.decided_level IS NOT NULL)::int AS provisional
      FROM ratings.subject s WHERE s.season_id = p.season_id AND ${isRated}) c
    ORDER BY p.period_until, p.season_id`.execute(tx);
  return rows;
};

const periodParams = ({ year, part }: OpenSeason) => ({ year: String(year), part: String(part) });

const overdueItem = (season: OpenSeason, context: QuestionContext): WorkItem[] => {
  const { left, isOpener, kind, seasonId } = season;
  const late = overdueSteps(
    readCalendar(season.calendar),
    { own: left, whole: isOpener ? left : null },
    context.today,
    0,
  );
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

const provisionalItem = (season: OpenSeason): WorkItem[] => {
  if (!season.isOpener || season.provisional === 0) return [];
  return [
    {
      message: `ratings.work.provisional-${season.kind}`,
      params: { ...periodParams(season), count: season.provisional },
      level: 'info',
      dueOn: null,
      link: `/ratings/${season.seasonId}`,
      needs: 'ratings.provisional-steps',
    },
  ];
};

/** What of ratings waits for the person asking: last days that have passed, and decisions that went ahead of something. */
export const ratingWorkItems = async (context: QuestionContext): Promise<WorkItem[]> =>
  (await openSeasons(context.tx)).flatMap((season) => [...overdueItem(season, context), ...provisionalItem(season)]);
