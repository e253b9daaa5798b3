import { type RawBuilder, sql } from 'kysely';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { CalendarLine, SeasonState } from '../contract/season-shapes.ts';
import type { season } from '../contract/seasons.ts';
import { isPast, stepOfLine } from '../rules/season-lateness.ts';
import { isRated, leftBySeason } from './steps-left.ts';

export type StepProgress = OutputOf<typeof season>['progress'][number];

type Late = { readonly code: string; readonly late: number; readonly enteredLate: number };

/**
 * By last day: whose step happened after it, and whose was in time but entered after it. A step that was repeated counts once, as it stands.
 * No step is entered before its day: what was entered by the first of the last days is late for none of them and is not read.
 */
const lateRows = async (
  tx: Tx,
  calendar: readonly CalendarLine[],
  seasonId: string,
  within: RawBuilder<unknown>,
): Promise<ReadonlyMap<string, Late>> => {
  const lines = calendar.map((line) => ({ code: line.code, step: stepOfLine(line), due: line.dueOn }));
  const [first] = lines.map(({ due }) => due).sort();
  if (first === undefined) return new Map();
  const { rows } = await sql<Late>`
    SELECT c.code, count(*) FILTER (WHERE l.happened_on > c.due)::int AS late,
      count(*) FILTER (WHERE l.happened_on <= c.due AND l.entered_on > c.due)::int AS "enteredLate"
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS c(code text, step text, due date)
    JOIN (
      SELECT DISTINCT ON (l.subject_id, l.step) l.step, l.happened_on, (l.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS entered_on
      FROM ratings.subject s JOIN ratings.subject_step l ON l.subject_id = s.id AND l.withdrawn_at IS NULL
        AND l.step = ANY (${[...new Set(lines.map(({ step }) => step))]}::text[])
        AND l.entered_at >= ${addDays(first, 1)}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
      WHERE s.season_id = ${seasonId} AND ${isRated} AND ${within}
      ORDER BY l.subject_id, l.step, l.entered_at DESC, l.id DESC) l ON l.step = c.step
    GROUP BY c.code`.execute(tx);
  return new Map(rows.map((row) => [row.code, row]));
};

type Season = {
  readonly seasonId: string;
  readonly state: SeasonState;
  readonly calendar: readonly CalendarLine[];
  /** Subjects within the condition that are rated. */
  readonly rated: number;
};

/** How far the steps of a season's last days are among the subjects within a condition. */
export const progressOf = async (
  tx: Tx,
  { seasonId, state, calendar, rated }: Season,
  within: RawBuilder<unknown>,
  today: Day,
): Promise<StepProgress[]> => {
  const leftOf = (await leftBySeason(tx, [seasonId], new Set(calendar.map(stepOfLine)), within)).get(seasonId) ?? {};
  const past = calendar.filter(({ dueOn }) => isPast(dueOn, today, 0));
  const late = await lateRows(tx, past, seasonId, within);
  return calendar.map((line) => {
    const step = stepOfLine(line);
    const { late: happened = 0, enteredLate = 0 } = late.get(line.code) ?? {};
    const left = leftOf[step] ?? 0;
    const isOverdue = state === 'open' && left > 0 && isPast(line.dueOn, today, 0);
    return { code: line.code, step, rated, left, late: happened, enteredLate, isOverdue };
  });
};
