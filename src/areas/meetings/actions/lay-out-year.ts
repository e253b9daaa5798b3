import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import * as contract from '../contract/planning.ts';
import { lifeOf } from '../questions/meeting-facts.ts';
import { homeOfYearPlan } from '../questions/meeting-homes.ts';
import { meetingsBetween } from '../questions/meeting-rows.ts';
import { dayByRule, layOutYear as draftYear } from '../rules/calendar-year.ts';

type YearPlanId = typeof contract.layOutYear.output._output.yearPlanId;
type Input = typeof contract.layOutYear.input._output;
type Placed = { readonly kind: MeetingKind; readonly on: Day };

/** Writes the plan of the year over the one that was seen. */
const putPlan = async (tx: Tx, input: Input): Promise<{ id: YearPlanId; version: number }> => {
  const { organisationId, year, rule, at, place, expectedVersion } = input;
  const { rows } = await sql<{ id: YearPlanId; version: number }>`
    SELECT y.id, y.version FROM meetings.year_plan y
    WHERE y.org_id = ${organisationId} AND y.year = ${year} FOR UPDATE`.execute(tx);
  const [before] = rows;
  if ((before?.version ?? null) !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
  const id = before?.id ?? newId<YearPlanId>();
  await sql`
    INSERT INTO meetings.year_plan (id, org_id, org_pos, year, rule, at_time, place)
    SELECT ${id}, p.id, p.pos, ${year}, ${JSON.stringify(rule)}::jsonb, ${at}::time, ${place}
    FROM organisations.published_position p WHERE p.id = ${organisationId}
    ON CONFLICT (id) DO UPDATE SET rule = excluded.rule, at_time = excluded.at_time, place = excluded.place, version = year_plan.version + 1`.execute(
    tx,
  );
  return { id, version: (before?.version ?? 0) + 1 };
};

/** Regular meetings by the rule, and those on a topic in the months chosen, where the day is still free. */
const placedFor = async (tx: Tx, input: Input) => {
  const { organisationId, year, rule, fromMonth, thematicMonths } = input;
  const life = await lifeOf(tx, organisationId);
  const rows = await meetingsBetween(tx, organisationId, `${year}-01-01` as Day, `${year}-12-31` as Day);
  const there = rows
    .filter(({ state }) => state !== 'cancelled')
    .map(({ kind, heldOn, plannedOn }) => ({ kind, on: heldOn ?? plannedOn }));
  const withTopic = new Set(
    there.filter(({ kind }) => kind === 'thematic' || kind === 'combined').map(({ on }) => on.slice(0, 7)),
  );
  const draft = draftYear(rule, year, { fromMonth, life, there, thematicMonths });
  const topics = thematicMonths
    .filter((month) => month >= fromMonth)
    .map((month) => ({ kind: 'thematic' as const, on: dayByRule(rule, year, month) }))
    .filter(({ on }) => (life.since === null || on >= life.since) && (life.endedOn === null || on < life.endedOn))
    .filter(({ on }) => !withTopic.has(on.slice(0, 7)));
  const regular = draft.regular.map(({ on }): Placed => ({ kind: 'regular', on }));
  return { draft, placed: [...combined(regular, topics)] };
};

/** A topic on the day of the regular meeting makes one combined meeting of both. */
const combined = (regular: readonly Placed[], topics: readonly Placed[]): Placed[] => {
  const days = new Set(topics.map(({ on }) => on));
  const own = new Set(regular.map(({ on }) => on));
  return [
    ...regular.map((one): Placed => (days.has(one.on) ? { kind: 'combined', on: one.on } : one)),
    ...topics.filter(({ on }) => !own.has(on)),
  ];
};

export const layOutYear = action(contract.layOutYear, async (input, { tx, note, tell }) => {
  const { organisationId, year, at, place } = input;
  const { draft, placed } = await placedFor(tx, input);
  const plan = await putPlan(tx, input);
  const lines = JSON.stringify(placed.map(({ kind, on }) => ({ id: newId(), kind, on })));
  await sql`
    INSERT INTO meetings.meeting (id, org_id, org_pos, state, kind, planned_on, planned_at, place, year_plan_id)
    SELECT l.id, p.id, p.pos, 'planned', l.kind, l.on, ${at}::time, ${place}, ${plan.id}
    FROM jsonb_to_recordset(${lines}::jsonb) AS l(id uuid, kind text, "on" date), organisations.published_position p
    WHERE p.id = ${organisationId}`.execute(tx);
  note({ subject: `meetings of ${year} of ${organisationId}`, after: { planned: placed.length } });
  await tell('meetings.year-laid-out', { organisationId, year });
  const missing = draft.quartersWithoutTopic.map((quarter) => ({
    code: 'meetings.quarter-without-topic',
    params: { quarter },
    level: 'warning' as const,
    clause: null,
    source: null,
    verified: false,
  }));
  return { yearPlanId: plan.id, version: plan.version, planned: placed.length, findings: missing };
});

export const withdrawYear = action(
  contract.withdrawYear,
  async ({ yearPlanId, expectedVersion }, { tx, note, tell }) => {
    const { rows } = await sql<{ version: number; organisationId: string; year: number }>`
      SELECT y.version, y.org_id AS "organisationId", y.year FROM meetings.year_plan y WHERE y.id = ${yearPlanId} FOR UPDATE`.execute(
      tx,
    );
    const [before] = rows;
    if (!before) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (before.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
    const { rows: gone } = await sql`
      DELETE FROM meetings.meeting m
      WHERE m.year_plan_id = ${yearPlanId} AND m.state = 'planned' AND m.version = 1 RETURNING m.id`.execute(tx);
    await sql`DELETE FROM meetings.year_plan y WHERE y.id = ${yearPlanId}`.execute(tx);
    note({ subject: `meetings of ${before.year} of ${before.organisationId}`, before: { planned: gone.length } });
    await tell('meetings.year-withdrawn', { organisationId: before.organisationId, year: before.year });
    return { withdrawn: gone.length };
  },
  { over: homeOfYearPlan },
);
