import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract/planning.ts';
import { monthsWithout, quartersWithout } from '../rules/calendar-year.ts';
import { facesBetween } from './meeting-faces.ts';
import { lifeOf } from './meeting-facts.ts';

type Plan = NonNullable<typeof contract.calendarOfYear.output._output.plan>;

export const calendarOfYear = question(contract.calendarOfYear, async ({ organisationId, year }, { tx, today }) => {
  const { rows } = await sql<Plan>`
    SELECT y.id, y.rule, to_char(y.at_time, 'HH24:MI') AS at, y.place, y.version FROM meetings.year_plan y
    WHERE y.org_id = ${organisationId} AND y.year = ${year}`.execute(tx);
  const from = `${year}-01-01` as Day;
  const meetings = await facesBetween(tx, organisationId, from, `${year}-12-31` as Day);
  const held = meetings.flatMap(({ kind, heldOn }) => (heldOn === null ? [] : [{ kind, on: heldOn }]));
  // A year that has not ended is judged up to today.
  const [until] = [today, `${year + 1}-01-01` as Day].sort() as [Day, Day];
  const span = { from, until, life: await lifeOf(tx, organisationId) };
  return {
    plan: rows[0] ?? null,
    meetings,
    monthsWithout: monthsWithout(held, span).map((first) => Number(first.slice(5, 7))),
    quartersWithoutTopic: quartersWithout(held, span).map((first) => Math.ceil(Number(first.slice(5, 7)) / 3)),
  };
});
