import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { drawsOn } from '../../members/public.ts';
import { numbersFrom, placesOf, refuseBesideReal, seedFile } from '../../organisations/public.ts';
import { type FictionalTaskLine, insertFictionalTasks } from '../../tasks/public.ts';
import * as contract from '../contract/fictional.ts';
import { fictionalWorld } from '../questions/fictional-world.ts';
import { groupOf, type MeetingBank } from '../rules/fictional-bank.ts';
import type { FictionalTask } from '../rules/fictional-tasks.ts';
import { type FictionalTopic, fictionalTopics } from '../rules/fictional-topics.ts';
import { type CellWorld, type FictionalMeeting, fictionalYear } from '../rules/fictional-year.ts';
import { insertFictionalAbove } from './insert-fictional-above.ts';
import { insertFictionalMeetings, insertPlannedMeetings } from './insert-fictional-meetings.ts';
import { insertFictionalMonths } from './insert-fictional-months.ts';

const asRows = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

const refuseIfLoaded = async (tx: Tx, { lo, hi }: { lo: number; hi: number }): Promise<void> => {
  const { rows } = await sql`
    SELECT 1 FROM meetings.meeting m WHERE m.org_pos >= ${lo} AND m.org_pos < ${hi} LIMIT 1`.execute(tx);
  if (rows.length > 0) throw new Refused(refuse(reason('meetings.already-recorded-here', {}, 'organisationId')));
};

/** The plan of the running year of each cell, and the meetings of it that are still to come. */
const putYearPlans = async (tx: Tx, cells: readonly CellWorld[]): Promise<ReadonlyMap<string, string>> => {
  const plans = cells.map(({ cell, calendar, bank, today }) => {
    const { at, place } = bank.places[groupOf(bank, cell.sector)];
    const rule = { kind: 'day-of-month', day: calendar.day };
    return { id: newId(), organisationId: cell.id, year: Number(today.slice(0, 4)), rule, at, place };
  });
  await sql`
    INSERT INTO meetings.year_plan (id, org_id, org_pos, year, rule, at_time, place, is_fictional)
    SELECT l.id, p.id, p.pos, l.year, l.rule, l.at, l.place, true
    FROM jsonb_to_recordset(${asRows(plans)}) AS l(id uuid, "organisationId" uuid, year int, rule jsonb, at time, place text)
    JOIN organisations.published_position p ON p.id = l."organisationId"`.execute(tx);
  const planned = cells.flatMap(({ cell, calendar }, at) => {
    const { id, at: hour, place } = plans[at]!;
    return calendar.planned.map(({ kind, plannedOn }) => ({
      ...{ id: newId(), organisationId: cell.id, kind, plannedOn, at: hour, place, yearPlanId: id },
    }));
  });
  await insertPlannedMeetings(tx, planned, cells[0]!.today);
  return new Map(plans.map(({ id, organisationId }) => [organisationId, id]));
};

type Made = { readonly tasks: readonly FictionalTask[]; readonly meetings: readonly FictionalMeeting[] };

/** The lines of the tasks area: each task with who leads it by the name of that day, and the meeting as its source. */
const taskLinesOf = ({ tasks, meetings }: Made): FictionalTaskLine[] => {
  const meetingById = new Map(meetings.map((one) => [one.sheet.meetingId as string, one]));
  return tasks.map(({ lineId: _, ownerId, meetingId, ...task }) => {
    const lead = meetingById.get(meetingId)!.roll.find(({ memberId }) => memberId === ownerId)!;
    const words = `Cuộc họp ngày ${task.assignedOn.split('-').reverse().join('/')}`;
    return { ...task, lead, source: { id: meetingId, words, path: `/meetings/${meetingId}` } };
  });
};

const putTaskLines = (tx: Tx, { tasks }: Made) =>
  sql`
    INSERT INTO meetings.task_line (id, meeting_id, ordinal, what, owner_id, due_on, task_id)
    SELECT l."lineId", l."meetingId", row_number() OVER (PARTITION BY l."meetingId")::int, l.text, l."ownerId", l."dueOn", l.id
    FROM jsonb_to_recordset(${asRows(tasks)}) AS l(id uuid, "lineId" uuid, "meetingId" uuid, text text, "ownerId" uuid,
      "dueOn" date)`.execute(tx);

