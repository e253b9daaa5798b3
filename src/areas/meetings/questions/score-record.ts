import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
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

/** Roll calls of the closed meetings of an organisation in the year of a day, before that day. */
export const callsBefore = async (tx: Tx, organisationId: string, on: Day): Promise<RollCall[]> => {
  const { rows } = await sql<RollCall>`
    SELECT a.member_id AS "memberId", a.held_on AS "heldOn", a.status
    FROM meetings.meeting m JOIN meetings.attendance a ON a.meeting_id = m.id AND a.held_on = m.held_on
    WHERE m.org_id = ${organisationId} AND m.state IN ('closed', 'reported') AND m.kind IN ('regular', 'combined')
      AND m.held_on >= date_trunc('year', ${on}::date) AND m.held_on < ${on}::date`.execute(tx);
  return rows;
};

/** What the program knows of a meeting that its score may rest on; what is not known is null, never zero. */
export const scoreRecordOf = async (
  tx: Tx,
  input: SheetInput,
  held: { facts: MeetingFacts; verdict: MeetingVerdict; isComplete: boolean },
): Promise<MeetingRecord> =>
  meetingRecordOf(input, {
    ...held,
    calls: await callsBefore(tx, input.organisationId, input.heldOn),
    openTasks: await openTasksOf(tx, input.organisationId, input.heldOn),
    agenda: agendaPackOn(input.heldOn)?.content ?? null,
  });
