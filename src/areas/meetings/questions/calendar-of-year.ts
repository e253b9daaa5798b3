import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/planning.ts';
import { monthsWithout, quartersWithout } from '../rules/calendar-year.ts';
import { facesBetween } from './meeting-faces.ts';
import { lifeOf } from './meeting-facts.ts';

/** First day of the month of the first meeting that was ever recorded, or null. */
const firstRecordedOf = async (tx: Tx, organisationId: string): Promise<Day | null> => {
  const { rows } = await sql<{ since: Day | null }>`
    SELECT date_trunc('month', min(m.held_on))::date AS since FROM meetings.meeting m
    WHERE m.org_id = ${organisationId} AND m.state IN ('closed', 'reported')`.execute(tx);
  return rows[0]!.since;
};

type Plan = NonNullable<typeof contract.calendarOfYear.output._output.plan>;

export const calendarOfYear = question(contract.calendarOfYear, async ({ organisationId, year }, { tx, today }) => {
  const { rows } = await sql<Plan>`
    SELECT y.id, y.rule, to_char(y.at_time, 'HH24:MI') AS at, y.place, y.version FROM meetings.year_plan y
    WHERE y.org_id = ${organisationId} AND y.year = ${year}`.execute(tx);
  const from = `${year}-01-01` as Day;
  const meetings = await facesBetween(tx, organisationId, from, `${year}-12-31` as Day);
  const since = await firstRecordedOf(tx, organisationId);
  const held = meetings.flatMap(({ kind, heldOn }) => (heldOn === null ? [] : [{ kind, on: heldOn }]));
  // A year that has not ended is judged up to today.
  const [until] = [today, `${year + 1}-01-01` as Day].sort() as [Day, Day];
  // Before the first meeting ever recorded nothing is known: unknown is not missed.
  const span = { from: since === null || since < from ? from : since, until, life: await lifeOf(tx, organisationId) };
  const isKnown = since !== null && since < until;
  return {
    plan: rows[0] ?? null,
    meetings,
    monthsWithout: (isKnown ? monthsWithout(held, span) : []).map((first) => Number(first.slice(5, 7))),
    quartersWithoutTopic: (isKnown ? quartersWithout(held, span) : []).map((first) =>
      Math.ceil(Number(first.slice(5, 7)) / 3),
    ),
  };
});