const putTaskReports = async (tx: Tx, { tasks, meetings }: Made): Promise<void> => {
  const stepOf = new Map(tasks.flatMap(({ id, steps }) => steps.map((one) => [`${id} ${one.happenedOn}`, one.id])));
  const reports = meetings.flatMap(({ sheet: { meetingId, heldOn, taskReports } }) =>
    taskReports.map((one) => ({ ...one, meetingId, entryId: stepOf.get(`${one.taskId} ${heldOn}`) })),
  );
  await sql`
    INSERT INTO meetings.task_report (meeting_id, task_id, result, note, entry_id)
    SELECT l."meetingId", l."taskId", l.result, l.note, l."entryId"
    FROM jsonb_to_recordset(${asRows(reports)}) AS l("meetingId" uuid, "taskId" uuid, result text, note text, "entryId" uuid)`.execute(
    tx,
  );
};

/** Tasks of one statement. */
const batchSize = 1000;

const putTasks = async (tx: Tx, made: Made, enteredBy: string): Promise<void> => {
  const lines = taskLinesOf(made);
  for (let from = 0; from < lines.length; from += batchSize)
    await insertFictionalTasks(tx, lines.slice(from, from + batchSize), enteredBy);
  await putTaskLines(tx, made);
  await putTaskReports(tx, made);
};

const putTopics = async (tx: Tx, topics: readonly FictionalTopic[]): Promise<void> => {
  const rows = topics.map(({ text, ...topic }) => ({ ...text, ...topic }));
  await sql`
    INSERT INTO meetings.topic (id, org_id, org_pos, year, quarter, title, state, state_before, why, situation, facts, solution, drafter_id,
      draft_due_on, approved_on, approved_in, meeting_id, residents, households, result, lessons, result_on, is_fictional)
    SELECT l.id, p.id, p.pos, l.year, l.quarter, l.title, l.state, CASE l.state WHEN 'held' THEN 'approved' WHEN 'approved' THEN 'drafting'
        WHEN 'drafting' THEN 'planned' END, l.why, l.situation, l.facts, l.solution, l."drafterId", l."draftDueOn", l."approvedOn",
      l."approvedIn", l."meetingId", CASE WHEN l."resultOn" IS NOT NULL THEN l.residents END,
      CASE WHEN l."resultOn" IS NOT NULL THEN l.households END, CASE WHEN l."resultOn" IS NOT NULL THEN l.result END,
      CASE WHEN l."resultOn" IS NOT NULL THEN l.lessons END, l."resultOn", true
    FROM jsonb_to_recordset(${asRows(rows)}) AS l(id uuid, "organisationId" uuid, year int, quarter int, title text, state text, why text,
      situation text, facts text, solution text, "drafterId" uuid, "draftDueOn" date, "approvedOn" date, "approvedIn" uuid,
      "meetingId" uuid, residents int, households int, result text, lessons text, "resultOn" date)
    JOIN organisations.published_position p ON p.id = l."organisationId"`.execute(tx);
};

export const loadFictionalMeetings = action(
  contract.loadFictionalMeetings,
  async ({ organisationId, months, seed }, { tx, note, today, actor }) => {
    await refuseBesideReal(tx);
    const place = (await placesOf(tx, [organisationId])).get(organisationId);
    if (!place) throw new Refused(refuse(reason('platform.not-found', {}, 'organisationId')));
    await refuseIfLoaded(tx, place.range);

    const bank = seedFile<MeetingBank>('demonstration/meetings.yaml');
    const draws = drawsOn(numbersFrom(seed));
    const { cells, visitors } = await fictionalWorld(tx, { organisationId, today, months, bank, draws });
    if (cells.length === 0) throw new Refused(refuse(reason('meetings.no-cells-here', {}, 'organisationId')));
    const years = cells.map((world) => ({ world, ...fictionalYear(world) }));
    const meetings = years.flatMap((one) => one.meetings);
    const tasks = years.flatMap((one) => one.tasks);
    const topics = years.flatMap((one) => fictionalTopics(one.world, one.meetings));

    const plans = await putYearPlans(tx, cells);
    const year = today.slice(0, 4);
    const planOf = ({ slot, sheet }: FictionalMeeting): string | null =>
      slot.kind !== 'committee' && slot.plannedOn.slice(0, 4) === year ? plans.get(sheet.organisationId)! : null;
    await insertFictionalMeetings(tx, meetings, { planOf, scoredBy: actor.accountId });
    await putTasks(tx, { tasks, meetings }, actor.accountId);
    await putTopics(tx, topics);
    await insertFictionalAbove(tx, { organisationId, today, months, bank, cells }, { meetings, visitors });
    await insertFictionalMonths(tx, { today, bank, cells }, meetings);
    const counts = { cells: cells.length, meetings: meetings.length, tasks: tasks.length, topics: topics.length };
    note({ subject: `organisations.organisation ${organisationId}`, after: counts });
    return counts;
  },
);
