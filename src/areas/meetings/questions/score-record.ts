import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { together } from '../../../platform/db/together.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { openTasksOf } from '../../tasks/public.ts';
import type { SheetInput } from '../contract/sheet.ts';
import { meetingAgendaKind } from '../rules/agenda-pack.ts';
import type { RollCall } from '../rules/excused-run.ts';
import type { MeetingFacts, MeetingVerdict } from '../rules/held-meeting.ts';
import { meetingRecordOf } from '../rules/meeting-record.ts';
import type { MeetingRecord } from '../rules/score-facts.ts';
import { meetingScoreKind } from '../rules/score-pack.ts';

/** The form by which a meeting of a day is scored, or null where none is in force. */
export const scorePackOn = (on: Day) => findPackInForce(shippedPacks(), meetingScoreKind, on) ?? null;

/** The order of meetings in force on a day, or null. */
export const agendaPackOn = (on: Day) => findPackInForce(shippedPacks(), meetingAgendaKind, on) ?? null;

/**
 * Roll calls of the closed meetings of an organisation in the year of a day, before that day, as they count by what is known now. The days of the attendance are said outright,
 * so that the planner opens the part of one year and not all of them.
 */
export const callsBefore = async (tx: Tx, organisationId: string, on: Day): Promise<RollCall[]> => {
  const newYear = `${on.slice(0, 4)}-01-01`;
  const { rows } = await sql<RollCall>`
    SELECT a.member_id AS "memberId", a.held_on AS "heldOn", coalesce(a.counted_as, a.status) AS status
    FROM meetings.meeting m JOIN meetings.attendance a ON a.meeting_id = m.id AND a.held_on = m.held_on
    WHERE m.org_id = ${organisationId} AND m.state IN ('closed', 'reported') AND m.kind IN ('regular', 'combined')
      AND m.held_on >= ${newYear}::date AND m.held_on < ${on}::date
      AND a.held_on >= ${newYear}::date AND a.held_on < ${on}::date
      AND a.counted_as IS DISTINCT FROM 'not-on-roll' AND a.counted_as IS DISTINCT FROM 'not-called'`.execute(tx);
  return rows;
};

/** What went before a meeting that its score may rest on; read together. */
export const scoreWorldOf = async (tx: Tx, organisationId: string, on: Day) => {
  const [calls, openTasks] = await together([callsBefore(tx, organisationId, on), openTasksOf(tx, organisationId, on)]);
  return { calls, openTasks };
};

export type ScoreWorld = Awaited<ReturnType<typeof scoreWorldOf>>;

/** What the program knows of a meeting that its score may rest on; what is not known is null, never zero. */
export const scoreRecordIn = (
  world: ScoreWorld,
  input: SheetInput,
  held: { readonly facts: MeetingFacts; readonly verdict: MeetingVerdict; readonly isComplete: boolean },
): MeetingRecord => meetingRecordOf(input, { ...held, ...world, agenda: agendaPackOn(input.heldOn)?.content ?? null });
